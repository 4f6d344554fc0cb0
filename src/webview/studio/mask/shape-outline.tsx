import type { Point, Rectangle } from '../../../core/mask/drawing.ts';
import { pointsOf } from '../../../core/mask/path.ts';
import { cornersOf, ellipseIn } from '../../../core/mask/polygon.ts';
import { Outline } from '../paint/outline.tsx';
import type { Ground } from '../paint/use-ground.ts';
import type { MaskTools } from './tools.ts';
import type { Gesture } from './use-painting.ts';

interface ShapeOutlineProps {
  readonly gesture: Gesture | undefined;
  readonly rectangle: Rectangle | undefined;
  readonly ground: Ground;
  readonly tools: MaskTools;
}

/** The shape that is being drawn, else the rectangle that keys move. */
export function ShapeOutline({ gesture, rectangle, ground, tools }: ShapeOutlineProps) {
  const points = gesture && gesture.type !== 'move' ? outlineOf(gesture) : rectangle ? cornersOf(rectangle) : [];
  const adds = gesture?.type !== 'move' && gesture?.mode === 'paint';
  const filling = adds ? { colour: `var(--vscode-charts-${tools.tint})`, opacity: tools.opacity } : undefined;
  return <Outline points={points} ground={ground} filling={filling} />;
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
