import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ImageView } from '../../../core/protocol.ts';
import { t } from '../../../core/text.ts';
import { ask } from '../host.ts';
import { FieldLine, lineOf } from './field-line.tsx';
import type { FieldPart } from './field-part.ts';
import { added, moved } from './image-order.ts';
import { ImageTile } from './image-tile.tsx';
import { receiveImages } from './receive-images.ts';

/** The pictures that go along with an edit: the first is the one to change, the others are references. */
export function ImageInputs(part: FieldPart) {
  const { form, facts, change, outlook } = part;
  const { images } = form;
  const list = useRef<HTMLUListElement>(null);
  const [said, say] = useState('');
  const [isOver, setOver] = useState(false);
  const most = outlook.model.row.edit?.input.maxImages ?? 0;
  // Pictures take a while to come, and the form may be another by then.
  const latest = useRef(form);
  latest.current = form;

  const add = async (coming: Promise<readonly ImageView[]>, reading = '') => {
    say(reading);
    try {
      const news = added(latest.current.images, await coming, most);
      change({ ...latest.current, images: news.images });
      say(news.left > 0 ? t('{0} takes {1} at most: {2} left out', outlook.model.id, most, news.left) : '');
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  };
  const adder = useRef(add);
  adder.current = add;
  useEffect(
    () => receiveImages({ onImages: (coming) => void adder.current(coming, t('Reading…')), onOver: setOver }),
    [],
  );

  const focus = (index: number) =>
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('.tile')[index]?.focus());
  const put = (next: readonly ImageView[], focused: number) => {
    say('');
    change({ ...form, images: next });
    focus(Math.min(focused, next.length - 1));
  };
  const onKeyDown = (event: JSX.TargetedKeyboardEvent<HTMLUListElement>) => {
    const tiles = [...event.currentTarget.querySelectorAll('.tile')];
    const at = tiles.indexOf(event.target as Element);
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (at < 0) return;
    if (by && event.altKey) put(moved(images, at, at + by), Math.min(Math.max(at + by, 0), images.length - 1));
    else if (by) focus(Math.min(Math.max(at + by, 0), images.length - 1));
    else if (event.key === 'Delete' || event.key === 'Backspace') put(images.toSpliced(at, 1), at);
    else return;
    event.preventDefault();
  };
  const isFull = images.length >= most;
  const adding = (ask: () => Promise<{ readonly images: readonly ImageView[] }>) => ({
    type: 'button' as const,
    'aria-disabled': isFull,
    'aria-describedby': lineOf('image'),
    onClick: () => !isFull && add(ask().then((answer) => answer.images)),
  });
  const choose = () => ask('images-choose', { most: most - images.length, without: images.map(({ uri }) => uri) });
  return (
    <section class={isOver ? 'field images over' : 'field images'} aria-label={t('Pictures to work from')}>
      <div class="head">
        <span class="label">{t('Pictures to work from')}</span>
        <span class="label count">{`${images.length}/${most}`}</span>
      </div>
      <ul class="tiles" ref={list} onKeyDown={onKeyDown}>
        {images.map((image, index) => (
          <ImageTile
            key={image.uri}
            image={image}
            index={index}
            remove={() => put(images.toSpliced(index, 1), index)}
            move={(to) => put(moved(images, index, to), to)}
          />
        ))}
        <li class="add">
          <button id="field-image" {...adding(() => ask('images-pick', {}))}>
            {t('Add images…')}
          </button>
          {facts.hasFolder && <button {...adding(choose)}>{t('Add from workspace…')}</button>}
        </li>
      </ul>
      <p class="unseen" id="tile-keys">
        {t('Alt and an arrow key move it, Delete removes it, Enter makes it the first.')}
      </p>
      {said ? (
        <p class="note" id={lineOf('image')} role="status">
          {said}
        </p>
      ) : outlook.problems.some(({ field }) => field === 'image') ? (
        <FieldLine field="image" {...part} />
      ) : (
        <p class="note" id={lineOf('image')}>
          {isFull ? t('{0} takes {1} at most', outlook.model.id, most) : t('Or paste, or hold Shift and drop.')}
        </p>
      )}
    </section>
  );
}
