import assert from 'node:assert/strict';
import sharp from 'sharp';
import type { MaskDrawing, MaskStep } from '../../../../src/core/mask/drawing.ts';
import type { Plane } from '../../../../src/core/mask/plane.ts';
import { renderMask } from '../../../../src/core/mask/render-mask.ts';
import { drawingOf, NOTHING_LOADED, planeOf } from './sheets.ts';

const soft: MaskStep = {
  type: 'stroke',
  mode: 'paint',
  size: 40,
  softness: 1,
  points: [
    [20, 20],
    [150, 60],
  ],
};
const loaded: MaskStep = { type: 'loaded', id: 'a', name: 'noise.png' };
const noRest = async () => {};
const pixelsOf = async (png: Uint8Array) => sharp(png).raw().toBuffer({ resolveWithObject: true });
const alphaOf = async (png: Uint8Array) => (await sharp(png).extractChannel(3).raw().toBuffer()).toJSON().data;

describe('the PNG of a mask', () => {
  const drawings: Readonly<Record<string, MaskDrawing>> = {
    'of a soft stroke': drawingOf(201, 77, soft),
    'of an extended frame': drawingOf(201, 77, soft, { type: 'extended', left: 3, top: 0, right: 5, bottom: 8 }),
    'that is empty': drawingOf(64, 64),
    'of a picture of one pixel': drawingOf(1, 1, { type: 'fill' }),
    // Several chunks are packed one after the other.
    'of a wide picture': drawingOf(5000, 40, soft),
  };
  for (const [what, drawing] of Object.entries(drawings)) {
    it(`${what} is black and transparent where to edit`, async () => {
      const plane = planeOf(drawing);
      const { data, info } = await pixelsOf(await renderMask(drawing, NOTHING_LOADED, noRest));
      assert.deepEqual([info.width, info.height, info.channels], [plane.width, plane.height, 4]);
      const expected = Buffer.alloc(4 * plane.bytes.length);
      for (const [at, value] of plane.bytes.entries()) expected[4 * at + 3] = 255 - value;
      assert.ok(data.equals(expected));
    });
  }

  it('is small for a large picture', async () => {
    const { length } = await renderMask(drawingOf(1024, 1024, soft, { type: 'invert' }), NOTHING_LOADED, noRest);
    assert.ok(length < 30_000, `${length} bytes`);
  });

  it('gives up soft edges, then its finest grain, where it would become too large', async () => {
    const plane = noise(128, 128);
    const drawing = drawingOf(128, 128, loaded);
    const render = (limit?: number) => renderMask(drawing, new Map([['a', plane]]), noRest, limit);
    const whole = await render();
    const hard = await render(whole.length);
    assert.deepEqual(
      await alphaOf(hard),
      [...plane.bytes].map((value) => (value >= 128 ? 0 : 255)),
    );
    const coarse = await alphaOf(await render(hard.length));
    for (let at = 0; at < coarse.length; at += 2) assert.equal(coarse[at], coarse[at + 1]);
  });

  it('is refused while a mask file that it names is not there', async () => {
    await assert.rejects(renderMask(drawingOf(9, 9, loaded), NOTHING_LOADED, noRest), /noise\.png/);
  });

  it('does not need a mask file that was cleared away', async () => {
    const cleared = drawingOf(201, 77, loaded, { type: 'clear' }, soft);
    assert.deepEqual(
      await renderMask(cleared, NOTHING_LOADED, noRest),
      await renderMask(drawingOf(201, 77, soft), NOTHING_LOADED, noRest),
    );
  });

  it('lets other work have its turn', async () => {
    let rests = 0;
    await renderMask(drawingOf(1024, 1024, { type: 'fill' }), NOTHING_LOADED, async () => void rests++);
    assert.ok(rests > 10, `${rests} times`);
  });
});

/** The same each time. */
function noise(width: number, height: number): Plane {
  let seed = 1;
  const bytes = Uint8Array.from({ length: width * height }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed >> 16;
  });
  return { width, height, bytes };
}
