import assert from 'node:assert/strict';
import type { MaskStep, Point } from '../../../../src/core/mask/drawing.ts';
import { countCovered, wholeOf } from '../../../../src/core/mask/plane.ts';
import { amountOf, at, drawingOf, NOTHING_LOADED, planeOf } from './sheets.ts';

const stroke = (size: number, softness: number, ...points: readonly Point[]): MaskStep => ({
  type: 'stroke',
  mode: 'paint',
  size,
  softness,
  points,
});
const erasing = (step: MaskStep): MaskStep => ({ ...step, mode: 'erase' }) as MaskStep;
const rectangle: MaskStep = { type: 'rectangle', mode: 'paint', x: 10, y: 5, width: 20, height: 30 };
const plane = (...steps: readonly MaskStep[]) => planeOf(drawingOf(100, 60, ...steps));
const near = (value: number, expected: number, by: number) =>
  assert.ok(Math.abs(value - expected) <= by, `${value}, not ${expected}`);

describe('the sheet of a mask', () => {
  const sizes: Readonly<Record<string, readonly [step: MaskStep, pixels: number]>> = {
    'a dot': [stroke(40, 0, [50, 30]), Math.PI * 20 ** 2],
    'a stroke': [stroke(20, 0, [20, 30], [80, 30]), Math.PI * 10 ** 2 + 60 * 20],
    'a stroke of a single pixel': [stroke(1, 0, [20, 30.5], [80, 30.5]), 60],
    'a rectangle': [rectangle, 600],
    'an ellipse': [{ ...rectangle, type: 'ellipse' } as MaskStep, Math.PI * 10 * 15],
    'a lasso': [
      {
        type: 'lasso',
        mode: 'paint',
        points: [
          [10, 10],
          [50, 10],
          [10, 50],
        ],
      },
      800,
    ],
    'a lasso between pixels': [
      {
        type: 'lasso',
        mode: 'paint',
        points: [
          [10.5, 10.25],
          [20, 10.25],
          [20, 20],
          [10.5, 20],
        ],
      },
      9.5 * 9.75,
    ],
    'both loops of an eight': [
      {
        type: 'lasso',
        mode: 'paint',
        points: [
          [10, 10],
          [50, 50],
          [50, 10],
          [10, 50],
        ],
      },
      800,
    ],
    'a lasso that runs beside the picture': [
      {
        type: 'lasso',
        mode: 'paint',
        points: [
          [-50, -20],
          [20, -20],
          [20, 90],
          [-50, 90],
        ],
      },
      20 * 60,
    ],
    'a fill': [{ type: 'fill' }, 6000],
  };
  for (const [what, [step, pixels]] of Object.entries(sizes)) {
    it(`holds as many pixels as ${what} has`, () => near(amountOf(plane(step)), pixels, pixels * 0.02));
  }

  it('has a soft stroke fade from the middle to the edge', () => {
    const row = plane(stroke(40, 1, [10, 30], [90, 30]));
    const values = [30, 34, 39, 44, 48].map((y) => at(row, 50, y) ?? -1);
    assert.deepEqual(
      values,
      values.toSorted((one, other) => other - one),
    );
    assert.ok((values[0] ?? 0) > 250 && (values[4] ?? 255) < 10, values.join());
    near(values[2] ?? 0, 128, 15);
  });

  it('has a stroke as strong where it crosses itself', () => {
    const [once, twice] = [stroke(20, 1, [20, 30], [80, 30]), stroke(20, 1, [20, 30], [80, 30], [20, 30])];
    assert.deepEqual(plane(twice), plane(once));
  });

  it('has two strokes stronger where they cross', () => {
    const soft = stroke(20, 1, [20, 30], [80, 30]);
    assert.ok((at(plane(soft, soft), 50, 35) ?? 0) > (at(plane(soft), 50, 35) ?? 0) + 30);
  });

  it('loses what is erased', () => {
    const left = plane({ type: 'fill' }, erasing(rectangle));
    assert.deepEqual([at(left, 10, 5), at(left, 29, 34), at(left, 30, 34)], [0, 0, 255]);
  });

  it('is back once it is inverted twice', () => {
    const step = stroke(30, 0.7, [20, 30], [60, 20]);
    const inverted = plane(step, { type: 'invert' });
    assert.deepEqual([at(inverted, 0, 0), at(inverted, 40, 25)], [255, 0]);
    assert.deepEqual(plane(step, { type: 'invert' }, { type: 'invert' }), plane(step));
  });

  it('is bare once it is cleared', () => assert.equal(amountOf(plane(rectangle, { type: 'clear' })), 0));

  it('adds a mask file, spread over the picture', () => {
    const half = new Uint8Array(50 * 30).fill(255, 50 * 15);
    const loaded = new Map([['a', { width: 50, height: 30, bytes: half }]]);
    const drawing = drawingOf(100, 60, rectangle, { type: 'loaded', id: 'a', name: 'mask.png' });
    const both = planeOf(drawing, loaded);
    assert.deepEqual([at(both, 0, 29), at(both, 0, 30), at(both, 99, 59), at(both, 15, 10)], [0, 255, 255, 255]);
    assert.equal(amountOf(planeOf(drawing, NOTHING_LOADED)), 600);
  });

  it('is as large as the extended frame, whose new area stays edited whatever is erased', () => {
    const extended: MaskStep = { type: 'extended', left: 10, top: 0, right: 0, bottom: 20 };
    const large = planeOf(
      drawingOf(100, 60, rectangle, extended, { type: 'clear' }, { ...rectangle, x: -5 } as MaskStep),
    );
    assert.deepEqual([large.width, large.height], [110, 80]);
    assert.deepEqual(
      [at(large, 9, 30), at(large, 10, 4), at(large, 10, 5), at(large, 24, 5), at(large, 25, 5)],
      [255, 0, 255, 255, 0],
    );
    assert.equal(at(large, 50, 60), 255);
  });

  it('covers the same share when it is smaller than the picture', () => {
    const steps: readonly MaskStep[] = [rectangle, stroke(20, 0.3, [40, 10], [90, 50], [60, 55])];
    const drawing = drawingOf(100, 60, ...steps);
    const small = planeOf(drawing, NOTHING_LOADED, 1500);
    assert.deepEqual([small.width, small.height], [50, 30]);
    near(
      4 * countCovered(small, wholeOf(small)),
      countCovered(planeOf(drawing), { left: 0, top: 0, right: 100, bottom: 60 }),
      40,
    );
  });
});
