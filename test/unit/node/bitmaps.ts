/** The kinds of BMP there are. */
export interface BitmapKind {
  readonly bits: 1 | 4 | 8 | 16 | 24 | 32;
  readonly topDown?: boolean;
  /** The header of OS/2 1.x, which is the oldest. */
  readonly core?: boolean;
  /** Where they are given, the alpha mask last. */
  readonly masks?: readonly number[];
  readonly compression?: number;
}

export const BITMAP_SIZE = { width: 3, height: 2 };

/** Red, green, blue and alpha of the pixels from the top left; with one bit, only two colours are there. */
export function bitmapColours({ bits, masks }: BitmapKind): readonly (readonly number[])[] {
  const red = [255, 0, 0, 255];
  const blue = [0, 0, 255, 255];
  const green = [0, 255, 0, masks?.[3] ? 0 : 255];
  return bits === 1 ? [red, blue, red, blue, blue, red] : [red, blue, green, blue, green, red];
}

/** A BMP of three by two pixels, so that its rows need padding. */
export function bitmap(kind: BitmapKind): Buffer {
  const { bits, topDown = false, core = false, masks = [], compression = masks.length > 0 ? 3 : 0 } = kind;
  const { width, height } = BITMAP_SIZE;
  const palette = bits <= 8 ? PALETTE.map((colour) => Buffer.from(core ? colour : [...colour, 0])) : [];
  const header = Buffer.alloc(core ? 12 : masks.length > 3 ? 56 : 40);
  header.writeUInt32LE(header.length);
  if (core) {
    for (const [index, value] of [width, height, 1, bits].entries()) header.writeUInt16LE(value, 4 + index * 2);
  } else {
    header.writeInt32LE(width, 4);
    header.writeInt32LE(topDown ? -height : height, 8);
    header.writeUInt16LE(1, 12);
    header.writeUInt16LE(bits, 14);
    header.writeUInt32LE(compression, 16);
  }
  const fields = Buffer.alloc(masks.length * 4);
  for (const [index, mask] of masks.entries()) fields.writeUInt32LE(mask, index * 4);
  // The masks stand behind the oldest headers and in the later ones, which is the same place.
  if (header.length === 56) fields.copy(header, 40);
  const before = [header, ...(header.length === 56 ? [] : [fields]), ...palette];
  const start = 14 + Buffer.concat(before).length;
  const colours = bitmapColours(kind);
  const rows = Array.from({ length: height }, (_, row) => rowOf(colours.slice(row * width, (row + 1) * width), kind));
  const file = Buffer.alloc(14);
  file.write('BM');
  file.writeUInt32LE(start, 10);
  return Buffer.concat([file, ...before, ...(topDown ? rows : rows.reverse())]);
}

/** Blue, green, red. */
const PALETTE = [
  [0, 0, 255],
  [255, 0, 0],
  [0, 255, 0],
];

function rowOf(colours: readonly (readonly number[])[], { bits, masks = [] }: BitmapKind): Buffer {
  const row = Buffer.alloc(Math.ceil((colours.length * bits) / 32) * 4);
  for (const [x, [red = 0, green = 0, blue = 0, alpha = 0]] of colours.entries()) {
    if (bits === 24) row.set([blue, green, red], x * 3);
    else if (bits > 8) {
      const plain = bits === 16 ? [0x7c00, 0x3e0, 0x1f] : [0xff0000, 0xff00, 0xff];
      // All of a mask or nothing: the colours are pure.
      const pixel = (masks.length > 0 ? masks : plain).reduce(
        (sum, mask, index) => sum + ([red, green, blue, alpha][index] ? mask : 0),
        0,
      );
      if (bits === 16) row.writeUInt16LE(pixel, x * 2);
      else row.writeUInt32LE(pixel, x * 4);
    } else {
      const index = PALETTE.findIndex((colour) => colour[2] === red && colour[0] === blue);
      const at = (x * bits) >> 3;
      row[at] = (row[at] ?? 0) | (index << (8 - bits - ((x * bits) % 8)));
    }
  }
  return row;
}
