import { crc32 } from 'node:zlib';
import sharp from 'sharp';

/** A PNG that says it has so many frames; only the first is in it. */
export function animatedPng(still: Buffer, frames: number): Buffer {
  const chunk = Buffer.alloc(20);
  chunk.writeUInt32BE(8);
  chunk.write('acTL', 4, 'latin1');
  chunk.writeUInt32BE(frames, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 16)), 16);
  const behindHeader = 33;
  return Buffer.concat([still.subarray(0, behindHeader), chunk, still.subarray(behindHeader)]);
}

/** A red frame and a green one. */
export async function animated(format: 'gif' | 'webp'): Promise<Buffer> {
  const frame = (background: string) => sharp({ create: { width: 30, height: 20, channels: 3, background } }).png();
  const frames = await Promise.all(['#ff0000', '#00ff00'].map((colour) => frame(colour).toBuffer()));
  return sharp(frames, { join: { animated: true } })
    .toFormat(format)
    .toBuffer();
}
