import type { JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { PictureView } from '../../../core/protocol.ts';
import { t } from '../../../core/text.ts';
import { ask } from '../host.ts';
import type { PicturePart } from '../parts.ts';
import { discard } from './deeds.ts';
import { hasEnded, isFinished } from './finished.ts';
import { inStripOrder, numberIn, pictureBefore, queueOf } from './queue.ts';
import { Tile, tileId } from './tile.tsx';
import { useKeptFocus } from './use-kept-focus.ts';

/** All pictures in a row, newest first: what is focused is on stage. One listener for all of them, so that many stay fast. */
export function Strip(part: Omit<PicturePart, 'picture'>) {
  const { state, dispatch, attempt } = part;
  const { pictures, selected, compared, previews } = state;
  const list = useRef<HTMLDivElement>(null);
  const dragged = useRef<PictureView | undefined>(undefined);
  const ordered = useMemo(() => inStripOrder(pictures), [pictures]);
  const queue = useMemo(() => queueOf(pictures), [pictures]);
  const reachable = ordered.some(({ id }) => id === selected) ? selected : ordered[0]?.id;

  // The same nodes while nothing here has changed: typing in the form redraws the page, and these may be hundreds.
  const tiles = useMemo(
    () =>
      ordered.map((picture) => (
        <Tile
          key={picture.id}
          picture={picture}
          preview={previews[picture.id]}
          number={picture.phase === 'queued' ? numberIn(queue, picture) : undefined}
          selected={picture.id === selected}
          compared={picture.id === compared}
          reachable={picture.id === reachable}
        />
      )),
    [ordered, queue, previews, selected, compared, reachable],
  );
  useRevealed(list, selected);
  const onFocusOut = useKeptFocus();

  const pictureAt = (target: EventTarget | null) => {
    const tile = target instanceof Element ? target.closest<HTMLElement>('[data-id]') : null;
    return ordered.find(({ id }) => id === tile?.dataset.id);
  };
  const focus = (picture: PictureView | undefined) => picture && document.getElementById(tileId(picture.id))?.focus();
  const select = (picture: PictureView | undefined) => {
    if (picture && picture.id !== selected) dispatch({ type: 'picture-selected', id: picture.id });
    focus(picture);
  };
  const cancel = ({ id }: PictureView) => attempt(() => ask('picture-cancel', { id }));
  const move = (picture: PictureView, number: number) => {
    const before = pictureBefore(queue, picture, number);
    if (before !== undefined) attempt(() => ask('picture-move', { id: picture.id, before }));
  };

  const onClick = (event: JSX.TargetedMouseEvent<HTMLDivElement>) => {
    const picture = pictureAt(event.target);
    if (!picture) return;
    if (event.target instanceof Element && event.target.closest('[data-cancel]')) cancel(picture);
    else if (event.shiftKey && isFinished(picture) && picture.id !== selected)
      dispatch({ type: 'picture-compared', id: picture.id });
    else select(picture);
  };
  const onKeyDown = (event: JSX.TargetedKeyboardEvent<HTMLDivElement>) => {
    const picture = pictureAt(event.target);
    const index = picture ? ordered.indexOf(picture) : -1;
    if (!picture || event.ctrlKey || event.metaKey) return;
    const act = event.altKey ? moves(picture)[event.key] : keys(picture, index)[event.key];
    if (!act) return;
    act();
    event.preventDefault();
    // The editor hears what reaches the window, and would go back and forward with Alt and an arrow.
    event.stopPropagation();
  };
  const keys = (picture: PictureView, index: number): Readonly<Record<string, () => void>> => ({
    ArrowLeft: () => select(ordered[index - 1]),
    ArrowRight: () => select(ordered[index + 1]),
    Home: () => select(ordered[0]),
    End: () => select(ordered.at(-1)),
    Enter: () => select(picture),
    ' ': () => select(picture),
    Delete: () => {
      if (!hasEnded(picture)) return cancel(picture);
      discard(part, picture);
      focus(ordered[index + 1] ?? ordered[index - 1]);
    },
  });
  // The next one of the queue is at its right end, beside what forms.
  const moves = (picture: PictureView): Readonly<Record<string, () => void>> => ({
    ArrowLeft: () => move(picture, (numberIn(queue, picture) ?? 0) + 1),
    ArrowRight: () => move(picture, (numberIn(queue, picture) ?? 0) - 1),
  });

  const onDragStart = (event: JSX.TargetedDragEvent<HTMLDivElement>) => {
    dragged.current = pictureAt(event.target);
  };
  const onDragOver = (event: JSX.TargetedDragEvent<HTMLDivElement>) => {
    if (dragged.current && pictureAt(event.target)?.phase === 'queued') event.preventDefault();
  };
  const onDrop = (event: JSX.TargetedDragEvent<HTMLDivElement>) => {
    const target = pictureAt(event.target);
    const number = target && numberIn(queue, target);
    if (dragged.current && number !== undefined) {
      event.preventDefault();
      move(dragged.current, number);
    }
  };
  const onDragEnd = () => {
    dragged.current = undefined;
  };
  const onWheel = (event: JSX.TargetedWheelEvent<HTMLDivElement>) => {
    const { currentTarget, deltaX, deltaY } = event;
    const before = currentTarget.scrollLeft;
    if (deltaX === 0) currentTarget.scrollLeft += deltaY;
    // At its end the page may have the wheel.
    if (currentTarget.scrollLeft !== before) event.preventDefault();
  };

  return (
    <div
      class="strip"
      role="listbox"
      aria-label={t('Pictures')}
      aria-orientation="horizontal"
      ref={list}
      onClick={onClick}
      onKeyDown={onKeyDown}
      onFocusOut={onFocusOut}
      onDragStart={onDragStart}
      onDragOver={onDragOver}
      onDrop={onDrop}
      onDragEnd={onDragEnd}
      onWheel={onWheel}
    >
      {tiles}
    </div>
  );
}

/** Brings the selected tile into the strip's view; the page itself stays where it is. */
function useRevealed(list: { readonly current: HTMLDivElement | null }, selected: string | undefined): void {
  useEffect(() => {
    const tile = selected === undefined ? null : document.getElementById(tileId(selected));
    if (!list.current || !tile) return;
    const { left, right } = list.current.getBoundingClientRect();
    const place = tile.getBoundingClientRect();
    const room = place.width / 2;
    if (place.left < left) list.current.scrollLeft += place.left - left - room;
    if (place.right > right) list.current.scrollLeft += place.right - right + room;
  }, [selected]);
}
