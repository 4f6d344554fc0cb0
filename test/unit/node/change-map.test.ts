import assert from 'node:assert/strict';
import sharp from 'sharp';
import { sniff } from '../../../src/core/image/sniff.ts';
import { changeMap } from '../../../src/node/change-map.ts';
import { noisePng } from './noise.ts';

const SIZE = { width: 40, height: 20 };

/** Grey, with its top left quarter in another colour. */
async function patched(background = '#808080', size = SIZE): Promise<Buffer> {
  const quarter = { width: size.width / 2, height: size.height / 2 };
  const rest = { right: quarter.width, bottom: quarter.height };
  return sharp({ create: { ...quarter, channels: 4, background } })
    .extend({ ...rest, background: '#808080' })
    .png()
    .toBuffer();
}

/** Red, green, blue and alpha. */
async function pixel(map: Uint8Array, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(map).raw().toBuffer({ resolveWithObject: true });
  assert.equal(info.channels, 4);
  return [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4)];
}

describe('a map of what has changed', () => {
  it('is clear where nothing has', async () => {
    const picture = await noisePng(50);
    const { map, changed } = await changeMap(picture, picture);
    assert.equal(changed, 0);
    assert.equal((await sharp(map).stats()).channels[3]?.max, 0);
  });

  it('has the size of the picture before and the share of pixels that changed clearly', async () => {
    const { map, changed } = await changeMap(await patched(), await patched('#ff80ff'));
    assert.deepEqual(sniff(map), { format: 'png', ...SIZE, alpha: true });
    assert.equal(changed, 0.25);
    assert.equal((await pixel(map, 30, 15))[3], 0);
    assert.ok(((await pixel(map, 5, 5))[3] ?? 0) > 150);
  });

  it('is the more opaque and the redder the more has changed', async () => {
    const seen = await Promise.all(
      ['#828282', '#8a8a8a', '#c0c0c0', '#80ff80', '#00000000'].map(async (colour) =>
        pixel((await changeMap(await patched(), await patched(colour))).map, 5, 5),
      ),
    );
    const green = seen.map(([, value = 0]) => value);
    const alpha = seen.map(([, , , value = 0]) => value);
    assert.deepEqual(
      green,
      [...green].sort((a, b) => b - a),
    );
    assert.deepEqual(
      alpha,
      [...alpha].sort((a, b) => a - b),
    );
    assert.ok((alpha[0] ?? 0) > 0 && (green[4] ?? 255) < 10, JSON.stringify(seen));
  });

  it('does not count what compression does', async () => {
    const picture = await sharp({ create: { ...SIZE, channels: 3, background: '#808080' } })
      .png()
      .toBuffer();
    const { changed } = await changeMap(picture, await sharp(picture).linear(1, 5).png().toBuffer());
    assert.equal(changed, 0);
  });

  it('does not count colours that cannot be seen', async () => {
    const clear = (background: string) =>
      sharp({ create: { ...SIZE, channels: 4, background } })
        .png()
        .toBuffer();
    assert.equal((await changeMap(await clear('#ff000000'), await clear('#00ff0000'))).changed, 0);
  });

  it('brings the picture after to the size of the one before', async () => {
    const larger = await patched('#808080', { width: 80, height: 40 });
    assert.equal((await changeMap(await patched(), larger)).changed, 0);
  });

  it('looks at both upright', async () => {
    const upright = await patched('#ffffff');
    const lying = await sharp(upright).rotate(90).withMetadata({ orientation: 8 }).png().toBuffer();
    const { map, changed } = await changeMap(lying, upright);
    assert.deepEqual([sniff(map)?.width, sniff(map)?.height, changed], [SIZE.width, SIZE.height, 0]);
  });
});
