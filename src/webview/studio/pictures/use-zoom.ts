import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PixelSize } from '../../../core/model/size.ts';
import { useNarrow } from '../use-narrow.ts';
import { fitted, type Point, panned, settled, type View, zoomed } from './zoom.ts';

export interface Zoom {
  /** For the element that the picture lies on; for one of them where there are several of one size. */
  readonly measure: (element: HTMLElement | null) => void;
  /** CSS pixels; nothing until it is measured. */
  readonly stage: PixelSize;
  readonly view: View;
  readonly fits: boolean;
  readonly by: (factor: number) => void;
  /** From fitting to a pixel for a pixel, or back. */
  readonly toggle: () => void;
  /** For all that pictures lie on. */
  readonly handlers: Pick<
    JSX.HTMLAttributes<HTMLElement>,
    'onWheel' | 'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel' | 'onDblClick'
  >;
  /** For what has the focus around them. */
  readonly onKeyDown: (event: JSX.TargetedKeyboardEvent<HTMLElement>) => void;
}

const MIDDLE: Point = { x: 0, y: 0 };
const STEP = 1.25;
/** CSS pixels that an arrow key moves. */
const STRIDE = 64;
/** CSS pixels; some mice count in lines. */
const LINE = 20;

/** Zooms and pans a picture by wheel, pinch, drag, double click and keys. It fits, and goes on fitting, until somebody zooms. */
export function useZoom(picture: PixelSize): Zoom {
  const [element, measure] = useState<HTMLElement | null>(null);
  const stage = useSize(element);
  const narrow = useNarrow();
  const [chosen, choose] = useState<View | undefined>(undefined);
  const pointers = useRef(new Map<number, Point>());

  const fit = fitted(picture, stage);
  const view = chosen ? settled(chosen, picture, stage) : fit;
  const change = (next: (view: View) => View) =>
    choose((current) => {
      const to = next(current ? settled(current, picture, stage) : fit);
      return to.scale > fit.scale ? to : undefined;
    });
  const zoomTo = (scale: number, at = MIDDLE) => change((now) => zoomed(now, scale, at, picture, stage));
  const zoomBy = (factor: number, at = MIDDLE) => change((now) => zoomed(now, now.scale * factor, at, picture, stage));
  const panBy = (by: Point) => change((now) => panned(now, by, picture, stage));
  const toggle = (at = MIDDLE) => (chosen ? choose(undefined) : zoomTo(1, at));

  const onKeyDown = (event: JSX.TargetedKeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keys[event.key];
    if (!act) return;
    act();
    event.preventDefault();
  };
  const keys: Readonly<Record<string, () => void>> = {
    '+': () => zoomBy(STEP),
    '=': () => zoomBy(STEP),
    '-': () => zoomBy(1 / STEP),
    '0': () => choose(undefined),
    '1': () => zoomTo(1),
    ArrowLeft: () => panBy({ x: STRIDE, y: 0 }),
    ArrowRight: () => panBy({ x: -STRIDE, y: 0 }),
    ArrowUp: () => panBy({ x: 0, y: STRIDE }),
    ArrowDown: () => panBy({ x: 0, y: -STRIDE }),
  };

  const onWheel = (event: JSX.TargetedWheelEvent<HTMLElement>) => {
    // The narrow page scrolls: there a plain wheel is for it until somebody has zoomed.
    if (narrow && !chosen && !event.ctrlKey) return;
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * LINE;
    // A pinch arrives as a wheel with Ctrl held and small steps.
    zoomBy(Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.0025)), pointOf(event));
  };

  const onPointerDown = (event: JSX.TargetedPointerEvent<HTMLElement>) => {
    if (event.button !== 0 || isControl(event.target)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    pointers.current.set(event.pointerId, pointOf(event));
  };
  const onPointerMove = (event: JSX.TargetedPointerEvent<HTMLElement>) => {
    const before = pointers.current.get(event.pointerId);
    if (!before) return;
    const now = pointOf(event);
    pointers.current.set(event.pointerId, now);
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
    if (other) zoomBy(distance(now, other) / Math.max(1, distance(before, other)), other);
    else panBy({ x: now.x - before.x, y: now.y - before.y });
  };
  const lift = (event: JSX.TargetedPointerEvent<HTMLElement>) => {
    pointers.current.delete(event.pointerId);
  };
  const onDblClick = (event: JSX.TargetedMouseEvent<HTMLElement>) => {
    if (!isControl(event.target)) toggle(pointOf(event));
  };

  const handlers = { onWheel, onPointerDown, onPointerMove, onPointerUp: lift, onPointerCancel: lift, onDblClick };
  return { measure, stage, view, fits: !chosen, by: zoomBy, toggle, handlers, onKeyDown };
}

/** CSS pixels of an element, as they change; nothing until it is there. */
export function useSize(element: HTMLElement | null): PixelSize {
  const [size, set] = useState<PixelSize>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    if (!element) return undefined;
    const read = () => set({ width: element.clientWidth, height: element.clientHeight });
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

/** From the middle of the element that hears the event. */
function pointOf({ clientX, clientY, currentTarget }: JSX.TargetedMouseEvent<HTMLElement>): Point {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, button') !== null;
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
