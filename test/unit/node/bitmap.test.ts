import assert from 'node:assert/strict';
import { readBitmap } from '../../../src/node/bitmap.ts';
import { BITMAP_SIZE, type BitmapKind, bitmap, bitmapColours } from './bitmaps.ts';

describe('a BMP is read', () => {
  const kinds: Readonly<Record<string, BitmapKind>> = {
    'of 1 bit': { bits: 1 },
    'of 4 bits': { bits: 4 },
    'of 8 bits': { bits: 8 },
    'of 16 bits': { bits: 16 },
    'of 24 bits': { bits: 24 },
    'of 32 bits': { bits: 32 },
    'from the top down': { bits: 24, topDown: true },
    'of 16 bits, six of them for green': { bits: 16, masks: [0xf800, 0x7e0, 0x1f] },
    'of 32 bits in another order': { bits: 32, masks: [0xff, 0xff00, 0xff0000] },
    'with alpha': { bits: 32, masks: [0xff0000, 0xff00, 0xff, 0xff000000] },
    'of 24 bits from OS/2': { bits: 24, core: true },
    'of 8 bits from OS/2': { bits: 8, core: true },
  };
  for (const [name, kind] of Object.entries(kinds)) {
    it(name, async () => {
      const { data, channels, ...size } = await readBitmap(bitmap(kind));
      assert.deepEqual(size, BITMAP_SIZE);
      assert.equal(channels, kind.masks?.[3] ? 4 : 3);
      assert.deepEqual(
        [...data],
        bitmapColours(kind).flatMap((colour) => colour.slice(0, channels)),
      );
    });
  }

  const broken: Readonly<Record<string, readonly [bytes: Buffer, message: RegExp]>> = {
    'cut off in its pixels': [bitmap({ bits: 24 }).subarray(0, -8), /pixels of the BMP are missing/],
    'cut off in its header': [bitmap({ bits: 24 }).subarray(0, 20), /RangeError|outside the bounds/],
    'run-length encoded': [bitmap({ bits: 8, compression: 1 }), /compression 1/],
    'of a depth that does not exist': [withBits(7), /7 bits/],
  };
  for (const [name, [bytes, message]] of Object.entries(broken)) {
    it(`not where it is ${name}`, async () => {
      await assert.rejects(readBitmap(bytes), message);
    });
  }
});

function withBits(bits: number): Buffer {
  const bytes = bitmap({ bits: 24 });
  bytes.writeUInt16LE(bits, 28);
  return bytes;
}
