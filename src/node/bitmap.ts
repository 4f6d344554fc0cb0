import { eachRow } from './each-row.ts';

/** Pixels row by row from the top, as sharp takes them. */
export interface RawPicture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
}

/**
 * A BMP, which sharp does not read; all kinds but the run-length encoded ones, of which there are few. Throws an Error.
 * The packages there are read the colours of some kinds wrong. https://learn.microsoft.com/windows/win32/gdi/bitmap-storage
 */
export async function readBitmap(bytes: Uint8Array): Promise<RawPicture> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { width, height, bits, masks, ...header } = readHeader(view);
  const rowBytes = Math.ceil((width * bits) / 32) * 4;
  const channels = masks?.alpha ? 4 : 3;
  const end = header.start + (height - 1) * rowBytes + Math.ceil((width * bits) / 8);
  if (!(width > 0 && height > 0 && end <= bytes.length)) throw new Error('the pixels of the BMP are missing');

  const data = new Uint8Array(width * height * channels);
  const colours = bits <= 8 ? readPalette(view, header) : [];
  await eachRow(height, (row) => {
    const from = header.start + (header.topDown ? row : height - 1 - row) * rowBytes;
    let to = row * width * channels;
    for (let x = 0; x < width; x++, to += channels) {
      if (bits <= 8) {
        const shift = 8 - bits - ((x * bits) % 8);
        const index = ((bytes[from + ((x * bits) >> 3)] ?? 0) >> shift) & (2 ** bits - 1);
        data.set(colours[index] ?? BLACK, to);
      } else if (masks) {
        const pixel = bits === 16 ? view.getUint16(from + x * 2, true) : view.getUint32(from + x * 4, true);
        data[to] = masks.red(pixel);
        data[to + 1] = masks.green(pixel);
        data[to + 2] = masks.blue(pixel);
        if (masks.alpha) data[to + 3] = masks.alpha(pixel);
      } else {
        const at = from + x * 3;
        data[to] = bytes[at + 2] ?? 0;
        data[to + 1] = bytes[at + 1] ?? 0;
        data[to + 2] = bytes[at] ?? 0;
      }
    }
  });
  return { data, width, height, channels };
}

const BLACK = [0, 0, 0];

/** The first header there was: 16-bit sizes, and palettes of three bytes a colour. */
const CORE_HEADER = 12;

interface Header {
  /** Bytes of this header. */
  readonly length: number;
  /** Where the pixels begin. */
  readonly start: number;
  readonly width: number;
  readonly height: number;
  readonly topDown: boolean;
  readonly bits: number;
  /** Of pixels of 16 or 32 bits. */
  readonly masks: Masks | undefined;
}

interface Masks {
  readonly red: Channel;
  readonly green: Channel;
  readonly blue: Channel;
  readonly alpha: Channel | undefined;
}

/** 0..255 out of a pixel. */
type Channel = (pixel: number) => number;

function readHeader(view: DataView): Header {
  const [start, length] = [view.getUint32(10, true), view.getUint32(14, true)];
  const isCore = length === CORE_HEADER;
  const width = isCore ? view.getUint16(18, true) : view.getInt32(18, true);
  const height = isCore ? view.getUint16(20, true) : view.getInt32(22, true);
  const bits = view.getUint16(isCore ? 24 : 28, true);
  const compression = isCore ? 0 : view.getUint32(30, true);
  if (![1, 4, 8, 16, 24, 32].includes(bits)) throw new Error(`a BMP of ${bits} bits a pixel`);
  if (![0, 3, 6].includes(compression)) throw new Error(`a BMP of compression ${compression}`);
  const masks = bits === 16 || bits === 32 ? readMasks(view, length, bits, compression) : undefined;
  return { length, start, width, height: Math.abs(height), topDown: height < 0, bits, masks };
}

function readMasks(view: DataView, length: number, bits: 16 | 32, compression: number): Masks {
  const given = (at: number) => view.getUint32(at, true);
  if (compression === 0) {
    const [red, green, blue] = bits === 16 ? [0x7c00, 0x3e0, 0x1f] : [0xff0000, 0xff00, 0xff];
    return { red: channel(red), green: channel(green), blue: channel(blue), alpha: undefined };
  }
  const alpha = length >= 56 || compression === 6 ? given(66) : 0;
  return {
    red: channel(given(54)),
    green: channel(given(58)),
    blue: channel(given(62)),
    alpha: alpha ? channel(alpha) : undefined,
  };
}

function channel(mask: number): Channel {
  if (mask === 0) return () => 0;
  const shift = 31 - Math.clz32(mask & -mask);
  const most = mask >>> shift;
  return (pixel) => Math.round((((pixel & mask) >>> shift) * 255) / most);
}

/** Red, green, blue; stored the other way round. */
function readPalette(view: DataView, { length, start }: Pick<Header, 'length' | 'start'>): number[][] {
  const step = length === CORE_HEADER ? 3 : 4;
  const colours: number[][] = [];
  for (let at = 14 + length; at + step <= start && colours.length < 256; at += step) {
    colours.push([view.getUint8(at + 2), view.getUint8(at + 1), view.getUint8(at)]);
  }
  return colours;
}
