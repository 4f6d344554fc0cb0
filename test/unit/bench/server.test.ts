import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';
import { sniff } from '../../../src/core/image/sniff.ts';
import { CASES, MEBIBYTE, pathOf, readPath } from '../../bench/cases.ts';
import { base64Length, type Stretch, streamAnswer } from '../../bench/server/answer.ts';
import { createPicture } from '../../bench/server/picture.ts';

describe('the server of the bench', () => {
  for (const bytes of [1000, 64 * 1024 + 57, 64 * 1024 + 81, 64 * 1024 + 82, 1.5 * MEBIBYTE]) {
    it(`makes a PNG of exactly ${bytes} bytes that is whole, chunk by chunk`, () => {
      const picture = createPicture(bytes, 'final');
      assert.equal(picture.length, bytes);
      assert.equal(sniff(picture)?.format, 'png');
      const types = chunkTypes(picture);
      assert.deepEqual([types[0], types[1], types.at(-1)], ['IHDR', 'IDAT', 'IEND']);
    });
  }

  it('makes the same picture again, and another one for another seed', () => {
    const [first, again, other] = ['final', 'final', 'partial'].map((seed) => createPicture(5000, seed));
    assert.ok(first && again && other);
    assert.ok(first.equals(again));
    assert.ok(!first.equals(other));
  });

  it('is told each case by its path', () => {
    assert.ok(CASES.length > 5);
    for (const { line: _, ...wanted } of CASES) {
      assert.deepEqual(readPath(`${pathOf({ line: 'plain', ...wanted }, 'run-7')}/images/generations`), {
        run: 'run-7',
        wanted,
      });
    }
    assert.equal(readPath('/favicon.ico'), undefined);
  });

  it('answers in the form of the API, previews first', () => {
    const text = streamAnswer(7, 2).map(inWords).join('');
    const events = text
      .split('\n\n')
      .filter(Boolean)
      .map((message) => /^event: (\S+)\ndata: (.*)$/.exec(message));
    const bodies = events.map((event) => JSON.parse(event?.[2] ?? ''));
    assert.deepEqual(
      events.map((event) => event?.[1]),
      ['image_generation.partial_image', 'image_generation.partial_image', 'image_generation.completed'],
    );
    assert.deepEqual(
      bodies.map(({ type, b64_json, partial_image_index }) => [type, b64_json.length, partial_image_index]),
      [
        ['image_generation.partial_image', 12, 0],
        ['image_generation.partial_image', 12, 1],
        ['image_generation.completed', 12, undefined],
      ],
    );
  });
});

function inWords(stretch: Stretch): string {
  return stretch.kind === 'text' ? stretch.text : 'A'.repeat(base64Length(stretch.pictureBytes));
}

/** Throws where a chunk's length or check sum is wrong. */
function chunkTypes(png: Buffer): string[] {
  const types: string[] = [];
  let at = 8;
  while (at < png.length) {
    const end = at + 8 + png.readUInt32BE(at);
    assert.equal(png.readUInt32BE(end), crc32(png.subarray(at + 4, end)));
    types.push(png.toString('latin1', at + 4, at + 8));
    at = end + 4;
  }
  assert.equal(at, png.length);
  return types;
}
