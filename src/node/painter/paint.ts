import type { ImageEvent } from '../../core/wire/events.ts';
import type { Detail, Drawing } from './drawing.ts';
import { edited } from './edit.ts';
import { sizeLabel } from './label.ts';
import { encoded, rasterised } from './raster.ts';
import { sceneOf } from './scene.ts';
import { svgOf } from './svg.ts';

export interface PaintOrder {
  readonly prompt: string;
  /** Pixels, 16..4096 each. */
  readonly width: number;
  readonly height: number;
  /** 1..10 pictures, each another composition of the prompt. */
  readonly n: number;
  readonly output_format: 'png' | 'jpeg' | 'webp' | 'svg';
  /** Quality 0..100 of jpeg and webp. */
  readonly output_compression?: number;
  /** `transparent` paints the subject on nothing; jpeg cannot hold it and gets white. */
  readonly background: 'transparent' | 'opaque' | 'auto';
  /** 0..3 coarser versions before the first picture. */
  readonly partial_images: number;
  /** A picture to edit, in any format sharp reads; the result has the order's size. */
  readonly image?: Uint8Array;
  /** Where its alpha is 0 the edit is painted; without it the whole picture is painted over, and stays recognisable. */
  readonly mask?: Uint8Array;
  /** Drawn on the picture: the edit is painted where the marks are and what they enclose. */
  readonly markup?: Uint8Array;
}

/**
 * Paints placeholder art. The same order gives the same bytes on every run.
 * Throws `signal.reason` between two steps, and what sharp says of an image or mask it cannot read.
 */
export async function* paint(order: PaintOrder, signal: AbortSignal): AsyncGenerator<ImageEvent> {
  for (let index = 0; index < order.n; index++) {
    signal.throwIfAborted();
    const previews = index === 0 ? (previewDetails[order.partial_images] ?? []) : [];
    for (const [partial_image_index, detail] of previews.entries()) {
      const bytes = await pictureOf(
        { ...order, output_format: order.output_format === 'svg' ? 'png' : order.output_format },
        index,
        detail,
      );
      signal.throwIfAborted();
      yield { type: 'preview-arrived', partial_image_index, bytes };
    }
    signal.throwIfAborted();
    const bytes = await pictureOf(order, index, 3);
    signal.throwIfAborted();
    yield { type: 'image-finished', bytes };
  }
  yield { type: 'answer-finished' };
}

/** How much of the picture each preview shows, by their number. */
const previewDetails: Readonly<Record<number, readonly Detail[]>> = { 1: [1], 2: [0, 1], 3: [0, 1, 2] };

async function pictureOf(order: PaintOrder, index: number, detail: Detail): Promise<Uint8Array> {
  const { prompt, width, height, output_format, image, mask, markup } = order;
  if (image) {
    const overlay = { ...(mask && { mask }), ...(markup && { markup }) };
    return encoded(await edited({ prompt, width, height, image, index, detail, ...overlay }), order);
  }
  const transparent = order.background === 'transparent' && output_format !== 'jpeg';
  const drawing: Drawing = [...sceneOf({ prompt, index, width, height, transparent }), ...sizeLabel(width, height)];
  const svg = svgOf(drawing, { width, height, title: titleOf(prompt), detail });
  return output_format === 'svg' ? new TextEncoder().encode(svg) : encoded(await rasterised(svg, transparent), order);
}

/** A title is a tooltip and an accessible name: the start of a long prompt does. */
function titleOf(prompt: string): string {
  const line = prompt.slice(0, 1000).replace(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line || 'Placeholder';
}
