import type { Sharp } from 'sharp';
import { loadSharp } from '../sharp.ts';

export interface Encoding {
  readonly output_format: 'png' | 'jpeg' | 'webp' | 'svg';
  readonly output_compression?: number;
  readonly background: 'transparent' | 'opaque' | 'auto';
}

/** SVG text as pixels, with or without an alpha channel. */
export async function rasterised(svg: string, transparent: boolean): Promise<Sharp> {
  const sharp = await loadSharp();
  const picture = sharp(Buffer.from(svg), { limitInputPixels: false });
  return transparent ? picture : picture.removeAlpha();
}

/** Pixels in the order's format; `svg` orders get their previews, which every viewer shows, as PNG. */
export async function encoded(
  picture: Sharp,
  { output_format, output_compression, background }: Encoding,
): Promise<Uint8Array> {
  const quality = Math.max(1, output_compression ?? 90);
  if (output_format === 'jpeg') {
    return picture
      .flatten({ background: '#ffffff' })
      .jpeg({ quality, chromaSubsampling: quality > 85 ? '4:4:4' : '4:2:0' })
      .toBuffer();
  }
  const opaque = background === 'opaque' ? picture.flatten({ background: '#ffffff' }) : picture;
  // Effort 2 and level 6 take a fraction of the best's time and lose a few per cent; smooth grounds want adaptive filters.
  if (output_format === 'webp') return opaque.webp({ quality, effort: 2 }).toBuffer();
  return opaque.png({ compressionLevel: 6, adaptiveFiltering: true }).toBuffer();
}
