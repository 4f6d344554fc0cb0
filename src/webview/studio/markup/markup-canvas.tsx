import { useLayoutEffect, useRef } from 'preact/hooks';
import type { MarkupStep } from '../../../core/markup/markup.ts';
import type { PixelSize } from '../../../core/model/size.ts';
import type { Ground } from '../paint/use-ground.ts';
import { type LoadedMarkup, paintMarks } from './paint-marks.ts';

interface MarkupCanvasProps {
  readonly steps: readonly MarkupStep[];
  readonly size: PixelSize;
  readonly loaded: LoadedMarkup;
  readonly ground: Ground;
}

/** The marks as they lie over the picture: drawn anew for every view of it, and so sharp at any zoom. */
export function MarkupCanvas({ steps, size, loaded, ground }: MarkupCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { box, scale, zoom } = ground;
  const { width, height } = zoom.stage;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context) return;
    const density = window.devicePixelRatio;
    // To set them empties it.
    canvas.current.width = Math.round(width * density);
    canvas.current.height = Math.round(height * density);
    const whole = scale * density;
    context.setTransform(whole, 0, 0, whole, box.left * density, box.top * density);
    // Beside the picture there is nothing to draw on.
    context.beginPath();
    context.rect(0, 0, size.width, size.height);
    context.clip();
    paintMarks(context, steps, size, loaded);
  });
  return <canvas class="markup-canvas" ref={canvas} />;
}
