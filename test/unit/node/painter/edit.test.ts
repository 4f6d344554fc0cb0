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

  describe('under markup', () => {
    /** A frame around columns 30..69 and rows 20..49, a pixel wide. */
    const ring = async (colour = '#e51400'): Promise<Uint8Array> => {
      const sharp = await loadSharp();
      const [outer, inner] = [await solid(40, 30, colour), await solid(38, 28, '#fff')];
      return sharp(await solid(width, height, '#0000'))
        .composite([
          { input: Buffer.from(outer), left: 30, top: 20 },
          { input: Buffer.from(inner), left: 31, top: 21, blend: 'dest-out' },
        ])
        .png()
        .toBuffer();
    };
    const changes = async (markup: Uint8Array, image?: Uint8Array): Promise<(x: number, y: number) => boolean> => {
      const under = image ?? (await picture({ prompt: 'blue mountain lake' }));
      const [before, after] = [
        await pixelsOf(under),
        await pixelsOf(await picture({ prompt: 'red fox', image: under, markup })),
      ];
      return (x, y) =>
        [0, 1, 2].some((channel) => before[(y * width + x) * 4 + channel] !== after[(y * width + x) * 4 + channel]);
    };

    it('changes what a ring is drawn around, and not what lies far from it', async () => {
      const isChanged = await changes(await ring());
      let inside = 0;
      for (let y = 24; y < 46; y++) for (let x = 34; x < 66; x++) if (isChanged(x, y)) inside++;
      assert.ok(inside > 32 * 22 * 0.8, `${inside} of ${32 * 22}`);
      for (const [x, y] of [
        [2, 2],
        [93, 61],
        [50, 4],
        [10, 35],
      ] as const)
        assert.ok(!isChanged(x, y), `${x}, ${y}`);
    });

    it('takes a ring that nearly closes for one that does', async () => {
      const sharp = await loadSharp();
      const open = await sharp(await ring())
        .composite([{ input: Buffer.from(await solid(1, 3, '#fff')), left: 30, top: 34, blend: 'dest-out' }])
        .png()
        .toBuffer();
      const isChanged = await changes(open, await solid(width, height, '#7a9'));
      assert.ok([40, 50, 60].every((x) => isChanged(x, 35)));
    });

    it('changes what lies under a thin line that encloses nothing', async () => {
      const sharp = await loadSharp();
      const line = await sharp(await solid(width, height, '#0000'))
        .composite([{ input: Buffer.from(await solid(60, 1, '#000')), left: 20, top: 32 }])
        .png()
        .toBuffer();
      const isChanged = await changes(line, await solid(width, height, '#7a9'));
      assert.ok([30, 50, 70].every((x) => isChanged(x, 32)));
      assert.ok([30, 50, 70].every((x) => !isChanged(x, 12)));
    });

    it('leaves the picture alone where nothing is drawn', async () => {
      const image = await picture();
      assert.equal(
        await difference(image, await picture({ prompt: 'owl', image, markup: await solid(9, 9, '#0000') })),
        0,
      );
    });

    it('reads marks at any size', async () => {
      const image = await solid(1600, 1200, '#7a9');
      const made = await pixelsOf(
        await picture({ prompt: 'owl', image, width: 1600, height: 1200, markup: await ring() }),
      );
      const at = (x: number, y: number) => [...made.subarray((y * 1600 + x) * 4, (y * 1600 + x) * 4 + 3)];
      assert.deepEqual(at(20, 20), [0x77, 0xaa, 0x99]);
      assert.notDeepEqual(at(800, 640), [0x77, 0xaa, 0x99]);
    });
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
