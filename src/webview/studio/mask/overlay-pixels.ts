import type { MaskMode } from '../../../core/mask/drawing.ts';
import { type Area, mixed } from '../../../core/mask/plane.ts';
import type { Sheet } from '../../../core/mask/sheet.ts';

/** How a mask is shown over its picture. */
export interface Look {
  /** The lower three bytes of a pixel: blue, green, red. */
  readonly colour: number;
  /** 0 to 1, where all of a pixel is covered. */
  readonly opacity: number;
  /** Width of the line around what is covered, in pixels of the sheet; 0 for none. */
  readonly line: number;
  /** From one stripe to the next, in pixels of the sheet; 0 for an even colour. */
  readonly stripes: number;
}

const WHITE = 0xffffff;
const BLACK = 0;
const HALF = 128;

/**
 * The pixels of a part of the sheet, as canvases have them.
 * @param drawing the mode of what is drawn beside the plane just now, as if it were merged
 */
export function overlayPixels(sheet: Sheet, area: Area, look: Look, drawing?: MaskMode): Uint32Array<ArrayBuffer> {
  const { left, top, right, bottom } = area;
  const { colour, opacity, line, stripes } = look;
  const around = grown(area, line, sheet.plane);
  const levels = levelsOf(sheet, around, drawing);
  const wide = around.right - around.left;
  const isBare = (at: number) => (levels[at] ?? 0) < HALF;
  const pixels = new Uint32Array((right - left) * (bottom - top));
  let to = 0;
  for (let y = top; y < bottom; y++) {
    const row = (y - around.top) * wide - around.left;
    for (let x = left; x < right; x++, to++) {
      const level = levels[row + x] ?? 0;
      if (level === 0) continue;
      const isEdge =
        line > 0 &&
        level >= HALF &&
        ((x - line >= around.left && isBare(row + x - line)) ||
          (x + line < around.right && isBare(row + x + line)) ||
          (y - line >= around.top && isBare(row + x - line * wide)) ||
          (y + line < around.bottom && isBare(row + x + line * wide)));
      if (isEdge) {
        const isDark = stripes > 0 && (x + y) % (2 * stripes) < stripes;
        pixels[to] = 0xff000000 | (isDark ? BLACK : WHITE);
      } else {
        const isGap = stripes > 0 && (x + y) % stripes >= 0.55 * stripes;
        pixels[to] = ((level * opacity * (isGap ? 0.3 : 1)) << 24) | colour;
      }
    }
  }
  return pixels;
}

/** An area and as many pixels around it, as far as there are some. */
export function grown({ left, top, right, bottom }: Area, by: number, within: { width: number; height: number }): Area {
  return {
    left: Math.max(0, left - by),
    top: Math.max(0, top - by),
    right: Math.min(within.width, right + by),
    bottom: Math.min(within.height, bottom + by),
  };
}

/** How much of each pixel of an area is covered. */
function levelsOf(
  { plane, drawn }: Sheet,
  { left, top, right, bottom }: Area,
  drawing: MaskMode | undefined,
): Uint8Array {
  const levels = new Uint8Array((right - left) * (bottom - top));
  let to = 0;
  for (let y = top; y < bottom; y++) {
    for (let at = y * plane.width + left; at < y * plane.width + right; at++, to++) {
      const under = plane.bytes[at] ?? 0;
      const over = drawing ? (drawn.bytes[at] ?? 0) : 0;
      levels[to] = drawing && over > 0 ? mixed(under, over, drawing) : under;
    }
  }
  return levels;
}
