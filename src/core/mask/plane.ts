import type { PixelSize } from '../model/size.ts';
import type { MaskMode, Point } from './drawing.ts';

/** How much of each pixel is edited: a byte for each, row by row, 255 for all of it. */
export interface Plane extends PixelSize {
  readonly bytes: Uint8Array;
}

/** Whole pixels of a plane, without those at `right` and `bottom`. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const NO_AREA: Area = { left: 0, top: 0, right: 0, bottom: 0 };

/** Of 255; what is at least this counts as edited. */
const HALF = 128;

/** Pixels that are worked on at a time: about a millisecond. */
const BAND = 1 << 17;

export function newPlane({ width, height }: PixelSize): Plane {
  return { width, height, bytes: new Uint8Array(width * height) };
}

export function wholeOf({ width, height }: PixelSize): Area {
  return { left: 0, top: 0, right: width, bottom: height };
}

export function isNothing({ left, top, right, bottom }: Area): boolean {
  return right <= left || bottom <= top;
}

/** All pixels of the plane that lie within a distance of the points or between them. */
export function areaAround(points: readonly Point[], reach: number, { width, height }: PixelSize): Area {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (const [x, y] of points) {
    left = Math.min(left, Math.floor(x - reach));
    top = Math.min(top, Math.floor(y - reach));
    right = Math.max(right, Math.ceil(x + reach));
    bottom = Math.max(bottom, Math.ceil(y + reach));
  }
  const area = {
    left: Math.max(0, left),
    top: Math.max(0, top),
    right: Math.min(width, right),
    bottom: Math.min(height, bottom),
  };
  return isNothing(area) ? NO_AREA : area;
}

export function union(one: Area, other: Area): Area {
  if (isNothing(one)) return other;
  if (isNothing(other)) return one;
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

/** An area in slices from top to bottom, so that other work gets its turn between them. */
export function* bandsOf(area: Area): Generator<Area> {
  if (isNothing(area)) return;
  const rows = Math.max(1, Math.floor(BAND / (area.right - area.left)));
  for (let top = area.top; top < area.bottom; top += rows) {
    yield { ...area, top, bottom: Math.min(area.bottom, top + rows) };
  }
}

/** What two amounts of 0 to 255 come to when the second is painted over the first or taken from it. */
export function mixed(under: number, over: number, mode: MaskMode): number {
  const common = ((under * over + 127) / 255) | 0;
  return mode === 'paint' ? under + over - common : under - common;
}

/** Puts what was drawn apart onto the plane, and leaves nothing of it there. */
export function merge(plane: Plane, drawn: Plane, mode: MaskMode, { left, top, right, bottom }: Area): void {
  for (let y = top; y < bottom; y++) {
    for (let at = y * plane.width + left; at < y * plane.width + right; at++) {
      const over = drawn.bytes[at] ?? 0;
      if (over === 0) continue;
      plane.bytes[at] = mixed(plane.bytes[at] ?? 0, over, mode);
      drawn.bytes[at] = 0;
    }
  }
}

export function fill(plane: Plane, value: number, { left, top, right, bottom }: Area): void {
  for (let y = top; y < bottom; y++) plane.bytes.fill(value, y * plane.width + left, y * plane.width + right);
}

export function invert(plane: Plane, { left, top, right, bottom }: Area): void {
  for (let y = top; y < bottom; y++) {
    for (let at = y * plane.width + left; at < y * plane.width + right; at++) {
      plane.bytes[at] = 255 - (plane.bytes[at] ?? 0);
    }
  }
}

/** Pixels of the area that are edited. */
export function countCovered({ width, bytes }: Plane, { left, top, right, bottom }: Area): number {
  let count = 0;
  for (let y = top; y < bottom; y++) {
    for (let at = y * width + left; at < y * width + right; at++) if ((bytes[at] ?? 0) >= HALF) count++;
  }
  return count;
}

/** All or nothing for each square of pixels, by the one in its middle. */
export function hardened({ width, height, bytes }: Plane, edge: number): Plane {
  const middle = (at: number, end: number) => Math.min(end - 1, at - (at % edge) + (edge >> 1));
  const hard = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = middle(y, height) * width;
    for (let x = 0; x < width; x++) hard[y * width + x] = (bytes[from + middle(x, width)] ?? 0) >= HALF ? 255 : 0;
  }
  return { width, height, bytes: hard };
}
