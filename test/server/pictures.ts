import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import type { Order } from './order.ts';
import { scene } from './scene.ts';
import type { Upload } from './uploads.ts';

/** One finished picture and the previews that came before it, each a complete file in the order's format. */
export type Picture = { readonly final: Buffer; readonly previews: readonly Buffer[] };

type Canvas = { readonly width: number; readonly height: number; readonly rgba: Buffer };

const cache = new Map<string, Promise<Picture>>();
const cacheLimit = 64;

/** Paints the picture with number `index` of an order; the same order always gives the same bytes. */
export function paint(order: Order, index: number): Promise<Picture> {
  const { images, mask, markup } = order.uploads;
  const digests = [...images, mask, markup].map((upload) => upload && sha256(upload.bytes));
  const { endpoint, prompt, size, format, transparent, partials, frames, frameDuration, values } = order;
  const key = JSON.stringify([
    ...[endpoint, prompt, index, size, format, transparent, partials, frames, frameDuration],
    ...[values.output_compression, digests],
  ]);
  const known = cache.get(key);
  if (known) return known;
  if (cache.size >= cacheLimit) cache.clear();
  const picture = paintAnew(order, index);
  cache.set(key, picture);
  return picture;
}

/** Decodes any picture file and writes it in another format: for servers that mislabel what they send. */
export function convert(file: Buffer, format: 'png' | 'jpeg'): Promise<Buffer> {
  return sharp(file).toFormat(format).toBuffer();
}

async function paintAnew(order: Order, index: number): Promise<Picture> {
  const { prompt, size, format, transparent } = order;
  const seed = `${prompt}#${index}`;
  if (format === 'svg') return { final: Buffer.from(scene(seed, size.width, size.height, transparent)), previews: [] };
  if (format === 'gif') return { final: await paintFrames(order, seed), previews: [] };
  const canvas = await draw(order, seed, 0);
  const previews = Array.from({ length: order.partials }, async (_, step) => encode(await blur(canvas, step), order));
  return { final: await encode(canvas, order), previews: await Promise.all(previews) };
}

async function draw(order: Order, seed: string, phase: number): Promise<Canvas> {
  const { size, transparent, uploads } = order;
  const svg = scene(seed, size.width, size.height, transparent && uploads.images.length === 0, phase);
  const painted = await rasterize(sharp(Buffer.from(svg)), size.width, size.height);
  const [first] = uploads.images;
  return first ? paintOver(first, order, painted) : painted;
}

/** Lays the painting over the first input: into the mask's hole, under the markup's strokes, or thinly everywhere. */
async function paintOver(first: Upload, { uploads, transparent }: Order, painted: Canvas): Promise<Canvas> {
  const { width, height } = painted;
  const input = sharp(first.bytes).autoOrient();
  const base = await rasterize(transparent ? input : input.flatten({ background: 'white' }), width, height);
  const sheet = uploads.mask ?? uploads.markup;
  const guide = sheet && (await rasterize(sharp(sheet.bytes).autoOrient(), width, height)).rgba;
  const rgba = Buffer.from(base.rgba);
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = (guide?.[at + 3] ?? 0) / 255;
    const share = guide === undefined ? 0.4 : uploads.mask ? 1 - alpha : alpha;
    if (share === 0) continue;
    for (let channel = at; channel < at + 4; channel++) {
      rgba[channel] = (base.rgba[channel] ?? 0) * (1 - share) + (painted.rgba[channel] ?? 0) * share;
    }
  }
  return { width, height, rgba };
}

async function paintFrames(order: Order, seed: string): Promise<Buffer> {
  const { frames, frameDuration, size, transparent } = order;
  const canvases = await Promise.all(Array.from({ length: frames }, (_, frame) => draw(order, seed, frame / frames)));
  const raw = { width: size.width, height: size.height * frames, channels: 4, pageHeight: size.height } as const;
  const film = sharp(Buffer.concat(canvases.map(({ rgba }) => rgba)), { raw, limitInputPixels: false });
  const delay = Array.from({ length: frames }, () => frameDuration);
  return (transparent ? film : film.removeAlpha())
    .gif({ delay, loop: 0, effort: 1, colours: 16, dither: 0 })
    .toBuffer();
}

/** Preview number `step` shows ever finer detail, as the API's previews do. */
async function blur({ width, height, rgba }: Canvas, step: number): Promise<Canvas> {
  const coarse = Math.min(64, 8 << step);
  const small = await sharp(rgba, { raw: { width, height, channels: 4 } })
    .resize(coarse, coarse, { fit: 'fill' })
    .raw()
    .toBuffer();
  return rasterize(sharp(small, { raw: { width: coarse, height: coarse, channels: 4 } }), width, height);
}

async function rasterize(source: Sharp, width: number, height: number): Promise<Canvas> {
  const rgba = await source.resize(width, height, { fit: 'fill' }).toColourspace('srgb').ensureAlpha().raw().toBuffer();
  return { width, height, rgba };
}

function encode({ width, height, rgba }: Canvas, { format, transparent, values }: Order): Promise<Buffer> {
  const image = sharp(rgba, { raw: { width, height, channels: 4 } });
  const solid = transparent ? image : image.removeAlpha();
  const quality = Math.max(1, values.output_compression ?? 100);
  if (format === 'jpeg') return solid.jpeg({ quality }).toBuffer();
  if (format === 'webp') return solid.webp({ quality, effort: 0 }).toBuffer();
  return solid.png({ compressionLevel: 2 }).toBuffer();
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
