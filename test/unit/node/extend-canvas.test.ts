import assert from 'node:assert/strict';
import sharp from 'sharp';
import { sniff } from '../../../src/core/image/sniff.ts';
import { extendCanvas, type Margins } from '../../../src/node/extend-canvas.ts';
import { noisePng } from './noise.ts';

const EDGE = 200;
const NONE: Margins = { left: 0, top: 0, right: 0, bottom: 0 };

const alphaOf = (bytes: Uint8Array) => sharp(bytes).extractChannel(3).raw().toBuffer();

describe('a canvas that is extended', () => {
  const cases: readonly Partial<Margins>[] = [
    { left: 50 },
    { top: 20 },
    { right: 33, bottom: 1 },
    { left: 7, top: 8, right: 9, bottom: 10 },
  ];
  for (const sides of cases) {
    it(`holds the old picture in its place: ${JSON.stringify(sides)}`, async () => {
      const picture = await noisePng(EDGE);
      const margins = { ...NONE, ...sides };
      const { left, top, right, bottom } = margins;
      const { image, mask, feather } = await extendCanvas(picture, margins);
      const size = { width: EDGE + left + right, height: EDGE + top + bottom };
      for (const bytes of [image, mask]) assert.deepEqual(sniff(bytes), { format: 'png', ...size, alpha: true });

      const old = await sharp(image).extract({ left, top, width: EDGE, height: EDGE }).removeAlpha().raw().toBuffer();
      assert.ok(old.equals(await sharp(picture).raw().toBuffer()));

      const [opaque, kept] = [await alphaOf(image), await alphaOf(mask)];
      for (let at = 0; at < kept.length; at++) {
        const [x, y] = [(at % size.width) - left, Math.floor(at / size.width) - top];
        const isOld = x >= 0 && x < EDGE && y >= 0 && y < EDGE;
        const nearNew =
          (left > 0 && x < feather) ||
          (top > 0 && y < feather) ||
          (right > 0 && x >= EDGE - feather) ||
          (bottom > 0 && y >= EDGE - feather);
        assert.equal(opaque[at], isOld ? 255 : 0, `the picture at ${x}, ${y}`);
        assert.equal(kept[at], isOld && !nearNew ? 255 : 0, `the mask at ${x}, ${y}`);
      }
      assert.equal(feather, 4);
    });
  }

  it('is upright', async () => {
    const lying = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#ff0000' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const facts = sniff((await extendCanvas(lying, { ...NONE, bottom: 10 })).image);
    assert.deepEqual([facts?.width, facts?.height], [40, 70]);
  });

  it('leaves something of the smallest picture', async () => {
    const { mask } = await extendCanvas(await noisePng(8), { left: 8, top: 8, right: 8, bottom: 8 });
    assert.ok((await alphaOf(mask)).includes(255));
  });

  for (const margins of [{}, { left: -1, right: 5 }, { top: 0.5 }, { bottom: Number.NaN }]) {
    it(`is not made of ${JSON.stringify(margins)}`, async () => {
      await assert.rejects(
        extendCanvas(await noisePng(8), { ...NONE, ...margins }),
        /^ImageError: Extend the canvas by whole pixels/,
      );
    });
  }
});
