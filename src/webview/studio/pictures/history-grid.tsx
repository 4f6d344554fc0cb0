import type { JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { PictureView } from '../../../core/protocol.ts';
import { t } from '../../../core/text.ts';
import { placeAfter } from './grid-keys.ts';
import { HistoryTile, memoryId } from './history-tile.tsx';

interface HistoryGridProps {
  readonly pictures: readonly PictureView[];
  readonly selected: string | undefined;
  readonly select: (id: string) => void;
  readonly show: (picture: PictureView) => void;
  readonly discard: (picture: PictureView) => void;
  /** The end comes into view. */
  readonly reachEnd: () => void;
}

/** Begins to read on before the end is seen. */
const AHEAD = '800px';

/** Pictures in rows. One listener for all of them, so that many stay fast. */
export function HistoryGrid({ pictures, selected, select, show, discard, reachEnd }: HistoryGridProps) {
  const end = useRef<HTMLDivElement>(null);
  const reachable = pictures.some(({ id }) => id === selected) ? selected : pictures[0]?.id;
  const tiles = useMemo(
    () =>
      pictures.map((picture) => (
        <HistoryTile
          key={picture.id}
          picture={picture}
          selected={picture.id === selected}
          reachable={picture.id === reachable}
        />
      )),
    [pictures, selected, reachable],
  );
  useEffect(() => {
    if (!end.current) return undefined;
    // What scrolls has to be named: a margin around the window would not reach into it.
    const options = { root: end.current.closest('.page'), rootMargin: AHEAD };
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && reachEnd(), options);
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [pictures]);

  const indexAt = (target: EventTarget | null) => {
    const tile = target instanceof Element ? target.closest<HTMLElement>('[data-id]') : null;
    return pictures.findIndex(({ id }) => id === tile?.dataset.id);
  };
  const focus = (index: number) => {
    const picture = pictures[index];
    if (!picture) return;
    select(picture.id);
    document.getElementById(memoryId(picture.id))?.focus();
  };
  const onDblClick = (event: JSX.TargetedMouseEvent<HTMLDivElement>) => {
    const picture = pictures[indexAt(event.target)];
    if (picture) show(picture);
  };
  const onKeyDown = (event: JSX.TargetedKeyboardEvent<HTMLDivElement>) => {
    const index = indexAt(event.target);
    const picture = pictures[index];
    if (!picture || event.ctrlKey || event.metaKey || event.altKey) return;
    const columns = getComputedStyle(event.currentTarget).gridTemplateColumns.split(' ').length;
    const to = placeAfter(event.key, index, columns, pictures.length);
    if (to !== undefined) focus(to);
    else if (event.key === 'Enter') show(picture);
    else if (event.key === ' ') focus(index);
    else if (event.key === 'Delete') {
      focus(index + 1 < pictures.length ? index + 1 : index - 1);
      discard(picture);
    } else return;
    event.preventDefault();
  };
  return (
    <>
      <div
        class="memories"
        role="listbox"
        aria-label={t('History')}
        onClick={(event) => focus(indexAt(event.target))}
        onDblClick={onDblClick}
        onKeyDown={onKeyDown}
      >
        {tiles}
      </div>
      <div class="memories-end" ref={end} />
    </>
  );
}
