import type { PictureFacts } from '../model/draft.ts';

/**
 * Format, pixel size and alpha of a picture, read from its bytes; undefined for what is no picture of a format known here.
 * Only the headers are looked at: that it decodes is not promised.
 */
export function sniff(bytes: Uint8Array): PictureFacts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (startsWith(bytes, PNG_SIGNATURE)) return png(bytes, view);
    if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return jpeg(view);
    if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return webp(bytes, view);
    if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return gif(view);
    return svg(bytes);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function png(bytes: Uint8Array, view: DataView): PictureFacts | undefined {
  if (ascii(bytes, 12, 4) !== 'IHDR') return undefined;
  const colourType = view.getUint8(25);
  const alpha = (colourType & 4) !== 0 || hasPngChunkBeforeData(bytes, view, 'tRNS');
  return { format: 'png', width: view.getUint32(16), height: view.getUint32(20), alpha };
}

function hasPngChunkBeforeData(bytes: Uint8Array, view: DataView, wanted: string): boolean {
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    const type = ascii(bytes, at + 4, 4);
    if (type === wanted) return true;
    if (type === 'IDAT') return false;
  }
  return false;
}

/** Walks the segments to the frame header; an EXIF orientation above 4 lies on its side. */
function jpeg(view: DataView): PictureFacts | undefined {
  let onItsSide = false;
  let at = 2;
  while (at + 4 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xe1) onItsSide ||= exifOrientation(view, at + 4) > 4;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return { format: 'jpeg', width: onItsSide ? height : width, height: onItsSide ? width : height, alpha: false };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** The value of EXIF tag 0x0112, 1 where there is none; `at` is the start of an APP1 payload. */
function exifOrientation(view: DataView, at: number): number {
  if (view.getUint32(at) !== 0x45786966) return 1;
  const tiff = at + 6;
  const little = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, little);
  const entries = view.getUint16(directory, little);
  for (let index = 0; index < entries; index++) {
    const entry = directory + 2 + index * 12;
    if (view.getUint16(entry, little) === 0x0112) return view.getUint16(entry + 8, little);
  }
  return 1;
}

function webp(bytes: Uint8Array, view: DataView): PictureFacts | undefined {
  switch (ascii(bytes, 12, 4)) {
    case 'VP8 ':
      return {
        format: 'webp',
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
        alpha: false,
      };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return {
        format: 'webp',
        width: (bits & 0x3fff) + 1,
        height: ((bits >>> 14) & 0x3fff) + 1,
        alpha: (bits >>> 28) % 2 === 1,
      };
    }
    case 'VP8X': {
      const uint24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
      return { format: 'webp', width: uint24(24) + 1, height: uint24(27) + 1, alpha: (view.getUint8(20) & 0x10) !== 0 };
    }
    default:
      return undefined;
  }
}

/** Alpha from the first frame's graphic control block: scanning every frame would cost more than the answer is worth. */
function gif(view: DataView): PictureFacts {
  const packed = view.getUint8(10);
  let at = 13 + (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0);
  let alpha = false;
  while (at + 4 < view.byteLength && view.getUint8(at) === 0x21) {
    if (view.getUint8(at + 1) === 0xf9) alpha = (view.getUint8(at + 3) & 1) === 1;
    at += 2;
    while (at < view.byteLength && view.getUint8(at) !== 0) at += view.getUint8(at) + 1;
    at++;
  }
  return { format: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true), alpha };
}

/** The root element, after a declaration, comments and a doctype; its size from width and height or the view box. */
function svg(bytes: Uint8Array): PictureFacts | undefined {
  const head = new TextDecoder().decode(bytes.subarray(0, 4096));
  const root = /^\s*(?:<\?xml[^>]*\?>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg\b([^>]*)>/i.exec(head)?.[1];
  if (root === undefined) return undefined;
  const attribute = (name: string) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`, 'i').exec(root)?.[1];
  const pixels = (value: string | undefined) =>
    /^\s*\d+(\.\d+)?\s*(px)?\s*$/.test(value ?? '') ? Number.parseFloat(value ?? '') : undefined;
  const box = attribute('viewBox')
    ?.trim()
    .split(/[\s,]+/)
    .map(Number);
  const width = pixels(attribute('width')) ?? box?.[2] ?? 300;
  const height = pixels(attribute('height')) ?? box?.[3] ?? 150;
  return { format: 'svg', width: Math.round(width), height: Math.round(height), alpha: true };
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function ascii(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
