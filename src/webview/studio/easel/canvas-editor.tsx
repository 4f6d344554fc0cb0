import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Edges } from '../../../core/calls.ts';
import type { PixelSize } from '../../../core/model/size.ts';
import type { ImageView } from '../../../core/protocol.ts';
import { t } from '../../../core/text.ts';
import { newMask, withFile } from '../form/form-overlay.ts';
import { sizeOfImage } from '../form/image-size.ts';
import { NumberInput } from '../form/number-input.tsx';
import { ask } from '../host.ts';
import { useSize } from '../pictures/use-zoom.ts';
import type { Form } from '../state.ts';
import { EDGES, type Edge, extendedSize, layOut, MOST_EDGE, NO_EDGES, strideOf, withEdge } from './canvas-frame.ts';

interface CanvasEditorProps {
  readonly image: ImageView & { readonly source: string };
  readonly size: PixelSize;
  readonly form: Form;
  readonly change: (form: Form) => void;
  readonly close: () => void;
  readonly tell: (error: Error) => void;
}

const EDGE_NAMES: Readonly<Record<Edge, () => string>> = {
  left: () => t('Left'),
  top: () => t('Top'),
  right: () => t('Right'),
  bottom: () => t('Bottom'),
};

/** Gives a picture a larger canvas: its edges are dragged, or told in pixels. The new room becomes the mask. */
export function CanvasEditor({ image, size, form, change, close, tell }: CanvasEditorProps) {
  const [edges, setEdges] = useState(NO_EDGES);
  const [held, hold] = useState<Edges>();
  const [isBusy, setBusy] = useState(false);
  const [stageElement, measure] = useState<HTMLElement | null>(null);
  const grip = useRef({ x: 0, y: 0 });
  const latest = useRef(form);
  latest.current = form;
  const stage = useSize(stageElement);
  const { scale, left, top, width, height } = layOut(size, edges, held ?? edges, stage);
  const whole = extendedSize(size, edges);
  const isSame = whole.width === size.width && whole.height === size.height;

  const apply = async () => {
    if (isSame || isBusy) return;
    setBusy(true);
    try {
      const extended = await ask('canvas-extend', { image: image.uri, edges });
      const mask = withFile(newMask(extended.image.uri, await sizeOfImage(extended.image)), extended.mask);
      change({ ...latest.current, images: [extended.image, ...latest.current.images.slice(1)], mask, overlay: 'mask' });
      close();
    } catch (error) {
      setBusy(false);
      tell(error as Error);
    }
  };
  const handle = (edge: Edge) => ({
    onPointerDown: (event: JSX.TargetedPointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      grip.current = { x: event.clientX, y: event.clientY };
      hold(edges);
    },
    onPointerMove: (event: JSX.TargetedPointerEvent<HTMLElement>) => {
      if (!held) return;
      const by = { x: event.clientX - grip.current.x, y: event.clientY - grip.current.y };
      const outwards = { left: -by.x, top: -by.y, right: by.x, bottom: by.y }[edge];
      setEdges(withEdge(held, edge, held[edge] + outwards / scale));
    },
    onPointerUp: () => hold(undefined),
    onPointerCancel: () => hold(undefined),
    onKeyDown: (event: JSX.TargetedKeyboardEvent<HTMLElement>) => {
      const by = strideOf(edge, event.key, event.shiftKey);
      if (by === undefined) return;
      setEdges(withEdge(edges, edge, edges[edge] + by));
      event.preventDefault();
    },
  });
  const onKeyDown = ({ key }: JSX.TargetedKeyboardEvent<HTMLElement>) => {
    if (key === 'Escape') close();
  };
  return (
    <section class="canvas-editor" aria-label={t('Extend canvas')} aria-busy={isBusy} onKeyDown={onKeyDown}>
      <div class="canvas-bar">
        <fieldset class="canvas-edges" aria-label={t('Pixels to add')}>
          {EDGES.map((edge) => (
            <span key={edge}>
              <span aria-hidden="true">{EDGE_NAMES[edge]()}</span>
              <NumberInput
                aria-label={t('{0}, pixels to add', EDGE_NAMES[edge]())}
                min={0}
                max={MOST_EDGE}
                value={edges[edge]}
                onValue={(length) => setEdges(withEdge(edges, edge, length ?? 0))}
              />
            </span>
          ))}
        </fieldset>
        <span class="spacer" />
        <button type="button" class="secondary" onClick={close}>
          {t('Close')}
        </button>
        <button type="button" class="primary" disabled={isSame || isBusy} onClick={apply}>
          {t('Extend')}
        </button>
      </div>
      <div class="canvas-stage" ref={measure}>
        <div
          class="canvas-frame"
          style={{ left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` }}
        >
          <img
            src={image.source}
            alt={image.name}
            draggable={false}
            style={{
              left: `${edges.left * scale}px`,
              top: `${edges.top * scale}px`,
              width: `${size.width * scale}px`,
              height: `${size.height * scale}px`,
            }}
          />
          {EDGES.map((edge) => (
            <div
              key={edge}
              class={`canvas-handle ${edge}`}
              role="slider"
              tabIndex={0}
              aria-label={t('{0} edge', EDGE_NAMES[edge]())}
              aria-orientation={edge === 'left' || edge === 'right' ? 'horizontal' : 'vertical'}
              aria-valuemin={0}
              aria-valuemax={MOST_EDGE}
              aria-valuenow={edges[edge]}
              aria-valuetext={t('{0} pixels', edges[edge])}
              {...handle(edge)}
            />
          ))}
        </div>
      </div>
      <p class="canvas-foot" role="status">
        {isSame
          ? t('Drag an edge outwards: the model fills the new room')
          : t('{0} becomes {1}', `${size.width} × ${size.height}`, `${whole.width} × ${whole.height}`)}
      </p>
    </section>
  );
}
