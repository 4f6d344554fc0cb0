import assert from 'node:assert/strict';
import type { PaintOrder } from '../../../../src/node/painter/paint.ts';
import { loadSharp } from '../../../../src/node/sharp.ts';
import { difference, picture, pixelsOf, solid } from './pixels.ts';

const [width, height] = [96, 64];

/** Opaque, with a hole of alpha 0 in columns 30..69 and rows 20..49. */
async function maskWithHole(): Promise<Uint8Array> {
  const pixels = Buffer.alloc(width * height * 4, 255);
  for (let at = 0; at < width * height; at++) if (inHole(at)) pixels[at * 4 + 3] = 0;
  const sharp = await loadSharp();
  return sharp(pixels, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
}

function inHole(at: number): boolean {
  const [x, y] = [at % width, Math.floor(at / width)];
  return x >= 30 && x < 70 && y >= 20 && y < 50;
}

describe('an edit by the painter', () => {
  it('changes what the mask opens and not one value outside', async () => {
    const image = await picture({ prompt: 'blue mountain lake' });
    const [before, after] = [
      await pixelsOf(image),
      await pixelsOf(await picture({ prompt: 'red fox', image, mask: await maskWithHole() })),
    ];
    let changed = 0;
    for (let at = 0; at < width * height; at++) {
      const same = [0, 1, 2, 3].every((channel) => before[at * 4 + channel] === after[at * 4 + channel]);
      if (inHole(at)) changed += same ? 0 : 1;
      else assert.ok(same, `pixel ${at} is outside the mask's hole`);
    }
    assert.ok(changed > 40 * 30 * 0.8, `${changed} of 1200`);
  });

  it('leaves the picture alone under a mask without a hole', async () => {
    const image = await picture();
    assert.equal(
      await difference(image, await picture({ prompt: 'owl', image, mask: await solid(width, height, '#fff') })),
      0,
    );
  });

  it('fits a mask of another size', async () => {
    const image = await picture({ prompt: 'lake' });
    assert.ok(
      (await difference(image, await picture({ prompt: 'owl', image, mask: await solid(10, 10, '#0000') }))) > 5,
    );
  });

  it('fills what was transparent, and keeps the rest transparent', async () => {
    const image = await solid(width, height, '#0000');
    const after = await pixelsOf(await picture({ prompt: 'forest', image, mask: await maskWithHole() }));
    assert.equal(after[3], 0);
    assert.equal(after[(35 * width + 50) * 4 + 3], 255);
  });

  it('keeps the picture recognisable where no mask says where', async () => {
    const image = await picture({ prompt: 'night city skyline' });
    const other = await solid(width, height, '#777');
    const after = await picture({ prompt: 'make it snow', image });
    assert.ok((await difference(image, after)) > 3);
    assert.ok((await correlation(image, after)) > 0.3 && (await correlation(image, other)) < 0.3);
  });

  it('turns a photograph upright and cuts it to the order', async () => {
    const sharp = await loadSharp();
    const lying = await sharp({ create: { width: 40, height: 90, channels: 3, background: '#246' } })
      .composite([{ input: Buffer.from(await solid(40, 45, '#f80')), left: 0, top: 0 }])
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const upright = await pixelsOf(await picture({ image: lying, mask: await solid(4, 4, '#fff') }));
    assert.equal(upright.length, width * height * 4);
    const [left = 0, right = 0] = [upright[(32 * width + 8) * 4], upright[(32 * width + 88) * 4]];
    assert.ok(right > 200 && left < 80, `${left} and ${right}`);
  });

  const captions = ['<b>&amp;</b> "x"', '🦊🦊🦊', '一只红色的狐狸', 'x'.repeat(32_000), '\ud83e', ' \n\t '];
  for (const prompt of captions) {
    it(`sets ${JSON.stringify(prompt.slice(0, 20))} as a caption`, async () => {
      const sharp = await loadSharp();
      const found = await sharp(
        await picture({ prompt, image: await solid(200, 120, '#8aa'), width: 200, height: 120 }),
      ).metadata();
      assert.deepEqual([found.width, found.height], [200, 120]);
    });
  }

  for (const output_format of ['png', 'jpeg', 'webp'] satisfies PaintOrder['output_format'][]) {
    it(`comes as ${output_format} with as many previews as were asked for`, async () => {
      const sharp = await loadSharp();
      const bytes = await picture({ image: await solid(50, 50, '#abc'), output_format, partial_images: 2 });
      assert.equal((await sharp(bytes).metadata()).format, output_format);
    });
  }

  it('says so when the image is none', async () => {
    await assert.rejects(picture({ image: new TextEncoder().encode('not an image') }), /unsupported image format/);
  });
});

/** How alike the lightness of two pictures runs, -1..1. */
async function correlation(one: Uint8Array, other: Uint8Array): Promise<number> {
  const lights = async (bytes: Uint8Array): Promise<readonly number[]> => {
    const pixels = await pixelsOf(bytes);
    const light = Array.from(
      { length: pixels.length / 4 },
      (_, at) => (pixels[at * 4] ?? 0) + (pixels[at * 4 + 1] ?? 0),
    );
    const mean = light.reduce((sum, value) => sum + value, 0) / light.length;
    return light.map((value) => value - mean);
  };
  const [a, b] = await Promise.all([lights(one), lights(other)]);
  const dot = (first: readonly number[], second: readonly number[]): number =>
    first.reduce((sum, value, at) => sum + value * (second[at] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b) || 1);
}
