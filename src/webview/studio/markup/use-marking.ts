import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Ink, MarkupDrawing, MarkupStep } from '../../../core/markup/markup.ts';
import { type Placement, placedBy } from '../../../core/markup/placement.ts';
import type { Point, Rectangle } from '../../../core/mask/drawing.ts';
import { type Path, pathFrom, pathTo, pointsOf } from '../../../core/mask/path.ts';
import { clippedTo, rectangleBetween } from '../../../core/mask/rectangle.ts';
import type { PointerWork } from '../paint/paint-stage.tsx';
import { type Ground, pointsIn, pressOf } from '../paint/use-ground.ts';
import { ERASER_WIDTHS, type MarkupTool } from './tools.ts';

/** What is drawn with the pointer down. */
type Gesture =
  | { readonly type: 'pen' | 'rubbed'; readonly path: Path }
  | { readonly type: 'arrow'; readonly from: Point; readonly to: Point }
  | { readonly type: 'rectangle' | 'ellipse'; readonly from: Point; readonly to: Rectangle }
  | { readonly type: 'note' };

interface MarkingProps {
  readonly drawing: MarkupDrawing;
  readonly tool: MarkupTool;
  readonly ink: Ink;
  readonly ground: Ground;
  readonly place: (placement: Placement | undefined) => void;
  /** A note has its place: now it wants its words. */
  readonly write: () => void;
  readonly draw: (step: MarkupStep) => void;
}

export interface Marking extends PointerWork {
  /** What is being drawn, as if it were. */
  readonly mark: MarkupStep | undefined;
}

/** Makes marks of what a pointer does. */
export function useMarking({ drawing, tool, ink, ground, place, write, draw }: MarkingProps): Marking {
  const { frame, scale, pointOf } = ground;
  const [gesture, set] = useState<Gesture>();
  // Events come faster than anything is drawn.
  const running = useRef<Gesture | undefined>(undefined);
  const change = (next: Gesture | undefined) => {
    running.current = next;
    set(next);
  };
  const tolerance = Math.max(0.4 / scale, ink.line * 0.02);

  /** Whole pixels, and never beside the picture. */
  const placeNote = ([x, y]: Point) =>
    place(placedBy([0, 0], { type: 'note', at: [Math.round(x), Math.round(y)] }, frame));

  const begin: PointerWork['begin'] = (event) => {
    const press = pressOf(event);
    if (!press) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const point = pointOf(event);
    if (tool !== 'note') place(undefined);
    change(firstGesture(press === 'eraser' ? 'eraser' : tool, point));
    if (tool === 'note') placeNote(point);
  };
  const go: PointerWork['go'] = (event) => {
    const now = running.current;
    switch (now?.type) {
      case 'pen':
      case 'rubbed': {
        const points = pointsIn(event, pointOf);
        return change({ ...now, path: points.reduce((path, point) => pathTo(path, point, tolerance), now.path) });
      }
      case 'arrow':
        return change({ ...now, to: pointOf(event) });
      case 'rectangle':
      case 'ellipse':
        return change({ ...now, to: rectangleBetween(now.from, pointOf(event), event.shiftKey) });
      case 'note':
        return placeNote(pointOf(event));
    }
  };
  const end = () => {
    const gesture = running.current;
    const mark = gesture && markOf(gesture, ink);
    change(undefined);
    if (gesture?.type === 'note') write();
    if (mark && isSeen(mark, frame)) draw(mark);
  };
  const cancel = () => change(undefined);

  // What else is done to the drawing meanwhile is not to be drawn over.
  useLayoutEffect(cancel, [drawing.done]);
  return { mark: gesture && markOf(gesture, ink), begin, go, end, cancel };
}

function firstGesture(tool: MarkupTool, point: Point): Gesture | undefined {
  switch (tool) {
    case 'pen':
      return { type: 'pen', path: pathFrom(point) };
    case 'eraser':
      return { type: 'rubbed', path: pathFrom(point) };
    case 'arrow':
      return { type: 'arrow', from: point, to: point };
    case 'rectangle':
    case 'ellipse':
      return { type: tool, from: point, to: { x: point[0], y: point[1], width: 0, height: 0 } };
    case 'note':
      return { type: 'note' };
    case 'pan':
      return undefined;
  }
}

function markOf(gesture: Gesture, ink: Ink): MarkupStep | undefined {
  switch (gesture.type) {
    case 'pen':
      return { type: 'pen', ...ink, points: pointsOf(gesture.path) };
    case 'rubbed':
      return { type: 'rubbed', line: ink.line * ERASER_WIDTHS, points: pointsOf(gesture.path) };
    case 'arrow':
      return { type: 'arrow', ...ink, from: gesture.from, to: gesture.to };
    case 'rectangle':
    case 'ellipse':
      return { type: gesture.type, ...ink, ...gesture.to };
    case 'note':
      return undefined;
  }
}

/** A press without a drag is no shape. */
function isSeen(mark: MarkupStep, frame: Rectangle): boolean {
  if (mark.type === 'arrow') return Math.hypot(mark.to[0] - mark.from[0], mark.to[1] - mark.from[1]) > mark.line;
  if (mark.type === 'rectangle' || mark.type === 'ellipse') {
    return mark.width > 0 && mark.height > 0 && clippedTo(frame, mark) !== undefined;
  }
  return true;
}
