import { useCallback, useRef } from 'preact/hooks';
import type { Point, Rectangle } from '../../../core/mask/drawing.ts';
import type { Zoom } from '../pictures/use-zoom.ts';
import { type Box, boxOf } from '../pictures/zoom.ts';

/** Where a picture lies on a stage, and what lies under the pointer. */
export interface Ground {
  /** For the stage. */
  readonly place: (element: HTMLElement | null) => void;
  readonly element: { readonly current: HTMLElement | null };
  readonly frame: Rectangle;
  readonly zoom: Zoom;
  /** Of the whole frame, on the stage. */
  readonly box: Box;
  /** CSS pixels to a pixel of the picture. */
  readonly scale: number;
  readonly pointOf: (event: { readonly clientX: number; readonly clientY: number }) => Point;
}

/** @param frame the picture and what lies around it, in pixels of the picture */
export function useGround(frame: Rectangle, zoom: Zoom): Ground {
  const element = useRef<HTMLElement | null>(null);
  const { view, stage } = zoom;
  const box = boxOf(view, frame, stage);
  const place = useCallback((node: HTMLElement | null) => {
    element.current = node;
    zoom.measure(node);
  }, []);
  const pointOf: Ground['pointOf'] = ({ clientX, clientY }) => {
    const { left = 0, top = 0 } = element.current?.getBoundingClientRect() ?? {};
    return [(clientX - left - box.left) / view.scale + frame.x, (clientY - top - box.top) / view.scale + frame.y];
  };
  return { place, element, frame, zoom, box, scale: view.scale, pointOf };
}

/** All the places where a pointer was since the last event: some mice tell ten times as often as anything is shown. */
export function pointsIn(event: PointerEvent, pointOf: Ground['pointOf']): readonly Point[] {
  const between = event.getCoalescedEvents();
  return (between.length > 0 ? between : [event]).map(pointOf);
}

/** Of a pen. */
const ERASER_BUTTON = 5;

/** Whether a press draws at all, and whether by the other end of a pen. */
export function pressOf({ button }: PointerEvent): 'tip' | 'eraser' | undefined {
  return button === 0 ? 'tip' : button === ERASER_BUTTON ? 'eraser' : undefined;
}
