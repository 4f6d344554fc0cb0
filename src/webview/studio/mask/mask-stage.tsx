import type { JSX } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import {
  frameOf,
  type MaskDrawing,
  type MaskStep,
  marginsOf,
  type Point,
  type Rectangle,
} from '../../../core/mask/drawing.ts';
import { middleOf, movedBy, resizedBy } from '../../../core/mask/rectangle.ts';
import { t } from '../../../core/text.ts';
import { PictureOnStage } from '../pictures/picture-on-stage.tsx';
import type { Zoom } from '../pictures/use-zoom.ts';
import { boxOf } from '../pictures/zoom.ts';
import { ShapeOutline } from './shape-outline.tsx';
import type { MaskTools } from './tools.ts';
import type { Overlay } from './use-overlay.ts';
import { usePainting } from './use-painting.ts';

interface MaskStageProps {
  readonly source: string;
  readonly name: string;
  readonly drawing: MaskDrawing;
  readonly tools: MaskTools;
  readonly size: number;
  readonly zoom: Zoom;
  readonly overlay: Overlay;
  readonly rectangle: Rectangle | undefined;
  readonly setRectangle: (rectangle: Rectangle | undefined) => void;
  readonly chooseRectangle: () => void;
  readonly draw: (step: MaskStep) => void;
}

/** Single pixels are wanted from here on, not a blur. */
const PIXELS_FROM = 3;

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The picture under its mask, and all that is done to it with pointer and keys. */
export function MaskStage(props: MaskStageProps) {
  const { source, name, drawing, tools, size, zoom, overlay, rectangle, setRectangle, draw } = props;
  const { view, stage } = zoom;
  const element = useRef<HTMLElement | null>(null);
  const ring = useRef<HTMLDivElement>(null);
  const touches = useRef(new Set<number>());
  const [isSpaceDown, setSpaceDown] = useState(false);
  const frame = frameOf(drawing);
  const margins = marginsOf(drawing);
  const box = boxOf(view, frame, stage);

  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const { left = 0, top = 0 } = element.current?.getBoundingClientRect() ?? {};
    return [(clientX - left - box.left) / view.scale + frame.x, (clientY - top - box.top) / view.scale + frame.y];
  };
  const painting = usePainting({
    drawing,
    tools,
    size,
    frame,
    overlay,
    scale: view.scale,
    pointOf,
    rectangle,
    setRectangle,
    draw,
  });
  const isPanning = tools.tool === 'pan' || isSpaceDown;

  // Two fingers move and zoom whatever the tool is.
  const isPinching = () => touches.current.size > 1;
  const onPointerDown = (event: JSX.TargetedPointerEvent<HTMLElement>) => {
    const isTouch = event.pointerType === 'touch';
    if (isTouch) touches.current.add(event.pointerId);
    if (isPinching()) painting.cancel();
    if (isTouch || isPanning) zoom.handlers.onPointerDown?.(event);
    if (!isPanning && !isPinching()) painting.begin(event);
  };
  const onPointerMove = (event: JSX.TargetedPointerEvent<HTMLElement>) => {
    moveRing(event);
    if (isPanning || isPinching()) zoom.handlers.onPointerMove?.(event);
    else painting.go(event);
  };
  const lift = (event: JSX.TargetedPointerEvent<HTMLElement>) => {
    touches.current.delete(event.pointerId);
    zoom.handlers.onPointerUp?.(event);
    if (event.type === 'pointerup') painting.end();
    else painting.cancel();
  };

  const brushes = !isPanning && (tools.tool === 'brush' || tools.tool === 'eraser');
  const moveRing = ({ clientX, clientY, pointerType }: PointerEvent) => {
    if (!ring.current) return;
    const { left = 0, top = 0 } = element.current?.getBoundingClientRect() ?? {};
    ring.current.style.transform = `translate(${clientX - left}px, ${clientY - top}px) translate(-50%, -50%)`;
    ring.current.hidden = pointerType === 'touch';
  };
  const hideRing = () => {
    if (ring.current) ring.current.hidden = true;
  };

  const onKeyDown = (event: JSX.TargetedKeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey) return;
    const by = ARROWS[event.key];
    if (by && tools.tool !== 'pan') {
      const stride = event.shiftKey ? 10 : 1;
      const way: Point = [by[0] * stride, by[1] * stride];
      const change = event.altKey ? resizedBy : movedBy;
      props.chooseRectangle();
      setRectangle(rectangle ? change(way, rectangle, frame) : middleOf(frame));
    } else if (event.key === ' ') {
      setSpaceDown(true);
    } else if (event.key === 'Escape' && (painting.gesture || rectangle)) {
      painting.cancel();
      setRectangle(undefined);
    } else if (rectangle && event.key === 'Enter') {
      draw({ type: 'rectangle', mode: 'paint', ...rectangle });
    } else if (rectangle && (event.key === 'Delete' || event.key === 'Backspace')) {
      draw({ type: 'rectangle', mode: 'erase', ...rectangle });
    } else {
      zoom.onKeyDown(event);
      return;
    }
    event.preventDefault();
    // Else VS Code would take it for one of its own keys.
    event.stopPropagation();
  };

  const place = useCallback((node: HTMLElement | null) => {
    element.current = node;
    zoom.measure(node);
  }, []);
  useEffect(() => element.current?.focus({ preventScroll: true }), []);

  return (
    <section
      class={`mask-stage ${isPanning ? 'panning' : tools.tool}`}
      role="application"
      aria-label={t('Mask')}
      aria-describedby="mask-help"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys that move the rectangle need a place
      tabIndex={0}
      ref={place}
      onWheel={zoom.handlers.onWheel}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={lift}
      onPointerCancel={lift}
      onPointerLeave={hideRing}
      onKeyDown={onKeyDown}
      onKeyUp={({ key }) => key === ' ' && setSpaceDown(false)}
      onBlur={() => setSpaceDown(false)}
    >
      <div class="mask-frame" style={placeOf(box)} />
      <PictureOnStage
        address={source}
        prompt={name}
        size={drawing}
        view={{
          ...view,
          x: view.x + ((margins.left - margins.right) * view.scale) / 2,
          y: view.y + ((margins.top - margins.bottom) * view.scale) / 2,
        }}
        stage={stage}
      />
      <canvas
        class={`mask-overlay tint-${tools.tint}`}
        ref={overlay.canvas}
        width={overlay.layer.sheet.plane.width}
        height={overlay.layer.sheet.plane.height}
        style={{
          ...placeOf(box),
          imageRendering: view.scale >= PIXELS_FROM ? 'pixelated' : 'auto',
        }}
      />
      <ShapeOutline
        gesture={painting.gesture}
        rectangle={rectangle}
        frame={frame}
        box={box}
        scale={view.scale}
        tools={tools}
      />
      {brushes && (
        <div
          class="brush-ring"
          hidden
          ref={ring}
          style={{ width: `${size * view.scale}px`, height: `${size * view.scale}px` }}
        />
      )}
    </section>
  );
}

function placeOf({ left, top, width, height }: ReturnType<typeof boxOf>): JSX.CSSProperties {
  return { transform: `translate(${left}px, ${top}px)`, width: `${width}px`, height: `${height}px` };
}
