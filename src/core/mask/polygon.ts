import type { Point, Rectangle } from './drawing.ts';
import type { Area, Plane } from './plane.ts';

/**
 * Draws what lies inside a closed line, with the share of each pixel that does; both loops of an eight are inside.
 * @param area the part of the plane to draw
 */
export function coverPolygon({ width, bytes }: Plane, points: readonly Point[], area: Area): void {
  const first = Math.floor(points.reduce((least, [x]) => Math.min(least, x), area.left));
  const last = Math.ceil(points.reduce((most, [x]) => Math.max(most, x), area.right));
  const changes = new Float32Array(last - first + 2);
  for (let y = area.top; y < area.bottom; y++) {
    changes.fill(0);
    for (const [index, to] of points.entries()) {
      const from = points.at(index - 1) ?? to;
      addEdge(changes, [from[0] - first, from[1] - y], [to[0] - first, to[1] - y]);
    }
    let sum = 0;
    for (let x = first; x < area.right; x++) {
      sum += changes[x - first] ?? 0;
      if (x < area.left) continue;
      const value = Math.round(255 * Math.min(1, Math.abs(sum)));
      const at = y * width + x;
      if (value > (bytes[at] ?? 0)) bytes[at] = value;
    }
  }
}

/** The closed line of a rectangle. */
export function cornersOf({ x, y, width, height }: Rectangle): readonly Point[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

/** A closed line along the ellipse in a rectangle, which it leaves by less than a tenth of a pixel. */
export function ellipseIn({ x, y, width, height }: Rectangle): readonly Point[] {
  const [radiusX, radiusY] = [width / 2, height / 2];
  const count = Math.max(16, Math.ceil(8 * Math.sqrt(Math.max(radiusX, radiusY))));
  return Array.from({ length: count }, (_, index) => {
    const angle = (2 * Math.PI * index) / count;
    return [x + radiusX * (1 + Math.cos(angle)), y + radiusY * (1 + Math.sin(angle))];
  });
}

/**
 * What an edge changes in the row from 0 to 1: summed up from the left, the changes are the share of each pixel that lies
 * right of the edge, counted down or up as the edge runs.
 */
function addEdge(changes: Float32Array, from: Point, to: Point): void {
  if (Math.max(from[1], to[1]) <= 0 || Math.min(from[1], to[1]) >= 1 || from[1] === to[1]) return;
  const slope = (to[0] - from[0]) / (to[1] - from[1]);
  const xAt = (y: number) => from[0] + (y - from[1]) * slope;
  const inRow = (y: number) => Math.min(1, Math.max(0, y));
  const [fromY, toY] = [inRow(from[1]), inRow(to[1])];
  const [one, other] = [xAt(fromY), xAt(toY)];
  const [left, right] = [Math.min(one, other), Math.max(one, other)];
  for (let column = Math.floor(left); column === Math.floor(left) || column < right; column++) {
    const [start, end] = [Math.max(left, column), Math.min(right, column + 1)];
    const height = (toY - fromY) * (right > left ? (end - start) / (right - left) : 1);
    const passed = (start + end) / 2 - column;
    changes[column] = (changes[column] ?? 0) + height * (1 - passed);
    changes[column + 1] = (changes[column + 1] ?? 0) + height * passed;
  }
}
