import { intoMemory } from '../../../../src/core/image/picture-bytes.ts';
import { type PaintOrder, paint } from '../../../../src/node/painter/paint.ts';
import { loadSharp } from '../../../../src/node/sharp.ts';

/** A small order; what a test is about stands in `changes`. */
export function orderOf(changes: Partial<PaintOrder> = {}): PaintOrder {
  return {
    prompt: 'A red fox on a hill',
    width: 96,
    height: 64,
    n: 1,
    output_format: 'png',
    background: 'auto',
    partial_images: 0,
    ...changes,
  };
}

export async function painted(
  changes: Partial<PaintOrder> = {},
): Promise<{ previews: Uint8Array[]; pictures: Uint8Array[] }> {
  const previews: Uint8Array[] = [];
  const pictures: Uint8Array[] = [];
  for await (const event of paint(orderOf(changes), new AbortController().signal)) {
    if (event.type === 'preview-arrived') previews[event.partial_image_index] = event.bytes;
    if (event.type === 'image-finished') pictures.push(await intoMemory(event.bytes));
  }
  return { previews, pictures };
}

export async function picture(changes: Partial<PaintOrder> = {}): Promise<Uint8Array> {
  const [first] = (await painted(changes)).pictures;
  if (!first) throw new Error('nothing was painted');
  return first;
}

/** RGBA values. */
export async function pixelsOf(bytes: Uint8Array): Promise<Uint8Array> {
  const sharp = await loadSharp();
  return sharp(bytes).ensureAlpha().raw().toBuffer();
}

/** Mean distance of two pictures of one size, 0..255. */
export async function difference(one: Uint8Array, other: Uint8Array): Promise<number> {
  const [a, b] = await Promise.all([pixelsOf(one), pixelsOf(other)]);
  if (a.length !== b.length) throw new Error('the pictures differ in size');
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length;
}

export async function solid(width: number, height: number, colour: string): Promise<Uint8Array> {
  const sharp = await loadSharp();
  return sharp({ create: { width, height, channels: 4, background: colour } })
    .png()
    .toBuffer();
}
