import { useLayoutEffect, useRef } from 'preact/hooks';
import { type MaskDrawing, stepsThatCount } from '../../../core/mask/drawing.ts';
import { countCovered, type Plane, wholeOf } from '../../../core/mask/plane.ts';
import { applyStep, type LoadedMasks, sheetFor } from '../../../core/mask/sheet.ts';

/** Pixels of the small mask: enough to see it, and to count what it covers to a percent. */
const PIXELS = 200 * 200;

export interface SmallMask {
  readonly plane: Plane;
  /** Share of the picture, 0 to 1. */
  readonly covered: number;
}

export function smallMaskOf(drawing: MaskDrawing, loaded: LoadedMasks): SmallMask {
  const sheet = sheetFor(drawing, PIXELS);
  for (const step of stepsThatCount(drawing)) for (const _ of applyStep(sheet, step, loaded));
  const { plane } = sheet;
  return { plane, covered: countCovered(plane, wholeOf(plane)) / plane.bytes.length };
}

/** The picture with what may change of it, small. */
export function MaskThumb({ source, mask }: { readonly source: string | undefined; readonly mask: SmallMask }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height, bytes } = mask.plane;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context) return;
    const pixels = new ImageData(width, height);
    for (const [at, covered] of bytes.entries()) pixels.data[4 * at + 3] = covered;
    context.putImageData(pixels, 0, 0);
    context.globalCompositeOperation = 'source-in';
    context.fillStyle = getComputedStyle(canvas.current).color;
    context.fillRect(0, 0, width, height);
    context.globalCompositeOperation = 'source-over';
  }, [mask]);
  return (
    <span class="mask-thumb" aria-hidden="true">
      {source && <img src={source} alt="" draggable={false} />}
      <canvas ref={canvas} width={width} height={height} />
    </span>
  );
}
