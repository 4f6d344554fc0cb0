import type { PictureView } from '../../../core/protocol.ts';
import { t } from '../../../core/text.ts';
import { secondsBetween, useNow, writeSeconds } from './elapsed.ts';
import { hasEnded } from './finished.ts';
import { CLOCK, CROSS, Icon, STAR, STOPPED, WARNING } from './icons.tsx';
import { describe, promptOf, wordFor } from './words.ts';

interface TileProps {
  readonly picture: PictureView;
  readonly preview: string | undefined;
  /** In the queue. */
  readonly number: number | undefined;
  readonly selected: boolean;
  readonly compared: boolean;
  /** Whether Tab stops here. */
  readonly reachable: boolean;
}

export function tileId(id: string): string {
  return `picture-${id}`;
}

/** A picture of the strip. What is done with it, the strip hears: `data-id` says which one it is. */
export function Tile({ picture, preview, number, selected, compared, reachable }: TileProps) {
  const { id, phase, file, starred } = picture;
  const now = useNow(phase === 'running');
  return (
    <div
      class={`strip-tile ${phase}${compared ? ' compared' : ''}`}
      role="option"
      id={tileId(id)}
      data-id={id}
      aria-selected={selected}
      aria-label={describe(picture, number, now)}
      aria-keyshortcuts={phase === 'queued' ? 'Alt+ArrowLeft Alt+ArrowRight' : undefined}
      title={promptOf(picture)}
      tabIndex={reachable ? 0 : -1}
      draggable={phase === 'queued'}
    >
      <Face picture={picture} preview={preview} number={number} now={now} />
      {starred && (
        <span class="tile-mark star">
          <Icon path={STAR} filled />
        </span>
      )}
      {file?.draft && <span class="chip">{t('Draft')}</span>}
      {/* For the mouse; keys have Delete. An option holds no buttons. */}
      {!hasEnded(picture) && (
        <span class="tile-mark cancel" data-cancel title={t('Stop')}>
          <Icon path={CROSS} />
        </span>
      )}
    </div>
  );
}

function Face({
  picture,
  preview,
  number,
  now,
}: Pick<TileProps, 'picture' | 'preview' | 'number'> & { readonly now: number }) {
  const { phase, source, thumbnail = source, started } = picture;
  switch (phase) {
    case 'queued':
      return <Sign icon={CLOCK} word={number === undefined ? wordFor(phase) : t('number {0}', number)} />;
    case 'running':
      return (
        <>
          {preview === undefined ? <span class="forming-frame" /> : <img src={preview} alt="" draggable={false} />}
          {started !== undefined && <span class="chip">{writeSeconds(secondsBetween(started, now))}</span>}
          <span class="progress" />
        </>
      );
    case 'done':
      return thumbnail === undefined ? null : (
        <img src={thumbnail} alt="" loading="lazy" decoding="async" draggable={false} />
      );
    case 'failed':
      return <Sign icon={WARNING} word={wordFor(phase)} />;
    case 'cancelled':
      return <Sign icon={STOPPED} word={wordFor(phase)} />;
  }
}

function Sign({ icon, word }: { readonly icon: string; readonly word: string }) {
  return (
    <span class="sign">
      <Icon path={icon} />
      {word}
    </span>
  );
}
