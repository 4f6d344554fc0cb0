import type { Sharp } from 'sharp';
import type { PictureFormat } from '../core/model/draft.ts';
import { eachRow } from './each-row.ts';
import { loadSharp } from './sharp.ts';

export interface MaskedEdit {
  /** The picture as it was, before its EXIF orientation is applied. */
  readonly original: Uint8Array;
  /** What the model made of it, of whatever size. */
  readonly edited: Uint8Array;
  /** A picture of the original's size after orientation: transparent where the edit counts. */
  readonly mask: Uint8Array;
  /** How far inside the mask the two run into each other, in pixels. */
  readonly feather: number;
  readonly format: PictureFormat;
}

/**
 * The edit inside its mask and the original outside of it: models take a mask for advice and change what they should not.
 * Outside the mask every pixel is the original's, exactly but for JPEG, which changes all a little.
 */
export async function keepOutsideMask({ original, edited, mask, feather, format }: MaskedEdit): Promise<Uint8Array> {
  const sharp = await loadSharp();
  const open = (bytes: Uint8Array) => sharp(bytes, { limitInputPixels: false });
  const base = await open(original).rotate().ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = base.info;
  const size = { width, height, fit: 'fill' } as const;
  const [paint, share] = await Promise.all([
    open(edited).resize(size).ensureAlpha().raw().toBuffer(),
    open(mask)
      .resize({ ...size, kernel: 'nearest' })
      .ensureAlpha()
      .extractChannel(3)
      .raw()
      .toBuffer()
      .then((alpha) => feathered(alpha, width, height, feather)),
  ]);
  await eachRow(height, (row) => {
    for (let at = row * width; at < (row + 1) * width; at++) blend(base.data, paint, at * 4, (share[at] ?? 0) / 255);
  });
  const merged = sharp(base.data, { raw: { width, height, channels: 4 }, limitInputPixels: false });
  const { isOpaque } = await merged.clone().stats();
  return new Uint8Array(await encode(isOpaque ? merged.removeAlpha() : merged, format).toBuffer());

  /** 0 outside the mask, rising to 255 inside of it; never anything outside, however wide the feather. */
  async function feathered(alpha: Buffer, wide: number, high: number, pixels: number): Promise<Buffer> {
    const inside = Buffer.from(alpha.map((value) => 255 - value));
    if (pixels < 1) return inside;
    const raw = { width: wide, height: high, channels: 1 } as const;
    // At the edge of the mask a blurred one is half of it, so twice what is above the half rises from the edge inward.
    const soft = await sharp(inside, { raw })
      .blur(Math.max(0.3, pixels / 2))
      .extractChannel(0)
      .raw()
      .toBuffer();
    return Buffer.from(soft.map((value, at) => Math.min(inside[at] ?? 0, Math.max(0, 2 * value - 255))));
  }
}

/** What is transparent has a colour too, and it must not shine through the soft edge. */
function blend(base: Buffer, paint: Buffer, at: number, share: number): void {
  if (share === 0) return;
  const [under, over] = [((base[at + 3] ?? 0) / 255) * (1 - share), ((paint[at + 3] ?? 0) / 255) * share];
  const alpha = under + over;
  for (let channel = 0; channel < 3; channel++) {
    const mixed = (base[at + channel] ?? 0) * under + (paint[at + channel] ?? 0) * over;
    base[at + channel] = alpha === 0 ? 0 : Math.round(mixed / alpha);
  }
  base[at + 3] = Math.round(alpha * 255);
}

function encode(picture: Sharp, format: PictureFormat): Sharp {
  if (format === 'jpeg')
    return picture.flatten({ background: '#ffffff' }).jpeg({ quality: 100, chromaSubsampling: '4:4:4' });
  return format === 'webp' ? picture.webp({ lossless: true, exact: true }) : picture.png();
}
