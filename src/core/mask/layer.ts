import type { MaskDrawing, MaskStep, StrokeStep } from './drawing.ts';
import { type Area, merge, NO_AREA, union } from './plane.ts';
import { applyStep, coverNewArea, type LoadedMasks, type Sheet, sheetFor } from './sheet.ts';

/** A sheet that follows a drawing, without drawing all of it anew for a step that is added or taken back. */
export interface Layer {
  readonly sheet: Sheet;
  /** Brings the sheet to these steps, in slices of some milliseconds; returns what may have changed. */
  readonly follow: (steps: readonly MaskStep[]) => Generator<void, Area>;
  /** Takes over a stroke whose pieces were drawn beside the plane, as the step that comes next. */
  readonly add: (stroke: StrokeStep, area: Area) => void;
}

/** How many steps can be taken back at once without drawing anew; each costs a byte for each pixel of the sheet. */
const MOST_COPIES = 6;

/** For as long as the frame of the drawing stays as it is. */
export function createLayer(drawing: MaskDrawing, mostPixels: number, loaded: LoadedMasks): Layer {
  const sheet = sheetFor(drawing, mostPixels);
  const { plane, drawn } = sheet;
  const applied: { readonly step: MaskStep; readonly area: Area }[] = [];
  /** The plane as it was before a step, by the number of steps before it. */
  const copies = new Map<number, Uint8Array>();

  return {
    sheet,
    *follow(steps) {
      const changed = rewind(steps);
      let area = changed;
      while (applied.length < steps.length) {
        const step = steps[applied.length];
        if (!step) break;
        if (steps.length - applied.length <= MOST_COPIES) copy();
        const more = yield* applyStep(sheet, step, loaded);
        applied.push({ step, area: more });
        area = union(area, more);
      }
      return area;
    },
    add(stroke, area) {
      copy();
      merge(plane, drawn, stroke.mode, area);
      coverNewArea(sheet);
      applied.push({ step: stroke, area });
    },
  };

  /** Back to where what was applied is the beginning of the steps, or to a copy before that. */
  function rewind(steps: readonly MaskStep[]): Area {
    const differs = applied.findIndex(({ step }, index) => step !== steps[index]);
    if (differs < 0) return NO_AREA;
    const count = Math.max(0, ...[...copies.keys()].filter((at) => at <= differs));
    const before = copies.get(count);
    if (before) plane.bytes.set(before);
    else plane.bytes.fill(0);
    for (const at of [...copies.keys()]) if (at >= count) copies.delete(at);
    return applied.splice(count).reduce((area, one) => union(area, one.area), NO_AREA);
  }

  function copy(): void {
    copies.set(applied.length, plane.bytes.slice());
    const oldest = [...copies.keys()][0];
    if (copies.size > MOST_COPIES && oldest !== undefined) copies.delete(oldest);
  }
}
