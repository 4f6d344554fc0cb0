import assert from 'node:assert/strict';
import sharp from 'sharp';
import { sniff } from '../../../src/core/image/sniff.ts';
import { pixels } from '../../../src/node/pixels.ts';

/** Red, with a green middle third. */
async function picture(width: number, height: number) {
  const middle = { create: { width: Math.round(width / 3), height, channels: 4, background: '#00ff00' } } as const;
  return sharp({ create: { width, height, channels: 4, background: '#ff0000' } }).composite([{ input: middle }]);
}

describe('pixels on this machine', () => {
  for (const format of ['png', 'jpeg', 'webp', 'gif'] as const) {
    it(`brings a ${format} to exact pixels in its own format, cropped in the middle`, async () => {
      const bytes = await (await picture(300, 100)).toFormat(format).toBuffer();
      const fitted = await pixels.fit(bytes, format, { width: 50, height: 50 });
      const facts = sniff(fitted);
      assert.deepEqual([facts?.format, facts?.width, facts?.height], [format, 50, 50]);
      const { data } = await sharp(fitted).removeAlpha().raw().toBuffer({ resolveWithObject: true });
      for (const at of [0, (25 * 50 + 25) * 3, (49 * 50 + 49) * 3]) {
        const [red = 0, green = 0] = data.subarray(at);
        assert.ok(green > 200 && red < 60, `only the middle is left, not ${red}, ${green}`);
      }
    });
  }

  it('enlarges a photograph the way it is looked at', async () => {
    const lying = await (await picture(90, 30)).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const fitted = await pixels.fit(lying, 'jpeg', { width: 60, height: 180 });
    assert.deepEqual(sniff(fitted), { format: 'jpeg', width: 60, height: 180, alpha: false });
    const { data } = await sharp(fitted).raw().toBuffer({ resolveWithObject: true });
    // Red on top, green in the middle.
    assert.ok((data[0] ?? 0) > 200 && (data[(90 * 60 + 30) * 3 + 1] ?? 0) > 200);
  });

  it('keeps transparency', async () => {
    const clear = sharp({ create: { width: 64, height: 32, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
    const fitted = await pixels.fit(await clear.png().toBuffer(), 'png', { width: 20, height: 10 });
    assert.equal((await sharp(fitted).stats()).channels[3]?.max, 0);
  });

  it('makes a small WebP whose longer edge is as long as asked, and enlarges nothing', async () => {
    const large = await pixels.thumbnail(await (await picture(900, 300)).png().toBuffer(), 320);
    assert.deepEqual([sniff(large)?.format, sniff(large)?.width, sniff(large)?.height], ['webp', 320, 107]);
    const small = await pixels.thumbnail(await (await picture(30, 10)).png().toBuffer(), 320);
    assert.deepEqual([sniff(small)?.width, sniff(small)?.height], [30, 10]);
  });

  it('gives plain arrays of exactly their bytes, which webviews can be sent', async () => {
    const bytes = await pixels.thumbnail(await (await picture(30, 10)).png().toBuffer(), 16);
    assert.equal(Object.getPrototypeOf(bytes), Uint8Array.prototype);
    assert.equal(bytes.buffer.byteLength, bytes.length);
  });
});
