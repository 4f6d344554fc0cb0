import assert from 'node:assert/strict';
import type { FilePicture, InputPicture } from '../../../../src/core/model/draft.ts';
import type { FileContent } from '../../../../src/core/model/file-data.ts';
import { encode } from '../../../../src/core/wire/encode.ts';
import { PRESETS } from '../../../../src/core/wire/server.ts';
import { edit, overlay, picture, requestOf, type Wish } from '../model/drafts.ts';

const MODEL = 'gpt-image-2.5-flare';
const NAMED: readonly InputPicture[] = [
  { kind: 'url', url: 'https://example.org/a.png' },
  { kind: 'file-id', id: 'file-abcdefgh' },
];
const UNREAD = 'nobody may read it yet';

describe('an edit as a call', () => {
  it('carries files to the transport unread, beside bytes', async () => {
    const content: FileContent = {
      size: 45_000_000,
      open: () => {
        throw new Error(UNREAD);
      },
    };
    const mask = overlay();
    const { body } = await encoded({ image: [onDisk(content)], mask });
    assert.ok(body?.kind === 'multipart');
    const files = body.parts.filter((part) => 'filename' in part);
    assert.deepEqual(files, [
      { name: 'image', filename: 'disk.webp', contentType: 'image/webp', content },
      { name: 'mask', filename: 'picture.png', contentType: 'image/png', bytes: new Uint8Array(8) },
    ]);
  });

  for (const length of [0, 1, 8191, 20_000]) {
    it(`beside pictures by address and file id carries ${length} bytes of a file in the JSON, from disk and from memory`, async () => {
      const bytes = Uint8Array.from({ length }, (_, at) => at * 7);
      const chunks = async function* () {
        for (let at = 0; at < length; at += 3000) yield bytes.subarray(at, at + 3000);
      };
      const image = [...NAMED, onDisk({ size: length, open: chunks })];
      const { body } = await encoded({ image, mask: { ...overlay(), bytes } as FilePicture });
      assert.ok(body?.kind === 'json');
      const { images, mask } = JSON.parse(body.text);
      const base64 = Buffer.from(bytes).toString('base64');
      assert.deepEqual(images, [
        { image_url: 'https://example.org/a.png' },
        { file_id: 'file-abcdefgh' },
        { image_url: `data:image/webp;base64,${base64}` },
      ]);
      assert.deepEqual(mask, { image_url: `data:image/png;base64,${base64}` });
    });
  }

  it('fails as reading a file for the JSON fails', async () => {
    const open = async function* () {
      yield new Uint8Array(2);
      throw new Error('it has changed');
    };
    await assert.rejects(encoded({ image: [...NAMED, onDisk({ size: 4, open })] }), /^Error: it has changed$/);
  });
});

function encoded(wish: Wish) {
  const server = { ...PRESETS.openai, baseUrl: 'http://127.0.0.1/v1', headers: {}, extraBody: {} };
  return encode(requestOf(edit(MODEL, wish)), server);
}

function onDisk(content: FileContent): FilePicture {
  const { facts } = picture('webp') as FilePicture;
  return { kind: 'file', name: 'disk.webp', content, facts };
}
