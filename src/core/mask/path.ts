import type { Point } from './drawing.ts';

/** A line while it is drawn, of which only the points are kept that it needs. */
export interface Path {
  readonly kept: readonly Point[];
  /** All since the last one kept: so far a straight line to the last of them passes near enough by the others. */
  readonly open: readonly Point[];
}

/** More are not looked back at, so that a point costs the same however long the line is. */
const MOST_OPEN = 32;

export function pathFrom(point: Point): Path {
  return { kept: [point], open: [] };
}

/** @param tolerance how far, in the unit of the points, the line may pass by a point that is left out */
export function pathTo({ kept, open }: Path, point: Point, tolerance: number): Path {
  const from = kept.at(-1) ?? point;
  const last = open.at(-1);
  if (distance(last ?? from, point) < tolerance) return { kept, open };
  const isStraight = open.length < MOST_OPEN && open.every((one) => distanceToLine(one, from, point) <= tolerance);
  return last && !isStraight ? { kept: [...kept, last], open: [point] } : { kept, open: [...open, point] };
}

/** The points of the line, to a tenth. */
export function pointsOf({ kept, open }: Path): readonly Point[] {
  return [...kept, ...open.slice(-1)].map(([x, y]) => [tenth(x), tenth(y)]);
}

/** From a point to the nearest one of a line that ends at both ends. */
function distanceToLine(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const along = length > 0 ? ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length : 0;
  const share = Math.min(1, Math.max(0, along));
  return distance(point, [from[0] + share * dx, from[1] + share * dy]);
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1]);
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
