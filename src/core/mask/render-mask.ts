import { t } from '../text.ts';
import { type MaskDrawing, stepsThatCount } from './drawing.ts';
import { hardened } from './plane.ts';
import { encodeMask, type Rest } from './png.ts';
import { applyStep, type LoadedMasks, sheetFor } from './sheet.ts';

/** Bytes; what the API's documentation calls 4 MB, in its smaller sense. */
const MASK_LIMIT = 4_000_000;

/**
 * The PNG that is sent: of the frame's size, alpha 0 where to edit, between 0 and 255 where it fades. Where it would not stay
 * below the limit it loses its soft edges, and after them its finest grain; only a loaded mask can be so unquiet. Rejects
 * where one that still counts is not loaded.
 * @param rest is called between slices of work
 */
export async function renderMask(
  drawing: MaskDrawing,
  loaded: LoadedMasks,
  rest: Rest,
  limit = MASK_LIMIT,
): Promise<Uint8Array> {
  const steps = stepsThatCount(drawing);
  for (const step of steps) {
    if (step.type === 'loaded' && !loaded.has(step.id)) throw new Error(t('{0} cannot be read any more', step.name));
  }
  const sheet = sheetFor(drawing);
  for (const step of steps) for (const _ of applyStep(sheet, step, loaded)) await rest();
  let png = await encodeMask(sheet.plane, rest);
  for (let edge = 1; png.length >= limit && edge <= sheet.plane.width; edge *= 2) {
    png = await encodeMask(hardened(sheet.plane, edge), rest);
  }
  return png;
}
