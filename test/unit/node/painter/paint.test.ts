import assert from 'node:assert/strict';
import { type PaintOrder, paint } from '../../../../src/node/painter/paint.ts';
import { loadSharp } from '../../../../src/node/sharp.ts';
import { difference, orderOf, painted, picture, pixelsOf } from './pixels.ts';

describe('the painter', () => {
  const orders: readonly Partial<PaintOrder>[] = [
    {},
    { output_format: 'jpeg', output_compression: 60 },
    { output_format: 'webp', prompt: 'night city' },
    { output_format: 'svg', prompt: 'team member portrait' },
    { background: 'transparent', prompt: 'logo of an owl' },
    { prompt: '' },
  ];
  for (const order of orders) {
    it(`gives the same bytes twice for ${JSON.stringify(order)}`, async () => {
      assert.deepEqual(await painted(order), await painted(order));
    });
  }

  const sizes: readonly (readonly [number, number])[] = [
    [16, 16],
    [32, 512],
    [1024, 32],
    [150, 50],
    [120, 63],
    [97, 201],
  ];
  for (const output_format of ['png', 'jpeg', 'webp'] as const) {
    for (const [width, height] of sizes) {
      it(`paints ${width} × ${height} as ${output_format}`, async () => {
        const sharp = await loadSharp();
        const found = await sharp(await picture({ width, height, output_format })).metadata();
        assert.deepEqual([found.format, found.width, found.height], [output_format, width, height]);
      });
    }
  }

  it('obeys output_compression', async () => {
    for (const output_format of ['jpeg', 'webp'] as const) {
      const [small, large] = await Promise.all([
        picture({ output_format, output_compression: 0 }),
        picture({ output_format, output_compression: 100 }),
      ]);
      assert.ok(small.length < large.length, output_format);
    }
  });

  const alphas: readonly (readonly [PaintOrder['output_format'], PaintOrder['background'], boolean])[] = [
    ['png', 'transparent', true],
    ['webp', 'transparent', true],
    ['jpeg', 'transparent', false],
    ['png', 'opaque', false],
    ['webp', 'auto', false],
  ];
  for (const [output_format, background, expected] of alphas) {
    it(`${expected ? 'has' : 'has no'} alpha in ${output_format} with background ${background}`, async () => {
      const sharp = await loadSharp();
      const bytes = await picture({ output_format, background });
      assert.equal((await sharp(bytes).metadata()).hasAlpha, expected);
      const alpha = (await sharp(bytes).stats()).channels[3];
      assert.deepEqual([alpha?.min, alpha?.max], expected ? [0, 255] : [undefined, undefined]);
    });
  }

  it('paints something on nothing for every kind of transparent picture', async () => {
    const sharp = await loadSharp();
    for (const prompt of ['red fox', 'mountain lake', 'abstract waves', 'logo', 'pattern of lemons', 'pricing', '']) {
      const alpha = (await sharp(await picture({ prompt, background: 'transparent' })).stats()).channels[3];
      assert.deepEqual([alpha?.min, alpha?.max], [0, 255], prompt);
      assert.ok((alpha?.mean ?? 0) > 20, prompt);
    }
  });

  it('gives n different pictures and previews for the first', async () => {
    const { previews, pictures } = await painted({ n: 4, partial_images: 2 });
    assert.deepEqual([previews.length, pictures.length], [2, 4]);
    assert.equal(new Set(pictures.map((bytes) => Buffer.from(bytes).toString('base64'))).size, 4);
  });

  it('ends with an answer that cost nothing', async () => {
    const events = [];
    for await (const event of paint(orderOf(), new AbortController().signal)) events.push(event);
    assert.deepEqual(events.at(-1), { type: 'answer-finished' });
  });

  for (const prompt of [
    'A red fox on a hill',
    'abstract mesh',
    'dashboard',
    'night city',
    'a cat on a sofa',
    'logo of an owl',
    'bauhaus',
    'terrazzo',
    'isometric cubes',
    'truchet',
    'abstract waves',
    'concentric arcs',
    'map',
    'pricing',
    'no results',
    'pattern of lemons',
    '404 lost astronaut',
    'portrait',
  ]) {
    it(`comes closer with each preview: ${prompt}`, async () => {
      const { previews, pictures } = await painted({ prompt, partial_images: 3, width: 180, height: 120 });
      const [final] = pictures;
      assert.ok(final);
      assert.equal(previews.length, 3);
      const distances = await Promise.all(previews.map((bytes) => difference(bytes, final)));
      const [first = 0, second = 0, third = 0] = distances;
      assert.ok(first > second && second > third && third > 0, String(distances));
    });
  }

  it('sends the previews of an svg as png of the same size', async () => {
    const sharp = await loadSharp();
    const { previews } = await painted({ output_format: 'svg', partial_images: 1 });
    const [preview] = previews;
    assert.ok(preview);
    const { format, width, height } = await sharp(preview).metadata();
    assert.deepEqual([format, width, height], ['png', 96, 64]);
  });

  it('is of the colour that the prompt names', async () => {
    const redness = async (prompt: string): Promise<number> => {
      const pixels = await pixelsOf(await picture({ prompt }));
      let count = 0;
      for (let at = 0; at < pixels.length; at += 4) {
        const [r = 0, g = 0, b = 0] = pixels.subarray(at, at + 3);
        if (r > 150 && g < 90 && b < 90) count++;
      }
      return count;
    };
    const [red, blue] = [await redness('red fox, day'), await redness('blue fox, day')];
    assert.ok(red > 100 && red > blue * 5, `${red} and ${blue}`);
    for (const fox of ['ein roter Fuchs', 'zorro rojo', '一只红色的狐狸']) assert.ok((await redness(fox)) > 60, fox);
  });

  it('stops between two steps with the reason of the signal', async () => {
    const reason = new Error('enough');
    const stop = new AbortController();
    const seen: string[] = [];
    const run = async (): Promise<void> => {
      for await (const event of paint(orderOf({ n: 10, partial_images: 3 }), stop.signal)) {
        seen.push(event.type);
        stop.abort(reason);
      }
    };
    await assert.rejects(run, (error) => error === reason);
    assert.deepEqual(seen, ['preview-arrived']);
  });
});
