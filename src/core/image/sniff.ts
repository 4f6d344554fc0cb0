import type { FileLook, PictureFacts } from '../model/draft.ts';
import type { FileEnds } from './complete.ts';
import { exifOrientation } from './exif.ts';
import { foreignFormat } from './foreign.ts';

/**
 * Format, pixel size and alpha of a picture, read from its bytes; undefined for what is no picture of a format known here.
 * Only the headers are looked at: that it decodes is not promised.
 */
export function sniff(bytes: Uint8Array): PictureFacts | undefined {
  return sniffEnds({ head: bytes, tail: bytes, length: bytes.length }).facts;
}

export interface Finding extends Pick<FileLook, 'facts' | 'foreign'> {
  /** Whether that stays so with more bytes: profiles and provenance before the picture itself may fill megabytes. */
  readonly settled: boolean;
}

/** The same of a file's two ends, each at least 4 KiB of it. */
export function sniffEnds(ends: FileEnds): Finding {
  const { head } = ends;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  try {
    if (startsWith(head, PNG_SIGNATURE)) return png(head, view);
    if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return jpeg(view);
    if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 4) === 'WEBP') return webp(ends, view);
    if (/^GIF8[79]a$/.test(ascii(head, 0, 6))) return gif(view);
    const foreign = foreignFormat(head);
    return foreign ? { facts: undefined, foreign, settled: true } : settled(svg(head));
  } catch (error) {
    if (error instanceof RangeError) return { facts: undefined, settled: false };
    throw error;
  }
}

function settled(facts: PictureFacts | undefined): Finding {
  return { facts, settled: true };
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function png(bytes: Uint8Array, view: DataView): Finding {
  if (ascii(bytes, 12, 4) !== 'IHDR') return settled(undefined);
  let alpha = (view.getUint8(25) & 4) !== 0;
  let animated = false;
  let orientation = 1;
  let at = 8;
  let type = '';
  while (at + 8 <= bytes.length && type !== 'IDAT') {
    const [length, data] = [view.getUint32(at), at + 8];
    type = ascii(bytes, at + 4, 4);
    if (type === 'tRNS') alpha = true;
    if (type === 'acTL') animated = view.getUint32(data) > 1;
    if (type === 'eXIf') orientation = exifOrientation(part(view, data, length));
    at = data + length + 4;
  }
  const facts = { format: 'png', width: view.getUint32(16), height: view.getUint32(20), alpha } as const;
  return { facts: marked(facts, orientation, animated), settled: type === 'IDAT' };
}

/** Walks the segments to the frame header. */
function jpeg(view: DataView): Finding {
  let orientation = 1;
  let at = 2;
  while (at + 4 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return settled(undefined);
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (marker === 0xe1 && orientation === 1) {
      orientation = exifOrientation(part(view, at + 4, length - 2));
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return settled(marked({ format: 'jpeg', width, height, alpha: false }, orientation));
    }
    at += 2 + length;
  }
  return { facts: undefined, settled: false };
}

function webp(ends: FileEnds, view: DataView): Finding {
  const bytes = ends.head;
  switch (ascii(bytes, 12, 4)) {
    case 'VP8 ': {
      const [width, height] = [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
      return settled({ format: 'webp', width, height, alpha: false });
    }
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      const [width, height] = [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
      return settled({ format: 'webp', width, height, alpha: (bits >>> 28) % 2 === 1 });
    }
    case 'VP8X': {
      const uint24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
      const flags = view.getUint8(20);
      const exif = flags & 8 ? exifOfWebp(ends) : undefined;
      const size = { width: uint24(24) + 1, height: uint24(27) + 1 };
      const facts = { format: 'webp', ...size, alpha: (flags & 0x10) !== 0 } as const;
      return {
        facts: marked(facts, exif ? exifOrientation(exif) : 1, (flags & 2) !== 0),
        settled: exif !== undefined || !(flags & 8) || bytes.length === ends.length,
      };
    }
    default:
      return settled(undefined);
  }
}

/** It stands behind the picture; undefined where the two ends do not hold the way to it. */
function exifOfWebp(ends: FileEnds): DataView | undefined {
  for (let at = 12; ; ) {
    const header = between(ends, at, 8);
    if (!header) return undefined;
    const length = header.getUint32(4, true);
    if (header.getUint32(0) === 0x45584946) return between(ends, at + 8, length);
    at += 8 + length + (length % 2);
  }
}

function between({ head, tail, length }: FileEnds, at: number, count: number): DataView | undefined {
  const tailStart = length - tail.length;
  const [end, start] = at + count > head.length && at >= tailStart ? [tail, at - tailStart] : [head, at];
  return start + count <= end.length
    ? part(new DataView(end.buffer, end.byteOffset, end.length), start, count)
    : undefined;
}

/** Throws a RangeError where the bytes end before it does. */
function part(view: DataView, at: number, length: number): DataView {
  if (at + length > view.byteLength) throw new RangeError();
  return new DataView(view.buffer, view.byteOffset + at, length);
}

/** The size as the picture is looked at, and what is unusual about it. */
function marked(facts: PictureFacts, orientation: number, animated = false): PictureFacts {
  const { width, height } = facts;
  return {
    ...facts,
    ...(orientation > 4 ? { width: height, height: width } : {}),
    ...(orientation > 1 ? { orientation } : {}),
    ...(animated ? { animated } : {}),
  };
}

/** Alpha from the first frame's graphic control block: scanning every frame would cost more than the answer is worth. */
function gif(view: DataView): Finding {
  const packed = view.getUint8(10);
  let at = 13 + (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0);
  let alpha = false;
  while (at + 4 < view.byteLength && view.getUint8(at) === 0x21) {
    if (view.getUint8(at + 1) === 0xf9) alpha = (view.getUint8(at + 3) & 1) === 1;
    at += 2;
    while (at < view.byteLength && view.getUint8(at) !== 0) at += view.getUint8(at) + 1;
    at++;
  }
  const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
  return { facts: { format: 'gif', width, height, alpha }, settled: at + 4 < view.byteLength };
}

/** Its size from width and height or the view box of the root element. */
function svg(bytes: Uint8Array): PictureFacts | undefined {
  const root = svgRoot(new TextDecoder().decode(bytes.subarray(0, 4096)));
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

/** The attributes of the root element, after declarations, comments and a doctype, which may hold declarations of its own. */
function svgRoot(text: string): string | undefined {
  // Step by step: one expression for all would try every way to split a row of comments.
  for (let at = 0; ; ) {
    at += text.slice(at).search(/\S|$/);
    const [, end] = BEFORE_ROOT.find(([start]) => start.test(text.slice(at, at + 9))) ?? [];
    if (!end) return /^<svg\b([^>]*)>/i.exec(text.slice(at))?.[1];
    const found = end.exec(text.slice(at));
    if (!found) return undefined;
    at += found.index + found[0].length;
  }
}

const BEFORE_ROOT: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^<\?/, /\?>/],
  [/^<!--/, /-->/],
  [/^<!DOCTYPE/i, /^[^>[]*(\[[^\]]*\]\s*)?>/],
];

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function ascii(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
