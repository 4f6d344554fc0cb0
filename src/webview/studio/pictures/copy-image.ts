import type { PixelSize } from '../../../core/model/size.ts';

/**
 * Puts a picture on the clipboard as PNG, which is what every clipboard takes. To be called while a click is handled; rejects
 * where the browser refuses or the picture cannot be read.
 */
export function copyImage(address: string, size: PixelSize): Promise<void> {
  // The item takes a promise, so that the writing itself begins within the click.
  return navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(address, size) })]);
}

async function pngOf(address: string, { width, height }: PixelSize): Promise<Blob> {
  const image = new Image();
  // Files have another origin than the page: a canvas gives back only what came with leave.
  image.crossOrigin = 'anonymous';
  image.src = address;
  await image.decode();
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
  return canvas.convertToBlob({ type: 'image/png' });
}
