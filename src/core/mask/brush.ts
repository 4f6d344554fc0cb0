import type { Point } from './drawing.ts';
import { type Area, areaAround, type Plane } from './plane.ts';

/** A brush in pixels of the plane that it draws on. */
interface Tip {
  readonly radius: number;
  /** 0 to 1, of the radius. */
  readonly softness: number;
}

/**
 * Draws a straight piece of a stroke; returns what may have changed. Where pieces of one stroke meet, the stronger holds:
 * a stroke that crosses itself, or is drawn piece by piece, is as strong as one that does not.
 */
export function coverSegment(plane: Plane, from: Point, to: Point, tip: Tip): Area {
  for (const [start, end] of piecesOf(from, to, 4 * Math.max(tip.radius, 4))) coverPiece(plane, start, end, tip);
  return areaAround([from, to], edgesOf(tip).outer, plane);
}

/** Slanting and long, it would lie in a box that is mostly empty, each pixel of which is looked at. */
function piecesOf(from: Point, to: Point, longest: number): readonly (readonly [Point, Point])[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const count = Math.max(1, Math.ceil(Math.hypot(dx, dy) / longest));
  const at = (index: number): Point => [from[0] + (dx * index) / count, from[1] + (dy * index) / count];
  return Array.from({ length: count }, (_, index) => [at(index), at(index + 1)]);
}

/** From where to where it fades; over a pixel at least, for a sharper edge has steps. */
function edgesOf({ radius, softness }: Tip): { readonly inner: number; readonly outer: number } {
  const middle = radius * (1 - softness / 2);
  const half = Math.max(radius * softness, 1) / 2;
  return { inner: middle - half, outer: middle + half };
}

function coverPiece({ width, height, bytes }: Plane, from: Point, to: Point, tip: Tip): void {
  const { inner, outer } = edgesOf(tip);
  const { left, top, right, bottom } = areaAround([from, to], outer, { width, height });
  const [fromX, fromY] = from;
  const dx = to[0] - fromX;
  const dy = to[1] - fromY;
  const length = dx * dx + dy * dy;
  const perLength = length > 0 ? 1 / length : 0;
  const none = outer * outer;
  const full = inner > 0 ? inner * inner : 0;
  const fades = fadesOf(inner, outer);
  const perSquare = FADE_STEPS / (none - full);
  // Nothing but numbers in here: a large brush comes by some ten million times in a stroke.
  for (let y = top; y < bottom; y++) {
    const down = y + 0.5 - fromY;
    for (let x = left, at = y * width + left; x < right; x++, at++) {
      const before = bytes[at] ?? 0;
      if (before === 255) continue;
      const across = x + 0.5 - fromX;
      const along = (across * dx + down * dy) * perLength;
      const share = along < 0 ? 0 : along > 1 ? 1 : along;
      const offX = across - share * dx;
      const offY = down - share * dy;
      const square = offX * offX + offY * offY;
      if (square >= none) continue;
      const value = square < full ? 255 : (fades[((square - full) * perSquare) | 0] ?? 0);
      if (value > before) bytes[at] = value;
    }
  }
}

const FADE_STEPS = 1024;

/** How much is covered by the square of the distance, in steps from the square of one edge to that of the other. */
function fadesOf(inner: number, outer: number): Uint8Array {
  const full = Math.max(0, inner) ** 2;
  return Uint8Array.from({ length: FADE_STEPS }, (_, step) => {
    const square = full + ((outer ** 2 - full) * (step + 0.5)) / FADE_STEPS;
    const share = (outer - Math.sqrt(square)) / (outer - inner);
    // Without corners.
    return Math.round(255 * share * share * (3 - 2 * share));
  });
}
