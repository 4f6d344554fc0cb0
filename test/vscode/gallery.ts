import sharp, { type OverlayOptions } from 'sharp';
import { intoMemory } from '../../src/core/image/picture-bytes.ts';
import { paint } from '../../src/node/painter/paint.ts';

const HEIGHT = 240;
const GAP = 8;
const COLUMNS_WIDTH = 1280;

/** What people ask placeholders for, in rows that fill the width; each with its own shape. */
const PROMPTS: readonly (readonly [prompt: string, width: number, height: number])[] = [
  ['hero image for a coffee shop', 640, 360],
  ['team member portrait, smiling', 360, 360],
  ['blue mountain lake at dawn', 640, 360],
  ['night city skyline with stars', 640, 360],
  ['empty state illustration, no results', 480, 360],
  ['product photo of a white sneaker', 480, 360],
  ['404 page lost astronaut', 640, 360],
  ['logo of an owl', 360, 360],
  ['a cat sleeping on a sofa', 640, 360],
];

/** Paints the pictures and lays them out, three to a row. */
export async function drawGallery(file: string): Promise<void> {
  const tiles: OverlayOptions[] = [];
  for (let row = 0; row < PROMPTS.length / 3; row++) {
    const pictures = PROMPTS.slice(row * 3, row * 3 + 3);
    const ratio = pictures.reduce((sum, [, width, height]) => sum + width / height, 0);

    const scale = (COLUMNS_WIDTH - 2 * GAP) / (ratio * HEIGHT);
    let left = 0;
    for (const [index, [prompt, width, height]] of pictures.entries()) {
      const last = index === pictures.length - 1;
      const wide = last ? COLUMNS_WIDTH - left : Math.round(((HEIGHT * width) / height) * scale);
      tiles.push({ input: await tile(prompt, wide * 2, HEIGHT * 2), left: left * 2, top: row * (HEIGHT + GAP) * 2 });
      left += wide + GAP;
    }
  }
  const rows = Math.ceil(PROMPTS.length / 3);
  const size = { width: COLUMNS_WIDTH * 2, height: (rows * (HEIGHT + GAP) - GAP) * 2 };
  const canvas = sharp({ create: { ...size, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
  const sheet = await canvas.composite(tiles).png().toBuffer();
  await sharp(sheet).resize(COLUMNS_WIDTH).png({ palette: true, quality: 90 }).toFile(file);
}

async function tile(prompt: string, width: number, height: number): Promise<Buffer> {
  const order = { prompt, width, height, n: 1, output_format: 'png', background: 'auto', partial_images: 0 } as const;
  for await (const event of paint(order, new AbortController().signal)) {
    if (event.type === 'image-finished') return Buffer.from(await intoMemory(event.bytes));
  }
  throw new Error(`nothing was painted for ${prompt}`);
}
