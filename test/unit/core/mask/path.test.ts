import assert from 'node:assert/strict';
import type { Point } from '../../../../src/core/mask/drawing.ts';
import { type Path, pathFrom, pathTo, pointsOf } from '../../../../src/core/mask/path.ts';

const TOLERANCE = 0.5;

function through([first, ...rest]: readonly Point[]): Path {
  return rest.reduce((path, point) => pathTo(path, point, TOLERANCE), pathFrom(first ?? [0, 0]));
}

const steps = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('a line that is drawn', () => {
  it('is a point as long as nothing has moved', () => {
    assert.deepEqual(pointsOf(pathFrom([3, 4])), [[3, 4]]);
    assert.deepEqual(pointsOf(through(steps(9).map(() => [3, 4.2]))), [[3, 4.2]]);
  });

  it('is two points as long as it is straight', () => {
    assert.deepEqual(pointsOf(through(steps(30).map((x) => [x, x / 2]))), [
      [0, 0],
      [29, 14.5],
    ]);
  });

  it('keeps its corners', () => {
    const corner = [...steps(10).map((x): Point => [x, 0]), ...steps(10).map((y): Point => [9, y])];
    assert.deepEqual(pointsOf(through(corner)), [
      [0, 0],
      [9, 0],
      [9, 9],
    ]);
  });

  it('keeps the turn of one that goes back over itself', () => {
    const there = steps(10).map((x): Point => [x, 0]);
    assert.deepEqual(pointsOf(through([...there, ...there.toReversed()])), [
      [0, 0],
      [9, 0],
      [0, 0],
    ]);
  });

  it('needs few points for a long curve, and passes by none of the others further than it may', () => {
    const curve = steps(5000).map((step): Point => [step / 5, 300 * Math.sin(step / 400)]);
    const kept = pointsOf(through(curve));
    assert.ok(kept.length > 20 && kept.length < 250, `${kept.length} points`);
    const farthest = Math.max(
      ...curve.map((point) => Math.min(...kept.slice(1).map((to, at) => off(point, kept[at] ?? to, to)))),
    );
    // The points themselves are rounded to a tenth.
    assert.ok(farthest <= TOLERANCE + 0.1, `${farthest} pixels off`);
  });
});

function off(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const along = ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / (dx * dx + dy * dy);
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(point[0] - from[0] - share * dx, point[1] - from[1] - share * dy);
}
