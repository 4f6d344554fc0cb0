import { randomBytes } from 'node:crypto';
import sharp from 'sharp';

/** A square PNG that no compression makes small: about three bytes per pixel. */
export function noisePng(edge: number): Promise<Buffer> {
  return sharp(randomBytes(edge * edge * 3), { raw: { width: edge, height: edge, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
}
