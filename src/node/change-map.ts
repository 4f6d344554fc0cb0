import { eachRow } from './each-row.ts';
import { openSource } from './open-source.ts';
import { loadSharp } from './sharp.ts';

export interface ChangeMap {
  /** A PNG of the size of the picture before, upright: clear where nothing changed, yellow to dark red by how much. */
  readonly map: Uint8Array;
  /** The share of the pixels that have changed clearly, 0 to 1. */
  readonly changed: number;
}

/** Of 255, in any channel; what compression does stays mostly below. */
const CLEARLY = 8;

/** How two pictures differ, the second brought to the size of the first. Rejects where one cannot be read. */
export async function changeMap(before: Uint8Array, after: Uint8Array): Promise<ChangeMap> {
  const sharp = await loadSharp();
  const upright = async (bytes: Uint8Array) =>
    (await openSource(bytes)).autoOrient().toColourspace('srgb').ensureAlpha();
  const { data: base, info } = await (await upright(before)).raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const other = await (await upright(after)).resize({ width, height, fit: 'fill' }).raw().toBuffer();
  let clearly = 0;
  // Written over the picture before, which nobody needs any more: two of them in memory are enough.
  await eachRow(height, (row) => {
    for (let at = row * width * 4; at < (row + 1) * width * 4; at += 4) {
      const change = changeAt(base, other, at);
      if (change >= CLEARLY) clearly++;
      base.set(HEAT[change] ?? CLEAR, at);
    }
  });
  const map = await sharp(base, { raw: { width, height, channels: 4 }, limitInputPixels: false })
    .png({ compressionLevel: 6 })
    .toBuffer();
  return { map: new Uint8Array(map), changed: clearly / (width * height) };
}

/** 0 to 255: the most in any channel. What cannot be seen has no colour. */
function changeAt(base: Uint8Array, other: Uint8Array, at: number): number {
  const [opacity, otherOpacity] = [base[at + 3] ?? 0, other[at + 3] ?? 0];
  let most = Math.abs(opacity - otherOpacity);
  for (let channel = at; channel < at + 3; channel++) {
    const change = Math.abs((base[channel] ?? 0) * opacity - (other[channel] ?? 0) * otherOpacity) / 255;
    if (change > most) most = change;
  }
  return Math.ceil(most);
}

const CLEAR = [0, 0, 0, 0];

/** Red, green, blue and alpha for each change: what can hardly be seen is hardly shown. */
const HEAT = Array.from({ length: 256 }, (_, change) => {
  if (change === 0) return CLEAR;
  if (change < CLEARLY) return [255, 224, 64, 16 + change * 8];
  // Small changes are the ones to look for, so the root spreads them.
  const heat = Math.sqrt((change - CLEARLY) / (255 - CLEARLY));
  return [Math.round(255 - 75 * heat * heat), Math.round(208 * (1 - heat)), 0, Math.round(150 + 90 * heat)];
});
