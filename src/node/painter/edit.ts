import type { Sharp } from 'sharp';
import { loadSharp } from '../sharp.ts';
import { type Area, areaOfMarkup, areaOfMask } from './area.ts';
import type { Detail, Drawing } from './drawing.ts';
import { falling, fill } from './drawing.ts';
import { box } from './geometry.ts';
import { caption } from './label.ts';
import { palettes } from './palette.ts';
import { rasterised } from './raster.ts';
import { readPrompt } from './reading.ts';
import { sceneOf } from './scene.ts';
import { svgOf } from './svg.ts';

export interface EditOrder {
  readonly prompt: string;
  readonly index: number;
  readonly width: number;
  readonly height: number;
  readonly detail: Detail;
  readonly image: Uint8Array;
  readonly mask?: Uint8Array;
  readonly markup?: Uint8Array;
}

/** The image with the prompt painted into it. */
export async function edited(order: EditOrder): Promise<Sharp> {
  const { mask, markup, width, height } = order;
  if (mask) return paintedInto(order, areaOfMask(mask, width, height));
  if (markup) return paintedInto(order, areaOfMarkup(markup, width, height));
  return paintedOver(order);
}

/** The scene is composed for the box around the area, so that its subject is not lost beside it. */
async function paintedInto(order: EditOrder, found: Promise<Area | undefined>): Promise<Sharp> {
  const sharp = await loadSharp();
  const { width, height } = order;
  const [base, area] = await Promise.all([
    fitted(order).then((picture) => picture.ensureAlpha().raw().toBuffer()),
    found,
  ]);
  if (area) {
    const scene = sceneOf({
      prompt: order.prompt,
      index: order.index,
      width: area.width,
      height: area.height,
      transparent: false,
    });
    const svg = svgOf(scene, { width: area.width, height: area.height, title: '', detail: order.detail });
    const paint = await (await rasterised(svg, false)).raw().toBuffer();
    for (let y = 0; y < area.height; y++) {
      for (let x = 0; x < area.width; x++) {
        const at = (area.top + y) * width + area.left + x;
        const share = (area.strength[at] ?? 0) / 255;
        if (share === 0) continue;
        const [to, from] = [at * 4, (y * area.width + x) * 3];
        const alpha = (base[to + 3] ?? 255) / 255;
        for (let channel = 0; channel < 3; channel++) {
          // What is transparent has a colour too, and it must not shine through the soft edge.
          const kept = (base[to + channel] ?? 0) * alpha * (1 - share);
          base[to + channel] = Math.round(
            (kept + (paint[from + channel] ?? 0) * share) / (share + alpha * (1 - share)),
          );
        }
        base[to + 3] = Math.round(255 * (share + alpha * (1 - share)));
      }
    }
  }
  const merged = sharp(base, { raw: { width, height, channels: 4 }, limitInputPixels: false });
  return (await sharp(order.image).metadata()).hasAlpha ? merged : merged.removeAlpha();
}

/** The image in two tones under a veil of the prompt's colours, the subject on it, and what was asked. */
async function paintedOver(order: EditOrder): Promise<Sharp> {
  const { width, height, prompt, index, detail } = order;
  const veil: Drawing = [fill(box(0, 0, width, height), falling(...palettes.sunset.sky), 0)];
  const hasSubject = readPrompt(prompt).motifs.length > 0;
  const scene = sceneOf({ prompt, index, width, height, transparent: hasSubject });
  const layer = async (drawing: Drawing, opacity: number): Promise<Buffer> =>
    (await rasterised(svgOf([{ parts: drawing, opacity }], { width, height, title: '', detail }), true))
      .png({ compressionLevel: 1 })
      .toBuffer();
  const base = await (await fitted(order)).modulate({ saturation: 0.55 }).toBuffer();
  const sharp = await loadSharp();
  return sharp(base, { limitInputPixels: false }).composite([
    { input: await layer(veil, 0.3) },
    { input: await layer(scene, hasSubject ? 0.72 : 0.42) },
    { input: await layer(caption(prompt, width, height), 1) },
  ]);
}

/** The image upright and cut to the order's size. */
async function fitted({ image, width, height }: EditOrder): Promise<Sharp> {
  const sharp = await loadSharp();
  const upright = await sharp(image).rotate().toColourspace('srgb').png({ compressionLevel: 1 }).toBuffer();
  return sharp(upright, { limitInputPixels: false }).resize(width, height, { fit: 'cover' });
}
