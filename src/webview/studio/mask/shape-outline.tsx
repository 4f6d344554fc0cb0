import type { Point, Rectangle } from '../../../core/mask/drawing.ts';
import { pointsOf } from '../../../core/mask/path.ts';
import { cornersOf, ellipseIn } from '../../../core/mask/polygon.ts';
import type { Box } from '../pictures/zoom.ts';
import type { MaskTools } from './tools.ts';
import type { Gesture } from './use-painting.ts';

interface ShapeOutlineProps {
  readonly gesture: Gesture | undefined;
  readonly rectangle: Rectangle | undefined;
  readonly frame: Rectangle;
  readonly box: Box;
  /** CSS pixels to a pixel of the picture. */
  readonly scale: number;
  readonly tools: MaskTools;
}

/** The shape that is being drawn, else the rectangle that keys move. */
export function ShapeOutline({ gesture, rectangle, frame, box, scale, tools }: ShapeOutlineProps) {
  const points = gesture && gesture.type !== 'move' ? outlineOf(gesture) : rectangle ? cornersOf(rectangle) : [];
  if (points.length < 2) return null;
  const placed = points.map(([x, y]) => [box.left + (x - frame.x) * scale, box.top + (y - frame.y) * scale]);
  const line = `M${placed.map(([x = 0, y = 0]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
  const adds = gesture?.type !== 'move' && gesture?.mode === 'paint';
  return (
    <svg class="mask-shape" aria-hidden="true">
      {adds && <path class={`filling tint-${tools.tint}`} d={line} style={{ opacity: tools.opacity }} />}
      <path class="under" d={line} />
      <path class="over" d={line} />
    </svg>
  );
}

function outlineOf(gesture: Exclude<Gesture, { readonly type: 'move' }>): readonly Point[] {
  switch (gesture.type) {
    case 'rectangle':
      return cornersOf(gesture.to);
    case 'ellipse':
      return ellipseIn(gesture.to);
    case 'lasso':
      return pointsOf(gesture.path);
    case 'stroke':
      return [];
  }
}
