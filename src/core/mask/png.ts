import type { Plane } from './plane.ts';

/** Lets other work have its turn; called every few milliseconds. */
export type Rest = () => Promise<void>;

/**
 * A PNG of four channels: black, and transparent by as much as the plane covers. Not through a canvas, for browsers that
 * guard against fingerprinting answer with changed pixels.
 */
export async function encodeMask(plane: Plane, rest: Rest): Promise<Uint8Array> {
  const { width, height } = plane;
  const packing = new CompressionStream('deflate');
  const packed = new Response(packing.readable).arrayBuffer();
  const writer = packing.writable.getWriter();
  const rows = Math.max(1, Math.floor(CHUNK / (4 * width)));
  for (let top = 0; top < height; top += rows) {
    await writer.write(filteredRows(plane, top, Math.min(height, top + rows)));
    await rest();
  }
  await writer.close();
  const header = new Uint8Array([...fourBytes(width), ...fourBytes(height), 8, 6, 0, 0, 0]);
  const parts = [SIGNATURE, ...chunk('IHDR', header), ...chunk('IDAT', new Uint8Array(await packed)), ...chunk('IEND')];
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Bytes that are packed at a time. */
const CHUNK = 1 << 18;

const SIGNATURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Each row as its difference from the one above, which is nearly nothing: https://www.w3.org/TR/png-3/#9Filters */
const UP = 2;

function filteredRows({ width, bytes }: Plane, top: number, bottom: number): Uint8Array<ArrayBuffer> {
  const length = 1 + 4 * width;
  const rows = new Uint8Array(length * (bottom - top));
  for (let y = top; y < bottom; y++) {
    const start = (y - top) * length;
    rows[start] = UP;
    for (let x = 0; x < width; x++) {
      const above = y > 0 ? 255 - (bytes[(y - 1) * width + x] ?? 0) : 0;
      rows[start + 4 + 4 * x] = 255 - (bytes[y * width + x] ?? 0) - above;
    }
  }
  return rows;
}

/** Length, name and data, checksum. */
function chunk(name: string, data = new Uint8Array()): readonly Uint8Array<ArrayBuffer>[] {
  const named = new Uint8Array(4 + data.length);
  named.set([...name].map((letter) => letter.charCodeAt(0)));
  named.set(data, 4);
  return [fourBytes(data.length), named, fourBytes(checksum(named))];
}

function fourBytes(value: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array([value >>> 24, value >>> 16, value >>> 8, value]);
}

/** CRC-32 as PNG wants it: https://www.w3.org/TR/png-3/#D-CRCAppendix */
function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ (REMAINDERS[(sum ^ byte) & 255] ?? 0);
  return (sum ^ 0xffffffff) >>> 0;
}

const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  return remainder;
});
