import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { ImageView } from '../../../core/protocol.ts';
import { t } from '../../../core/text.ts';
import { CloseIcon } from './icons.tsx';

interface ImageTileProps {
  readonly image: ImageView;
  readonly index: number;
  readonly remove: () => void;
  readonly move: (to: number) => void;
}

/** Pixels after which a press is a drag. */
const SLACK = 4;

/** One picture of an edit: dragged to its place, or moved there by keys. */
export function ImageTile({ image: { name, source }, index, remove, move }: ImageTileProps) {
  const drag = useRef<{ readonly x: number; readonly y: number; moves: boolean }>();
  const onPointerDown = (event: JSX.TargetedPointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, y: event.clientY, moves: false };
  };
  const onPointerMove = (event: JSX.TargetedPointerEvent<HTMLButtonElement>) => {
    const { current } = drag;
    if (!current) return;
    const [x, y] = [event.clientX - current.x, event.clientY - current.y];
    if (!current.moves && Math.hypot(x, y) < SLACK) return;
    current.moves = true;
    place(event.currentTarget, `${x}px ${y}px`);
  };
  const onPointerUp = (event: JSX.TargetedPointerEvent<HTMLButtonElement>) => {
    const { current } = drag;
    drag.current = undefined;
    const tile = event.currentTarget;
    place(tile, '');
    if (!current?.moves) return;
    const tiles = [...(tile.closest('ul')?.querySelectorAll('.tile') ?? [])];
    const to = tiles.findIndex((other) => {
      const { left, right, top, bottom } = other.getBoundingClientRect();
      return event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom;
    });
    if (to >= 0 && to !== index) move(to);
  };
  return (
    <li>
      <button
        type="button"
        class="tile"
        tabIndex={index === 0 ? 0 : -1}
        title={name}
        aria-label={index === 0 ? t('To change: {0}', name) : t('Reference {0}: {1}', index, name)}
        aria-describedby="tile-keys"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
        // A pointer drags; what has no pointer makes it the first.
        onClick={({ detail }) => detail === 0 && index > 0 && move(0)}
      >
        {source ? <img src={source} alt="" draggable={false} /> : <span class="hint">{name}</span>}
        <span class="role">{index === 0 ? t('To change') : t('Reference')}</span>
      </button>
      <button type="button" class="icon remove" tabIndex={-1} aria-label={t('Remove {0}', name)} onClick={remove}>
        <CloseIcon />
      </button>
    </li>
  );
}

/** With all that lies on it. */
function place(tile: HTMLElement, translate: string): void {
  if (tile.parentElement) tile.parentElement.style.translate = translate;
}
