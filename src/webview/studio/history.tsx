import { useState } from 'preact/hooks';
import type { PictureView } from '../../core/protocol.ts';
import { t } from '../../core/text.ts';
import { ask } from './host.ts';
import type { PicturePart } from './parts.ts';
import { discard, refill } from './pictures/deeds.ts';
import { hasEnded } from './pictures/finished.ts';
import { HistoryGrid } from './pictures/history-grid.tsx';
import { Icon, SEARCH, STAR } from './pictures/icons.tsx';
import { NoticeLine } from './pictures/notice-line.tsx';
import { tileId } from './pictures/tile.tsx';
import { useHistory } from './pictures/use-history.ts';

/** All pictures of this workspace, to search and to take up again. */
export function History(part: PicturePart) {
  const { state, dispatch, attempt } = part;
  const [query, setQuery] = useState('');
  const [starred, setStarred] = useState(false);
  const [selected, select] = useState<string | undefined>(undefined);
  const { pictures, total, readMore } = useHistory({ query, starred }, part);
  const picture = pictures?.find(({ id }) => id === selected);

  /** On stage; one that is too old for the strip comes into it. */
  const show = (shown: PictureView) => {
    if (state.pictures.every(({ id }) => id !== shown.id))
      dispatch({ type: 'pictures-changed', pictures: [shown], gone: [] });
    dispatch({ type: 'picture-selected', id: shown.id });
    dispatch({ type: 'tab-chosen', tab: 'generate' });
    // Once it is drawn, the keys go on where the eye is.
    requestAnimationFrame(() => document.getElementById(tileId(shown.id))?.focus());
  };
  const act = (action: (picture: PictureView) => void, disabled = false) => ({
    disabled: !picture || disabled,
    onClick: () => picture && action(picture),
  });
  const leave = (one: PictureView) => {
    if (hasEnded(one)) discard(part, one);
  };
  return (
    <div class="history">
      <div class="history-bar">
        <div class="search">
          <Icon path={SEARCH} />
          <input
            type="search"
            aria-label={t('Search the history')}
            placeholder={t('Prompt, model or file')}
            value={query}
            onInput={({ currentTarget }) => setQuery(currentTarget.value)}
          />
        </div>
        <button type="button" class="icon filter" aria-pressed={starred} onClick={() => setStarred(!starred)}>
          <Icon path={STAR} filled={starred} />
          {t('Starred')}
        </button>
        <span class="count">{pictures && total > 0 && (total === 1 ? t('1 picture') : t('{0} pictures', total))}</span>
        <span class="spacer" />
        <div class="history-actions">
          <button type="button" class="secondary" {...act(show)}>
            {t('Show')}
          </button>
          <button
            type="button"
            class="secondary"
            {...act(({ id, starred: is }) => attempt(() => ask('picture-star', { id, starred: !is })))}
          >
            {picture?.starred ? t('Remove the star') : t('Star')}
          </button>
          <button type="button" class="secondary" {...act((one) => refill(part, one))}>
            {t('Edit & re-run')}
          </button>
          <button type="button" class="secondary" {...act(leave, picture && !hasEnded(picture))}>
            {t('Discard')}
          </button>
        </div>
      </div>
      {pictures && pictures.length > 0 && (
        <HistoryGrid
          pictures={pictures}
          selected={selected}
          select={select}
          show={show}
          discard={leave}
          reachEnd={readMore}
        />
      )}
      {pictures?.length === 0 && <p class="nothing">{wordsForNothing(query, starred)}</p>}
      <NoticeLine {...part} />
    </div>
  );
}

function wordsForNothing(query: string, starred: boolean): string {
  if (query.trim() && starred)
    return t('No starred picture has “{0}” in its prompt, model or file name.', query.trim());
  if (query.trim()) return t('No picture has “{0}” in its prompt, model or file name.', query.trim());
  if (starred) return t('No picture has a star yet. A star finds the good ones again.');
  return t('Nothing here yet. Every picture you make is remembered here, with what it was made from.');
}
