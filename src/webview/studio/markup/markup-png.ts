import { type MarkupDrawing, marksThatCount } from '../../../core/markup/markup.ts';
import { t } from '../../../core/text.ts';
import { filesIn, loadFiles } from '../paint/use-loaded-files.ts';
import { paintMarks } from './paint-marks.ts';

/** Reads the picture of a markup file by its id. Rejects where it cannot be read. */
export type ReadMarkupFile = (id: string) => Promise<HTMLImageElement>;

/**
 * The PNG that is sent: of the picture's size, transparent where nothing is drawn. Through a canvas, for nothing else has the
 * letters of all languages. Rejects where a file that still counts cannot be read.
 */
export async function markupPngOf(drawing: MarkupDrawing, read: ReadMarkupFile): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(drawing.width, drawing.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error(t('{0} × {1} pixels are too many to be drawn on', drawing.width, drawing.height));
  const steps = marksThatCount(drawing);
  paintMarks(context, steps, drawing, await loadFiles(filesIn(steps), read));
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
}
