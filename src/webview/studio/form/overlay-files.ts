import { ask } from '../host.ts';
import { markupPngOf, type ReadMarkupFile } from '../markup/markup-png.ts';
import { maskPngOf, type ReadMask } from '../mask/loaded-masks.ts';
import type { Form } from '../state.ts';
import { type OverlayFile, overlayOf, soleFileOfMarkup, soleFileOfMask } from './form-overlay.ts';

/** What the host calls the form's mask or markup, drawn now where it was painted; nothing where there is none. */
export async function overlayUriOf(form: Form): Promise<{ readonly mask?: string; readonly markup?: string }> {
  const { mask, markup } = form;
  switch (overlayOf(form)) {
    case 'mask':
      return mask ? { mask: await maskUriOf(mask) } : {};
    case 'markup':
      return markup ? { markup: await markupUriOf(markup) } : {};
    case undefined:
      return {};
  }
}

async function maskUriOf(mask: NonNullable<Form['mask']>): Promise<string> {
  const file = soleFileOfMask(mask);
  if (file) return file.uri;
  const bytes = await maskPngOf(mask.drawing, readerOf(mask.files));
  return (await ask('mask-keep', { image: mask.image, bytes })).uri;
}

async function markupUriOf(markup: NonNullable<Form['markup']>): Promise<string> {
  const file = soleFileOfMarkup(markup);
  if (file) return file.uri;
  const bytes = await markupPngOf(markup.drawing, loaderOf(markup.files));
  return (await ask('markup-keep', { image: markup.image, bytes })).uri;
}

/** Reads mask files as PNG from where the page shows them: it may read nothing in any other way. */
export function readerOf(files: readonly OverlayFile[]): ReadMask {
  const load = loaderOf(files);
  return async (id) => {
    const image = await load(id);
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    const png = await canvas.convertToBlob({ type: 'image/png' });
    return new Uint8Array(await png.arrayBuffer());
  };
}

/** Loads files as pictures that a canvas may give back. */
export function loaderOf(files: readonly OverlayFile[]): ReadMarkupFile {
  return async (id) => {
    const image = new Image();
    // Files have another origin than the page: a canvas gives back only what came with leave.
    image.crossOrigin = 'anonymous';
    image.src = files.find(({ uri }) => uri === id)?.source ?? '';
    await image.decode();
    return image;
  };
}
