import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';
import { type MarkupDrawing, marksThatCount } from '../../../core/markup/markup.ts';
import { type MaskDrawing, stepsThatCount } from '../../../core/mask/drawing.ts';
import { countCovered, type Plane, wholeOf } from '../../../core/mask/plane.ts';
import { applyStep, type LoadedMasks, sheetFor } from '../../../core/mask/sheet.ts';
import type { PixelSize } from '../../../core/model/size.ts';
import { type LoadedMarkup, paintMarks } from '../markup/paint-marks.ts';

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
  const paint = useCallback(
    (context: CanvasRenderingContext2D) => {
      const { width, height, bytes } = mask.plane;
      const pixels = new ImageData(width, height);
      for (const [at, covered] of bytes.entries()) pixels.data[4 * at + 3] = covered;
      context.putImageData(pixels, 0, 0);
      context.globalCompositeOperation = 'source-in';
      context.fillStyle = getComputedStyle(context.canvas).color;
      context.fillRect(0, 0, width, height);
      context.globalCompositeOperation = 'source-over';
    },
    [mask],
  );
  return <OverlayThumb kind="mask" source={source} size={mask.plane} paint={paint} />;
}

interface MarkupThumbProps {
  readonly source: string | undefined;
  readonly drawing: MarkupDrawing;
  readonly loaded: LoadedMarkup;
}

/** The picture with what is drawn on it, small. */
export function MarkupThumb({ source, drawing, loaded }: MarkupThumbProps) {
  const scale = Math.min(1, Math.sqrt(PIXELS / (drawing.width * drawing.height)));
  const size = { width: Math.ceil(drawing.width * scale), height: Math.ceil(drawing.height * scale) };
  const paint = useCallback(
    (context: CanvasRenderingContext2D) => {
      context.setTransform(scale, 0, 0, scale, 0, 0);
      context.clearRect(0, 0, drawing.width, drawing.height);
      paintMarks(context, marksThatCount(drawing), drawing, loaded);
    },
    [drawing, loaded],
  );
  return <OverlayThumb kind="markup" source={source} size={size} paint={paint} />;
}

interface OverlayThumbProps {
  readonly kind: 'mask' | 'markup';
  readonly source: string | undefined;
  readonly size: PixelSize;
  readonly paint: (context: CanvasRenderingContext2D) => void;
}

function OverlayThumb({ kind, source, size, paint }: OverlayThumbProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context) paint(context);
  }, [paint]);
  return (
    <span class={`overlay-thumb ${kind}`} aria-hidden="true">
      {source && <img src={source} alt="" draggable={false} />}
      <canvas ref={canvas} width={size.width} height={size.height} />
    </span>
  );
}
