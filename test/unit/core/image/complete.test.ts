import assert from 'node:assert/strict';
import sharp from 'sharp';
import { isComplete } from '../../../../src/core/image/complete.ts';
import type { PictureFormat } from '../../../../src/core/model/draft.ts';

const noise = sharp({
  create: { width: 64, height: 64, channels: 3, background: 'red', noise: { type: 'gaussian', mean: 128, sigma: 60 } },
});

const files: Readonly<Record<PictureFormat, () => Promise<Uint8Array>>> = {
  png: () => noise.clone().png().toBuffer(),
  jpeg: () => noise.clone().jpeg().toBuffer(),
  webp: () => noise.clone().webp().toBuffer(),
  gif: () => noise.clone().gif().toBuffer(),
  svg: async () => new TextEncoder().encode('<svg width="8" height="8"><rect/></svg>\n<!-- done -->\n'),
};

describe('a picture is complete', () => {
  for (const [format, file] of Object.entries(files) as [PictureFormat, () => Promise<Uint8Array>][]) {
    const check = (bytes: Uint8Array) => isComplete(format, { head: bytes, tail: bytes, length: bytes.length });
    it(`with its end, as ${format}`, async () => assert.equal(check(await file()), true));

    it(`not without it, as ${format}`, async () => {
      const bytes = await file();
      for (const length of [bytes.length >> 1, bytes.length - 24])
        assert.equal(check(bytes.subarray(0, length)), false);
    });

    if (format !== 'svg')
      it(`with zeros behind its end, as ${format}`, async () => {
        assert.equal(check(Buffer.concat([await file(), new Uint8Array(100)])), true);
      });
  }

  it('as an SVG of one element', () => {
    const bytes = new TextEncoder().encode('<svg width="8" height="8"/>');
    assert.equal(isComplete('svg', { head: bytes, tail: bytes, length: bytes.length }), true);
  });
});
