import { ask } from '../host.ts';
import { maskPngOf, type ReadMask } from '../mask/loaded-masks.ts';
import type { Form } from '../state.ts';
import { hasMask, type MaskFileView, soleFileOf } from './form-mask.ts';

/** What the host calls the form's mask, drawn now where it was painted; nothing where there is none. */
export async function maskUriOf(form: Form): Promise<string | undefined> {
  const { mask } = form;
  if (!mask || !hasMask(form)) return undefined;
  const file = soleFileOf(mask);
  if (file) return file.uri;
  const bytes = await maskPngOf(mask.drawing, readerOf(mask.files));
  return (await ask('mask-keep', { image: mask.image, bytes })).uri;
}

/** Reads mask files as PNG from where the page shows them: it may read nothing in any other way. */
export function readerOf(files: readonly MaskFileView[]): ReadMask {
  return async (id) => {
    const image = new Image();
    // Files have another origin than the page: a canvas gives back only what came with leave.
    image.crossOrigin = 'anonymous';
    image.src = files.find(({ uri }) => uri === id)?.source ?? '';
    await image.decode();
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    const png = await canvas.convertToBlob({ type: 'image/png' });
    return new Uint8Array(await png.arrayBuffer());
  };
}
