import type { MaskMode } from '../../../core/mask/drawing.ts';
import { type Area, isNothing } from '../../../core/mask/plane.ts';
import type { Sheet } from '../../../core/mask/sheet.ts';
import { grown, type Look, overlayPixels } from './overlay-pixels.ts';

/** Shows a part of a sheet on a canvas of its size. */
export function showSheet(canvas: HTMLCanvasElement, sheet: Sheet, area: Area, look: Look, drawing?: MaskMode): void {
  if (isNothing(area)) return;
  const around = grown(area, look.line, sheet.plane);
  const pixels = new Uint8ClampedArray(overlayPixels(sheet, around, look, drawing).buffer);
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, around.right - around.left), around.left, around.top);
}

/**
 * @param canvas its `color` is the mask's
 * @param grain pixels of the sheet to a CSS pixel
 */
export function lookOf(canvas: HTMLCanvasElement, opacity: number, grain: number): Look {
  const isHighContrast = document.body.matches('.vscode-high-contrast, .vscode-high-contrast-light');
  return {
    colour: colourOf(canvas),
    // There the mask must not be told from the picture by its colour alone.
    opacity: isHighContrast ? 0.6 + 0.4 * opacity : opacity,
    // Where single pixels can be seen, a line of them would hide what they are.
    line: grain < 0.5 ? 0 : Math.max(1, Math.round(grain)),
    stripes: isHighContrast ? Math.max(4, Math.round(9 * grain)) : 0,
  };
}

/** As the lower three bytes of a pixel. */
function colourOf(canvas: HTMLCanvasElement): number {
  const context = canvas.getContext('2d');
  if (!context) return 0;
  // What is set there reads as #rrggbb.
  context.fillStyle = getComputedStyle(canvas).color;
  const rgb = Number.parseInt(context.fillStyle.slice(1), 16) || 0;
  return ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16);
}
