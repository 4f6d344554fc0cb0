import type { Sharp } from 'sharp';
import { foreignFormat } from '../core/image/foreign.ts';
import { readBitmap } from './bitmap.ts';
import { loadSharp } from './sharp.ts';

/**
 * Somebody's picture, of any format that can be read here. What is cut off or damaged fails where it is decoded, and so does
 * what has more pixels than sharp thinks sane: 268 million.
 */
export async function openSource(bytes: Uint8Array): Promise<Sharp> {
  const sharp = await loadSharp();
  if (foreignFormat(bytes) !== 'bmp') return sharp(bytes, { failOn: 'error' });
  const { data, ...raw } = await readBitmap(bytes);
  return sharp(data, { raw });
}

/** Pixels of the longer edge: a small drawing loses nothing by being drawn large. */
const DRAWN_EDGE = { least: 1024, most: 4096 };
const POINTS_PER_INCH = 72;

/** An SVG, drawn as large as is of use. Nothing outside of it is loaded, and nothing in it is run. */
export async function openDrawing(bytes: Uint8Array): Promise<Sharp> {
  const sharp = await loadSharp();
  const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
  const edge = Math.max(width, height);
  const wanted = Math.min(DRAWN_EDGE.most, Math.max(DRAWN_EDGE.least, edge));
  return sharp(bytes, { density: Math.max(1, (POINTS_PER_INCH * wanted) / edge) });
}
