import assert from 'node:assert/strict';
import sharp, { type Sharp } from 'sharp';
import { sniff } from '../../../src/core/image/sniff.ts';
import { isImageError } from '../../../src/core/wire/errors.ts';
import { fitMarkup, readMarkup } from '../../../src/node/markup-file.ts';

const SIZE = { width: 40, height: 20 };
const RED = [229, 20, 0, 255];

/** A red stroke over the left quarter of nothing. */
function stroke({ width, height } = SIZE): Sharp {
  const red = { create: { width: width / 4, height, channels: 4, background: '#e51400' } } as const;
  const none = { create: { width, height, channels: 4, background: '#00000000' } } as const;
  return sharp(none).composite([{ input: red, left: 0, top: 0 }]);
}

function even(background: string): Promise<Buffer> {
  return sharp({ create: { ...SIZE, channels: 4, background } })
    .png()
    .toBuffer();
}

async function assertStroke(markup: Uint8Array, { width, height } = SIZE): Promise<void> {
  assert.deepEqual(sniff(markup), { format: 'png', width, height, alpha: true });
  const { data, info } = await sharp(markup).raw().toBuffer({ resolveWithObject: true });
  assert.equal(info.channels, 4);
  const pixel = (x: number) => [...data.subarray(4 * x, 4 * x + 4)];
  assert.deepEqual(pixel(0), RED);
  assert.equal(pixel(width - 1)[3], 0);
}

describe('markup that somebody drew', () => {
  it('goes as it is where nothing has to be done', async () => {
    const bytes = await stroke().png().toBuffer();
    const read = await readMarkup(bytes, SIZE);
    assert.equal(read.markup, bytes);
    assert.deepEqual(read.said, []);
  });

  const files: Readonly<Record<string, () => Promise<Uint8Array>>> = {
    'a PNG of a palette': () => stroke().png({ palette: true }).toBuffer(),
    'a WebP': () => stroke().webp({ lossless: true }).toBuffer(),
    'a TIFF': () => stroke().tiff({ compression: 'lzw' }).toBuffer(),
  };
  for (const [what, make] of Object.entries(files)) {
    it(`becomes a PNG of four channels from ${what}`, async () => {
      await assertStroke((await readMarkup(await make(), SIZE)).markup);
    });
  }

  it('is brought to the size of its picture where it has the same shape, and says so', async () => {
    const bytes = await stroke({ width: 80, height: 40 }).png().toBuffer();
    const { markup, said } = await readMarkup(bytes, SIZE);
    await assertStroke(markup);
    assert.deepEqual(said, ['The markup was scaled from 80 × 40 to 40 × 20']);
  });

  const refusals: Readonly<Record<string, readonly [make: () => Promise<Uint8Array>, message: RegExp]>> = {
    'of another shape': [() => stroke({ width: 40, height: 40 }).png().toBuffer(), /40 × 40.*40 × 20.*same shape/],
    'without transparency': [() => stroke().removeAlpha().png().toBuffer(), /no transparency/],
    'with nothing drawn': [() => even('#e5140000'), /Nothing is drawn/],
    'that leaves nothing of the picture': [() => even('#e5140080'), /hides the whole picture/],
    'that is a text': [async () => new TextEncoder().encode('a hat'), /cannot be read/],
    'that is cut off': [async () => (await stroke().png().toBuffer()).subarray(0, 80), /cannot be read/],
  };
  for (const [what, [make, message]] of Object.entries(refusals)) {
    it(`is refused ${what}`, async () => {
      await assert.rejects(readMarkup(await make(), SIZE), (error) => {
        assert.ok(isImageError(error) && error.code === 'invalid-request');
        assert.match(error.message, message);
        assert.deepEqual(
          error.problems?.map(({ field }) => field),
          ['markup'],
        );
        return true;
      });
    });
  }

  it('is cropped and reduced with its picture', async () => {
    const { markup } = await readMarkup(await stroke().png().toBuffer(), SIZE);
    const facts = { format: 'png', width: 20, height: 20, alpha: true } as const;
    const crop = { left: 0, top: 0, width: 20, height: 20 };
    await assertStroke(await fitMarkup(markup, { bytes: markup, facts, done: [], crop }), { width: 20, height: 20 });
    const half = { ...facts, height: 10 };
    await assertStroke(await fitMarkup(markup, { bytes: markup, facts: half, done: [] }), { width: 20, height: 10 });
  });
});
