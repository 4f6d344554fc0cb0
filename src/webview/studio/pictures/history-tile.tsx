import type { PicturePhase } from '../../../core/job/picture-record.ts';
import type { PictureView } from '../../../core/protocol.ts';
import { t } from '../../../core/text.ts';
import { CLOCK, Icon, STAR, STOPPED, WARNING } from './icons.tsx';
import { costOf, promptOf, wordFor } from './words.ts';

interface HistoryTileProps {
  readonly picture: PictureView;
  readonly selected: boolean;
  /** Whether Tab stops here. */
  readonly reachable: boolean;
}

export function memoryId(id: string): string {
  return `memory-${id}`;
}

/** A picture of the history with what it was made from. What is done with it, the grid hears: `data-id` says which one it is. */
export function HistoryTile({ picture, selected, reachable }: HistoryTileProps) {
  const { id, file, recipe, ordered, starred, phase, thumbnail = picture.source } = picture;
  const size = file && `${file.width} × ${file.height}`;
  const facts = [size, costOf(picture), file?.draft && t('draft')];
  return (
    <div
      class="memory"
      role="option"
      id={memoryId(id)}
      data-id={id}
      aria-selected={selected}
      title={file?.name}
      tabIndex={reachable ? 0 : -1}
    >
      <span class="thumb">
        {thumbnail === undefined ? (
          <Icon path={ICONS[phase]} />
        ) : (
          <img src={thumbnail} alt="" loading="lazy" decoding="async" draggable={false} />
        )}
        {starred && (
          <span class="tile-mark star">
            <Icon path={STAR} filled />
            <span class="unseen">{t('starred')}</span>
          </span>
        )}
      </span>
      <span class="memory-name">{file ? baseName(file.name) : wordFor(phase)}</span>
      <span class="memory-prompt">{promptOf(picture)}</span>
      <span class="memory-facts">
        <span class="memory-model">{String(recipe.options.model ?? '')}</span>
        <span>{dateOf(ordered)}</span>
      </span>
      <span class="memory-facts">{facts.filter(Boolean).join(' · ')}</span>
    </div>
  );
}

const ICONS: Readonly<Record<PicturePhase, string>> = {
  queued: CLOCK,
  running: CLOCK,
  done: WARNING,
  failed: WARNING,
  cancelled: STOPPED,
};

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Made once: to make one takes longer than to draw a tile. */
let dates: Intl.DateTimeFormat | undefined;

function dateOf(milliseconds: number): string {
  dates ??= new Intl.DateTimeFormat(document.documentElement.lang || undefined, { day: 'numeric', month: 'short' });
  return dates.format(milliseconds);
}
