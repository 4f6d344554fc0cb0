import { type MaskDrawing, stepsThatCount } from '../../../core/mask/drawing.ts';
import type { Plane } from '../../../core/mask/plane.ts';
import { renderMask } from '../../../core/mask/render-mask.ts';
import { filesIn, type LoadedFiles, loadFiles, useLoadedFiles } from '../paint/use-loaded-files.ts';

/** The bytes of a mask file, by its id: a PNG that is transparent where to edit. */
export type ReadMask = (id: string) => Promise<Uint8Array>;

/** The PNG of a drawing: alpha 0 where to edit, below 4 MB. Rejects where a mask file that it names cannot be read. */
export async function maskPngOf(drawing: MaskDrawing, read: ReadMask): Promise<Uint8Array> {
  const loaded = await loadFiles(filesIn(stepsThatCount(drawing)), decoding(read));
  return renderMask(drawing, loaded, restNowAndThen());
}

/** The mask files that a drawing names, as they come, and why one does not. */
export function useLoadedMasks(drawing: MaskDrawing, read: ReadMask): LoadedFiles<Plane> {
  return useLoadedFiles(filesIn(stepsThatCount(drawing)), decoding(read));
}

function decoding(read: ReadMask): (id: string) => Promise<Plane> {
  return async (id) => decode(await read(id));
}

async function decode(png: Uint8Array): Promise<Plane> {
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(png)]), { premultiplyAlpha: 'none' });
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  context?.drawImage(bitmap, 0, 0);
  bitmap.close();
  const pixels = context?.getImageData(0, 0, width, height).data ?? [];
  return {
    width,
    height,
    bytes: Uint8Array.from({ length: width * height }, (_, at) => 255 - (pixels[4 * at + 3] ?? 255)),
  };
}

/** Milliseconds of work at a time: a frame stays in time. */
const SLICE = 8;

function restNowAndThen(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < SLICE) return;
    await new Promise((resolve) => setTimeout(resolve));
    began = performance.now();
  };
}
