import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Margins } from '../../../core/mask/drawing.ts';
import type { PixelSize } from '../../../core/model/size.ts';
import { PictureOnStage } from '../pictures/picture-on-stage.tsx';
import type { Box } from '../pictures/zoom.ts';
import type { Ground } from './use-ground.ts';

/** What follows a pointer that is down. */
export interface PointerWork {
  readonly begin: (event: JSX.TargetedPointerEvent<HTMLElement>) => void;
  readonly go: (event: JSX.TargetedPointerEvent<HTMLElement>) => void;
  readonly end: () => void;
  readonly cancel: () => void;
}

interface PaintStageProps {
  readonly label: string;
  /** Id of the line that says how it goes by keys. */
  readonly help: string;
  readonly source: string;
  readonly name: string;
  /** Of the picture. */
  readonly size: PixelSize;
  /** What the frame has beyond the picture. */
  readonly margins: Margins;
  readonly ground: Ground;
  readonly work: PointerWork;
  readonly tool: string;
  /** Diameter of what the tool draws with, in pixels of the picture, where it is to be seen. */
  readonly ring: number | undefined;
  /** What a key without Ctrl does; where that is nothing, it may zoom. */
  readonly keyOf: (event: KeyboardEvent) => (() => void) | undefined;
  /** What lies over the picture. */
  readonly children: ComponentChildren;
}

/** A picture that is drawn on with pointer and keys; the space bar, two fingers and the wheel move and zoom it whatever the tool is. */
export function PaintStage(props: PaintStageProps) {
  const { ground, work, tool, ring, margins } = props;
  const { zoom, box } = ground;
  const { view, stage } = zoom;
  const ringElement = useRef<HTMLDivElement>(null);
  const touches = useRef(new Set<number>());
  const [isSpaceDown, setSpaceDown] = useState(false);
  const isPanning = tool === 'pan' || isSpaceDown;

  const isPinching = () => touches.current.size > 1;
  const onPointerDown = (event: JSX.TargetedPointerEvent<HTMLElement>) => {
    const isTouch = event.pointerType === 'touch';
    if (isTouch) touches.current.add(event.pointerId);
    if (isPinching()) work.cancel();
    if (isTouch || isPanning) zoom.handlers.onPointerDown?.(event);
    if (!isPanning && !isPinching()) work.begin(event);
  };
  const onPointerMove = (event: JSX.TargetedPointerEvent<HTMLElement>) => {
    moveRing(event);
    if (isPanning || isPinching()) zoom.handlers.onPointerMove?.(event);
    else work.go(event);
  };
  const lift = (event: JSX.TargetedPointerEvent<HTMLElement>) => {
    touches.current.delete(event.pointerId);
    zoom.handlers.onPointerUp?.(event);
    if (event.type === 'pointerup') work.end();
    else work.cancel();
  };
  const moveRing = ({ clientX, clientY, pointerType }: PointerEvent) => {
    if (!ringElement.current) return;
    const { left = 0, top = 0 } = ground.element.current?.getBoundingClientRect() ?? {};
    ringElement.current.style.transform = `translate(${clientX - left}px, ${clientY - top}px) translate(-50%, -50%)`;
    ringElement.current.hidden = pointerType === 'touch';
  };
  const hideRing = () => {
    if (ringElement.current) ringElement.current.hidden = true;
  };
  const onKeyDown = (event: JSX.TargetedKeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey) return;
    const act = props.keyOf(event);
    if (act) act();
    else if (event.key === ' ') setSpaceDown(true);
    else {
      zoom.onKeyDown(event);
      return;
    }
    event.preventDefault();
    // Else VS Code would take it for one of its own keys.
    event.stopPropagation();
  };
  useEffect(() => ground.element.current?.focus({ preventScroll: true }), []);

  return (
    <section
      class={`paint-stage ${isPanning ? 'panning' : tool}`}
      role="application"
      aria-label={props.label}
      aria-describedby={props.help}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys that move shapes need a place
      tabIndex={0}
      ref={ground.place}
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
      <div class="paint-frame" style={placeOf(box)} />
      <PictureOnStage
        address={props.source}
        prompt={props.name}
        size={props.size}
        view={{
          ...view,
          x: view.x + ((margins.left - margins.right) * view.scale) / 2,
          y: view.y + ((margins.top - margins.bottom) * view.scale) / 2,
        }}
        stage={stage}
      />
      {props.children}
      {ring !== undefined && !isPanning && (
        <div
          class="paint-ring"
          hidden
          ref={ringElement}
          style={{ width: `${ring * view.scale}px`, height: `${ring * view.scale}px` }}
        />
      )}
    </section>
  );
}

/** What lies exactly in a box of the stage. */
export function placeOf({ left, top, width, height }: Box): JSX.CSSProperties {
  return { transform: `translate(${left}px, ${top}px)`, width: `${width}px`, height: `${height}px` };
}
