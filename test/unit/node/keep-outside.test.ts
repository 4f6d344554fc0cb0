import assert from 'node:assert/strict';
import sharp from 'sharp';
import { sniff } from '../../../src/core/image/sniff.ts';
import { keepOutsideMask } from '../../../src/node/keep-outside.ts';

const SIZE = { width: 120, height: 80 };
const HOLE = { left: 40, top: 20, width: 40, height: 40 };
const FEATHER = 8;

/** No two neighbours alike, so that nothing can have been repainted unseen. */
async function noise(channels: 3 | 4, size = SIZE) {
  const data = Buffer.alloc(size.width * size.height * channels);
  for (let at = 0; at < data.length; at++) data[at] = (at * 7919 + (at >> 3) * 31) & 255;
  return sharp(data, { raw: { ...size, channels } });
}

async function plain(background: string, size = SIZE): Promise<Buffer> {
  return sharp({ create: { ...size, channels: 3, background } })
    .png()
    .toBuffer();
}

async function maskWithHole(size = SIZE, hole = HOLE): Promise<Buffer> {
  const data = Buffer.alloc(size.width * size.height * 4, 255);
  for (let y = hole.top; y < hole.top + hole.height; y++)
    for (let x = hole.left; x < hole.left + hole.width; x++) data[(y * size.width + x) * 4 + 3] = 0;
  return sharp(data, { raw: { ...size, channels: 4 } })
    .png()
    .toBuffer();
}

const pixelsOf = (bytes: Uint8Array) => sharp(bytes).ensureAlpha().raw().toBuffer();

function isInside(x: number, y: number, by = 0): boolean {
  return (
    x >= HOLE.left + by && x < HOLE.left + HOLE.width - by && y >= HOLE.top + by && y < HOLE.top + HOLE.height - by
  );
}

describe('an edit that keeps what is outside its mask', () => {
  for (const format of ['png', 'webp'] as const) {
    for (const channels of [3, 4] as const) {
      it(`changes no pixel outside, in ${format} with ${channels} channels, and all far inside`, async () => {
        const original = await (await noise(channels)).png().toBuffer();
        const edited = await plain('#0080ff');
        const merged = await keepOutsideMask({
          original,
          edited,
          mask: await maskWithHole(),
          feather: FEATHER,
          format,
        });
        assert.equal(sniff(merged)?.format, format);
        const [before, after] = await Promise.all([pixelsOf(original), pixelsOf(merged)]);
        let changed = 0;
        for (let y = 0; y < SIZE.height; y++) {
          for (let x = 0; x < SIZE.width; x++) {
            const at = (y * SIZE.width + x) * 4;
            const same = before.subarray(at, at + 4).equals(after.subarray(at, at + 4));
            if (!isInside(x, y)) assert.ok(same, `pixel ${x}, ${y} is outside and changed`);
            if (isInside(x, y, FEATHER)) {
              assert.deepEqual([...after.subarray(at, at + 4)], [0, 128, 255, 255], `pixel ${x}, ${y}`);
              changed++;
            }
          }
        }
        assert.equal(changed, (HOLE.width - 2 * FEATHER) * (HOLE.height - 2 * FEATHER));
      });
    }
  }

  it('runs softly from one into the other', async () => {
    const merged = await keepOutsideMask({
      original: await plain('#000000'),
      edited: await plain('#ffffff'),
      mask: await maskWithHole(),
      feather: FEATHER,
      format: 'png',
    });
    const row = await pixelsOf(merged);
    const values = Array.from({ length: FEATHER }, (_, step) => row[(40 * SIZE.width + HOLE.left + step) * 4] ?? 0);
    assert.deepEqual(
      values,
      [...values].sort((a, b) => a - b),
    );
    assert.ok(new Set(values).size > 4, values.join(' '));
  });

  it('brings an edit of another size back to the size of the original', async () => {
    const merged = await keepOutsideMask({
      original: await plain('#000000'),
      edited: await plain('#ffffff', { width: 240, height: 160 }),
      mask: await maskWithHole(),
      feather: 0,
      format: 'png',
    });
    const facts = sniff(merged);
    assert.deepEqual([facts?.width, facts?.height, facts?.alpha], [SIZE.width, SIZE.height, false]);
  });

  it('looks at the original the way its EXIF orientation says', async () => {
    const original = await sharp(await plain('#ff0000'))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const upright = { width: SIZE.height, height: SIZE.width };
    const merged = await keepOutsideMask({
      original,
      edited: await plain('#ffffff', upright),
      mask: await maskWithHole(upright, { left: 10, top: 10, width: 10, height: 10 }),
      feather: 0,
      format: 'png',
    });
    assert.deepEqual([sniff(merged)?.width, sniff(merged)?.height], [upright.width, upright.height]);
  });
});
