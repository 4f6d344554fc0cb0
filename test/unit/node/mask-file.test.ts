import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { sniff } from '../../../src/core/image/sniff.ts';
import { isImageError } from '../../../src/core/wire/errors.ts';
import { fitMask, type MaskMeaning, readMask, writeMask } from '../../../src/node/mask-file.ts';

const SIZE = { width: 40, height: 20 };

/** One value for the left quarter of a plane, another for the rest. */
function quarter(left: number, rest: number, { width, height } = SIZE): Buffer {
  const plane = Buffer.alloc(width * height, rest);
  for (let row = 0; row < height; row++) plane.fill(left, row * width, row * width + Math.floor(width / 4));
  return plane;
}

/** The left quarter in one grey, the rest in another. */
function grey(left: number, rest: number): Sharp {
  return sharp(quarter(left, rest), { raw: { ...SIZE, channels: 1 } });
}

/** The left quarter of a blue picture, less opaque than the rest. */
function transparent(left: number, rest = 255, size = SIZE): Sharp {
  const blue = sharp({ create: { ...size, channels: 3, background: '#3366cc' } });
  return blue.joinChannel(quarter(left, rest, size), { raw: { ...size, channels: 1 } });
}

const alphaOf = (mask: Uint8Array) => sharp(mask).extractChannel(3).raw().toBuffer();

async function assertLeftQuarter(mask: Uint8Array, { width, height } = SIZE, blur = 0): Promise<void> {
  assert.deepEqual(sniff(mask), { format: 'png', width, height, alpha: true });
  assert.equal((await sharp(mask).metadata()).channels, 4);
  const alpha = await alphaOf(mask);
  for (let at = 0; at < alpha.length; at++) {
    const x = at % width;
    if (Math.abs(x + 0.5 - width / 4) < blur) continue;
    assert.equal(alpha[at], x < width / 4 ? 0 : 255, `at ${x}`);
  }
}

const TRANSPARENT = 'What is transparent in the mask is edited';
const WHITE = 'What is white in the mask is edited, for nothing in it is transparent';

describe('a mask that somebody made', () => {
  const files: Readonly<Record<string, readonly [make: () => Promise<Uint8Array>, meaning: MaskMeaning]>> = {
    'a transparent PNG': [() => transparent(0).png().toBuffer(), 'alpha'],
    'a transparent PNG of a palette': [() => transparent(0).png({ palette: true }).toBuffer(), 'alpha'],
    'a transparent PNG of 16 bits': [
      async () =>
        sharp(await transparent(0).png().toBuffer())
          .toColourspace('rgb16')
          .png()
          .toBuffer(),
      'alpha',
    ],
    'a grey PNG with alpha': [() => transparent(0).greyscale().toColourspace('b-w').png().toBuffer(), 'alpha'],
    'a transparent WebP': [() => transparent(0).webp({ lossless: true }).toBuffer(), 'alpha'],
    'a black and white PNG': [() => grey(255, 0).png().toBuffer(), 'white'],
    'a black and white PNG with an opaque alpha channel': [
      () => grey(255, 0).toColourspace('srgb').ensureAlpha().png().toBuffer(),
      'white',
    ],
    'a black and white TIFF': [() => grey(255, 0).tiff({ compression: 'lzw' }).toBuffer(), 'white'],
  };
  for (const [name, [make, meaning]] of Object.entries(files)) {
    it(`may be ${name}`, async () => {
      const read = await readMask(await make(), SIZE);
      await assertLeftQuarter(read.mask);
      assert.deepEqual([read.meaning, read.covered], [meaning, 0.25]);
      assert.deepEqual(read.said, [meaning === 'alpha' ? TRANSPARENT : WHITE]);
    });
  }

  it('may be a JPEG, which is not quite black and white', async () => {
    const { meaning, covered } = await readMask(await grey(255, 0).jpeg({ quality: 60 }).toBuffer(), SIZE);
    assert.deepEqual([meaning, covered], ['white', 0.25]);
  });

  it('keeps its soft edges', async () => {
    const { mask, covered } = await readMask(await transparent(100, 200).png().toBuffer(), SIZE);
    assert.deepEqual([...new Set(await alphaOf(mask))], [100, 200]);
    assert.equal(covered, 0.25);
  });

  it('is understood as it is said to be', async () => {
    const bytes = await grey(255, 0)
      .toColourspace('srgb')
      .joinChannel(quarter(200, 0), { raw: { ...SIZE, channels: 1 } })
      .png()
      .toBuffer();
    const said = await Promise.all([
      readMask(bytes, SIZE, 'white'),
      readMask(bytes, SIZE, 'alpha'),
      readMask(bytes, SIZE),
    ]);
    assert.deepEqual(
      said.map(({ meaning, covered }) => [meaning, covered]),
      [
        ['white', 0.25],
        ['alpha', 0.75],
        ['alpha', 0.75],
      ],
    );
  });

  it('is turned upright', async () => {
    // Lying on its right side: what is on top of it is on the left of the picture.
    const lying = await sharp(await grey(255, 0).png().toBuffer())
      .rotate(90)
      .withMetadata({ orientation: 8 })
      .png()
      .toBuffer();
    await assertLeftQuarter((await readMask(lying, SIZE)).mask);
  });

  it('is scaled where it has the same shape, and that is said', async () => {
    for (const size of [
      { width: 80, height: 40 },
      { width: 20, height: 10 },
      { width: 27, height: 13 },
    ]) {
      const { mask, said } = await readMask(await transparent(0, 255, size).png().toBuffer(), SIZE);
      await assertLeftQuarter(mask, SIZE, 2);
      assert.deepEqual(said, [TRANSPARENT, `The mask was scaled from ${size.width} × ${size.height} to 40 × 20`]);
    }
  });

  const photo = () =>
    sharp(Buffer.from(Array.from({ length: 2400 }, (_, at) => (at % 3) * 100)), { raw: { ...SIZE, channels: 3 } });
  const refusals: Readonly<
    Record<string, readonly [make: () => Promise<Uint8Array>, message: string, wanted?: MaskMeaning]>
  > = {
    'of another shape': [
      async () => transparent(0, 255, { width: 40, height: 40 }).png().toBuffer(),
      'The mask is 40 × 40, but its picture 40 × 20: it must have the same shape',
    ],
    'that is black': [
      () => grey(0, 0).png().toBuffer(),
      'The mask leaves nothing to edit: nothing in it is white or transparent',
    ],
    'that was painted with nothing': [
      () => grey(255, 255).png().toBuffer(),
      'The mask leaves nothing to edit: nothing in it is transparent',
      'alpha',
    ],
    'that was painted all but invisibly': [
      async () => transparent(200).png().toBuffer(),
      'The mask leaves nothing to edit: nothing in it is transparent',
    ],
    'that is a photograph': [
      () => photo().png().toBuffer(),
      'The mask is a coloured picture: a mask is transparent where to edit, or black with that area in white',
    ],
    'that is cut off': [
      async () => (await transparent(0).png().toBuffer()).subarray(0, 90),
      'The mask cannot be read: it is no picture, cut off or damaged',
    ],
    'that is a text': [
      async () => Buffer.from('no mask'),
      'The mask cannot be read: it is no picture, cut off or damaged',
    ],
    'that is empty': [async () => new Uint8Array(0), 'The mask cannot be read: it is no picture, cut off or damaged'],
  };
  for (const [name, [make, message, wanted]] of Object.entries(refusals)) {
    it(`is refused: one ${name}`, async () => {
      await assert.rejects(readMask(await make(), SIZE, wanted), (error) => {
        assert.ok(isImageError(error), String(error));
        assert.deepEqual([error.code, error.problems], ['invalid-request', [{ field: 'mask', message }]]);
        return true;
      });
    });
  }
});

describe('a mask as it is sent', () => {
  it('is a PNG of four channels with the alpha that was given', async () => {
    const alpha = randomBytes(SIZE.width * SIZE.height);
    const mask = await writeMask(alpha, SIZE);
    assert.deepEqual(sniff(mask), { format: 'png', ...SIZE, alpha: true });
    assert.ok(alpha.equals(await alphaOf(mask)));
  });

  it('stays small whatever is painted, its area where it was', async () => {
    const edge = 200;
    // Nothing is harder to compress: noise, on the left more transparent than not.
    const alpha = randomBytes(edge * edge).map((value, at) => (at % edge < edge / 2 ? value >> 1 : 128 + (value >> 1)));
    const mask = await writeMask(alpha, { width: edge, height: edge }, 10_000);
    assert.ok(mask.length < 10_000, `${mask.length} bytes`);
    const sent = await alphaOf(mask);
    const halves = Buffer.from(alpha.map((value) => (value < 128 ? 0 : 255)));
    assert.ok(sent.equals(halves));
  });

  it('loses its grain where it is noise even without soft edges', async () => {
    const edge = 200;
    const alpha = randomBytes(edge * edge);
    const size = { width: edge, height: edge };
    const [fine, coarse] = [await writeMask(alpha, size), await writeMask(alpha, size, 3000)];
    assert.ok(fine.length > 40_000 && coarse.length < 3000, `${fine.length}, ${coarse.length} bytes`);
    assert.deepEqual([...new Set(await alphaOf(coarse))].sort(), [0, 255]);
  });

  it('follows its picture that was cropped and reduced', async () => {
    const mask = await writeMask(quarter(0, 255), SIZE);
    const facts = { format: 'png', width: 10, height: 10, alpha: false } as const;
    const crop = { left: 5, top: 0, width: 20, height: 20 };
    const followed = await fitMask(mask, { bytes: new Uint8Array(0), facts, done: [], crop });
    const [first] = [await alphaOf(followed)];
    assert.deepEqual([sniff(followed)?.width, sniff(followed)?.height], [10, 10]);
    assert.deepEqual([first[0], first[1], first[4], first[9]], [0, 0, 255, 255]);
  });
});
