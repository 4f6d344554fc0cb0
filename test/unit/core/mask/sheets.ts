import { draw, emptyDrawing, type MaskDrawing, type MaskStep } from '../../../../src/core/mask/drawing.ts';
import type { Plane } from '../../../../src/core/mask/plane.ts';
import { applyStep, type LoadedMasks, sheetFor } from '../../../../src/core/mask/sheet.ts';

export const NOTHING_LOADED: LoadedMasks = new Map();

export function drawingOf(width: number, height: number, ...steps: readonly MaskStep[]): MaskDrawing {
  return steps.reduce(draw, emptyDrawing({ width, height }));
}

/** The plane of a drawing, drawn from the beginning. */
export function planeOf(drawing: MaskDrawing, loaded = NOTHING_LOADED, mostPixels?: number): Plane {
  const sheet = sheetFor(drawing, mostPixels);
  for (const step of drawing.done) run(applyStep(sheet, step, loaded));
  return sheet.plane;
}

/** All slices of some work, and what it came to. */
export function run<Result>(work: Generator<void, Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

export function at({ width, bytes }: Plane, x: number, y: number): number | undefined {
  return bytes[y * width + x];
}

/** Pixels, counting parts of them. */
export function amountOf({ bytes }: Plane): number {
  return bytes.reduce((sum, value) => sum + value / 255, 0);
}
