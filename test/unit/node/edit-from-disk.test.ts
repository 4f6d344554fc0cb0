import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { isSpooled } from '../../../src/core/image/picture-bytes.ts';
import { sniff } from '../../../src/core/image/sniff.ts';
import type { Draft, FilePicture, ImageRequest } from '../../../src/core/model/draft.ts';
import { validate } from '../../../src/core/model/validate.ts';
import { isImageError } from '../../../src/core/wire/errors.ts';
import type { ImageEvent } from '../../../src/core/wire/events.ts';
import { PRESETS } from '../../../src/core/wire/server.ts';
import { createApi } from '../../../src/node/api.ts';
import { openPicture } from '../../../src/node/open-picture.ts';
import { makePlaceholder } from '../../../src/node/placeholder.ts';
import { type StandIn, startStandIn } from '../../server/stand-in.ts';
import { noisePng } from './noise.ts';

type Pictures = Pick<Draft, 'image' | 'mask'>;

const MODEL = 'gpt-image-2.5-flare';
const EDGE = 1000;

describe('an edit of pictures on disk', () => {
  let folder: string;
  let large: Buffer;
  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'stipple-edit-'));
    large = await noisePng(EDGE);
    assert.ok(large.length > 3_000_000, `${large.length} bytes`);
  });
  after(() => rmSync(folder, { recursive: true }));

  const write = (name: string, bytes: Uint8Array) => {
    writeFileSync(path.join(folder, name), bytes);
    return path.join(folder, name);
  };

  describe('at a server', () => {
    let standIn: StandIn;
    /** Nobody wants to wait in a test: this happens instead. */
    let meanwhile = () => {};
    const api = createApi({ clock: { now: Date.now, random: () => 0, wait: async () => meanwhile() } });
    before(async () => {
      standIn = await startStandIn();
    });
    beforeEach(() => {
      standIn.reset();
      meanwhile = () => {};
    });
    after(async () => {
      await api.close();
      await standIn.close();
    });
    const ask = (pictures: Pictures) => {
      const headers = { authorization: `Bearer ${standIn.key}` };
      const server = { ...PRESETS.openai, baseUrl: standIn.url, headers, extraBody: {} };
      return collect(api.make(edit(MODEL, pictures), server, new AbortController().signal));
    };

    it('sends them byte for byte, beside a mask in memory', async () => {
      const names = ['1.png', '2.png', '3.png'];
      const image = await Promise.all(names.map((name) => openPicture(write(name, large))));
      const clear = await plainPng(EDGE, EDGE, '#0000');
      await ask({ image, mask: inMemory('mask.png', clear) });
      const { files } = await standIn.nextRequest();
      assert.deepEqual(
        files.map(({ filename, contentType, length, sha256 }) => [filename, contentType, length, sha256]),
        [
          ...names.map((name) => [name, 'image/png', large.length, hashOf(large)]),
          ['mask.png', 'image/png', clear.length, hashOf(clear)],
        ],
      );
    });

    it('sends them from their start again where the server wants them again', async () => {
      standIn.next({ fault: 'slow-down', times: 2 });
      const events = await ask({ image: [await openPicture(write('again.png', large))] });
      assert.equal(events.filter(({ type }) => type === 'image-finished').length, 1);
      assert.deepEqual(
        standIn.requests.map(({ files }) => files.map(({ sha256 }) => sha256)),
        [1, 2, 3].map(() => [hashOf(large)]),
      );
    });

    it('breaks off, unanswered, where one has changed since it was checked; the next edit takes it as it is', async () => {
      const file = write('changing.png', large);
      const image = [await openPicture(file)];
      appendFileSync(file, 'more');
      await rejectsAsChanged(ask({ image }), 'changing.png');
      const record = await standIn.nextRequest();
      await record.ended;
      assert.deepEqual([record.ending, record.files, record.status], ['aborted', [], undefined]);
      assert.equal((await ask({ image: [await openPicture(file)] })).at(-1)?.type, 'answer-finished');
    });

    it('breaks off where one has changed before it is sent again', async () => {
      const file = write('restless.png', large);
      const image = [await openPicture(file)];
      standIn.next('slow-down');
      meanwhile = () => appendFileSync(file, 'more');
      await rejectsAsChanged(ask({ image }), 'restless.png');
      assert.equal(standIn.requests.filter(({ files }) => files.length > 0).length, 1);
    });

    it('carries them in the JSON beside a picture by address, unless they have changed', async () => {
      const small = await noisePng(64);
      const file = write('small.png', small);
      const address = { kind: 'url', url: 'https://example.org/a.png' } as const;
      const image = [address, await openPicture(file)];
      // The stand-in does not look elsewhere for a picture.
      await assert.rejects(ask({ image }), isImageError);
      const { fields } = await standIn.nextRequest();
      const inline = `data:image/png;base64,${small.toString('base64')}`;
      assert.deepEqual(fields.images, [{ image_url: address.url }, { image_url: inline }]);
      appendFileSync(file, 'more');
      await rejectsAsChanged(ask({ image }), 'small.png');
      assert.equal(standIn.requests.length, 1);
    });
  });

  describe('offline', () => {
    const paint = (pictures: Pictures) =>
      collect(makePlaceholder(edit('placeholder', pictures), new AbortController().signal));

    it('gives the same as with their bytes in memory, mask included', async () => {
      const [hill, mask] = [await plainPng(96, 64, '#284'), await plainPng(96, 64, '#0008')];
      const fromDisk = await paint({
        image: [await openPicture(write('hill.png', hill))],
        mask: await openPicture(write('mask.png', mask)),
      });
      assert.ok(fromDisk.some(({ type }) => type === 'image-finished'));
      assert.deepEqual(fromDisk, await paint({ image: [inMemory('a', hill)], mask: inMemory('b', mask) }));
    });

    it('is refused where one has changed since it was checked', async () => {
      const file = write('moving.png', large);
      const image = [await openPicture(file)];
      appendFileSync(file, 'more');
      await rejectsAsChanged(paint({ image }), 'moving.png');
    });
  });
});

function edit(model: string, pictures: Pictures): ImageRequest {
  const verdict = validate({ operation: 'edit', options: { prompt: 'winter', model }, ...pictures });
  assert.ok(verdict.ok, JSON.stringify(verdict));
  return verdict.request;
}

async function collect(events: AsyncIterable<ImageEvent>): Promise<ImageEvent[]> {
  const all: ImageEvent[] = [];
  for await (const event of events) {
    all.push(event);
    if (event.type === 'image-finished' && isSpooled(event.bytes)) await event.bytes.discard();
  }
  return all;
}

async function rejectsAsChanged(asking: Promise<unknown>, name: string): Promise<void> {
  const message = `${name} has changed since it was checked: try again`;
  await assert.rejects(asking, { name: 'ImageError', code: 'invalid-request', message });
}

function inMemory(name: string, bytes: Uint8Array): FilePicture {
  return { kind: 'file', name, bytes, facts: sniff(bytes) };
}

function plainPng(width: number, height: number, background: string): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 4, background } })
    .png()
    .toBuffer();
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
