import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Brush, MaskDrawing, MaskMode, MaskStep, Point, Rectangle } from '../../../core/mask/drawing.ts';
import { type Path, pathFrom, pathTo, pointsOf } from '../../../core/mask/path.ts';
import { type Area, fill, NO_AREA, union } from '../../../core/mask/plane.ts';
import { clippedTo, contains, movedBy, rectangleBetween } from '../../../core/mask/rectangle.ts';
import { drawPiece } from '../../../core/mask/sheet.ts';
import type { PointerWork } from '../paint/paint-stage.tsx';
import { type Ground, pointsIn, pressOf } from '../paint/use-ground.ts';
import type { MaskTools } from './tools.ts';
import type { Overlay } from './use-overlay.ts';

/** What is drawn with the pointer down; a shape is seen as it is, a stroke on the overlay. */
export type Gesture =
  | Stroke
  | { readonly type: 'lasso'; readonly mode: MaskMode; readonly path: Path }
  | { readonly type: 'rectangle' | 'ellipse'; readonly mode: MaskMode; readonly from: Point; readonly to: Rectangle }
  | { readonly type: 'move'; readonly grip: Point; readonly rectangle: Rectangle };

interface Stroke {
  readonly type: 'stroke';
  readonly mode: MaskMode;
  readonly brush: Brush;
  readonly path: Path;
  readonly area: Area;
}

interface PaintingProps {
  readonly drawing: MaskDrawing;
  readonly tools: MaskTools;
  readonly size: number;
  readonly overlay: Overlay;
  readonly ground: Ground;
  readonly rectangle: Rectangle | undefined;
  readonly setRectangle: (rectangle: Rectangle | undefined) => void;
  readonly draw: (step: MaskStep) => void;
}

export interface Painting extends PointerWork {
  readonly gesture: Gesture | undefined;
}

/** Makes steps of what a pointer does; how hard it is pressed counts for nothing. */
export function usePainting(props: PaintingProps): Painting {
  const { drawing, tools, size, overlay, ground, rectangle, setRectangle, draw } = props;
  const { frame, scale, pointOf } = ground;
  const running = useRef<Gesture | undefined>(undefined);
  /** Where a stroke has gone since the last frame. */
  const waiting = useRef<Point[]>([]);
  const frameAsked = useRef(0);
  // Only what is seen as a shape needs to be drawn by Preact.
  const [gesture, show] = useState<Gesture>();
  const { sheet } = overlay.layer;
  // The softer the brush, the less it shows where exactly it went.
  const tolerance = Math.max(0.4 / scale, size * (0.004 + 0.01 * tools.softness));
  const brush = { size, softness: tools.softness };

  const set = (next: Gesture | undefined) => {
    running.current = next;
    show(next?.type === 'stroke' ? undefined : next);
  };

  const begin = (event: JSX.TargetedPointerEvent<HTMLElement>) => {
    if (!pressOf(event)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    overlay.settle();
    set(firstGesture(event));
  };

  const firstGesture = (event: PointerEvent): Gesture | undefined => {
    const point = pointOf(event);
    const turned = event.altKey || pressOf(event) === 'eraser';
    const { tool } = tools;
    switch (tool) {
      case 'brush':
      case 'eraser': {
        const mode = turned ? opposite(modeOf(tool)) : modeOf(tool);
        const area = drawPiece(sheet, point, point, brush);
        overlay.show(area, mode);
        return { type: 'stroke', mode, brush, path: pathFrom(point), area };
      }
      case 'lasso':
        setRectangle(undefined);
        return { type: tool, mode: turned ? opposite(tools.mode) : tools.mode, path: pathFrom(point) };
      case 'rectangle':
      case 'ellipse': {
        if (rectangle && contains(rectangle, point)) return { type: 'move', grip: point, rectangle };
        setRectangle(undefined);
        const mode = turned ? opposite(tools.mode) : tools.mode;
        return { type: tool, mode, from: point, to: { x: point[0], y: point[1], width: 0, height: 0 } };
      }
      case 'pan':
        return undefined;
    }
  };

  const go = (event: JSX.TargetedPointerEvent<HTMLElement>) => {
    const now = running.current;
    switch (now?.type) {
      case 'stroke':
        waiting.current.push(...pointsIn(event, pointOf));
        frameAsked.current ||= requestAnimationFrame(paint);
        return;
      case 'lasso':
        return set({ ...now, path: pathThrough(now.path, pointsIn(event, pointOf)) });
      case 'rectangle':
      case 'ellipse':
        return set({ ...now, to: rectangleBetween(now.from, pointOf(event), event.shiftKey) });
      case 'move':
        return setRectangle(movedBy(wholeWay(now.grip, pointOf(event)), now.rectangle, frame));
    }
  };

  const pathThrough = (path: Path, points: readonly Point[]) =>
    points.reduce((before, point) => pathTo(before, point, tolerance), path);
  /** As far as the pointer has come. */
  const paint = () => {
    cancelAnimationFrame(frameAsked.current);
    frameAsked.current = 0;
    const points = waiting.current.splice(0);
    const stroke = running.current;
    if (stroke?.type !== 'stroke' || points.length === 0) return;
    const path = pathThrough(stroke.path, points);
    // What was open before may have been left out since, so it begins at the last point that was kept then.
    const line = [...path.kept.slice(stroke.path.kept.length - 1), ...path.open.slice(-1)];
    const fresh = line
      .slice(1)
      .reduce((area, to, index) => union(area, drawPiece(sheet, line[index] ?? to, to, stroke.brush)), NO_AREA);
    overlay.show(fresh, stroke.mode);
    set({ ...stroke, path, area: union(stroke.area, fresh) });
  };

  const end = () => {
    paint();
    const now = running.current;
    set(undefined);
    if (now?.type === 'stroke') {
      const {
        mode,
        brush: { size, softness },
        path,
        area,
      } = now;
      const step = { type: 'stroke', mode, size, softness, points: pointsOf(path) } as const;
      overlay.add(step, area);
      draw(step);
    } else if (now?.type === 'lasso') {
      const points = pointsOf(now.path);
      if (points.length > 2) draw({ type: 'lasso', mode: now.mode, points });
    } else if (now?.type === 'rectangle' || now?.type === 'ellipse') {
      const { type, mode, to } = now;
      if (to.width > 0 && to.height > 0 && clippedTo(frame, to)) draw({ type, mode, ...to });
    }
  };

  const cancel = () => {
    const now = running.current;
    waiting.current = [];
    set(undefined);
    if (now?.type !== 'stroke') return;
    fill(sheet.drawn, 0, now.area);
    overlay.show(now.area);
  };

  // What else is done to the drawing meanwhile needs the sheet for itself.
  useLayoutEffect(cancel, [drawing.done, overlay.layer]);

  return { gesture, begin, go, end, cancel };
}

function modeOf(tool: 'brush' | 'eraser'): MaskMode {
  return tool === 'brush' ? 'paint' : 'erase';
}

function opposite(mode: MaskMode): MaskMode {
  return mode === 'paint' ? 'erase' : 'paint';
}

function wholeWay(from: Point, to: Point): Point {
  return [Math.round(to[0] - from[0]), Math.round(to[1] - from[1])];
}
