import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PixelSize } from '../../../core/model/size.ts';
import { t } from '../../../core/text.ts';
import { CompareOver } from './compare-over.tsx';
import { PictureOnStage } from './picture-on-stage.tsx';
import { changedInWords, type Side } from './side.ts';
import { useChanges } from './use-changes.ts';
import { useFlicker } from './use-flicker.ts';
import { useZoom } from './use-zoom.ts';
import { ZoomButtons } from './zoom-buttons.tsx';

type Mode = 'slider' | 'beside' | 'flicker' | 'changes';

interface CompareViewProps {
  readonly left: Side;
  readonly right: Side;
  /** Which of the two came of the other. */
  readonly after: 'left' | 'right';
  /** In whose frame both lie. */
  readonly size: PixelSize;
  readonly close: () => void;
  readonly children?: ComponentChildren;
}

const MODES: Readonly<Record<Mode, () => string>> = {
  slider: () => t('Slider'),
  beside: () => t('Side by side'),
  flicker: () => t('Flicker'),
  changes: () => t('Changes'),
};

/** Two pictures at one zoom: with a slider between them, side by side, by turns, or as what changed from one to the other. */
export function CompareView({ left, right, after, size, close, children }: CompareViewProps) {
  const [mode, setMode] = useState<Mode>('slider');
  const zoom = useZoom(size);
  const { measure, stage, view, fits, handlers } = zoom;
  const flicker = useFlicker(mode === 'flicker');
  const [before, now] = after === 'right' ? [left, right] : [right, left];
  const changes = useChanges(before.uri, now.uri, mode === 'changes' && before.address !== undefined);
  useEscape(close);

  const show = ({ address, description, uri }: Side) => (
    <PictureOnStage key={uri} address={address} prompt={description} size={size} view={view} stage={stage} />
  );
  const onKeyDown = (event: JSX.TargetedKeyboardEvent<HTMLElement>) => {
    if (mode === 'flicker' && event.key === ' ' && event.target === event.currentTarget) {
      flicker.pause();
      event.preventDefault();
    } else zoom.onKeyDown(event);
  };
  const shown = flicker.isSecond ? right : left;
  const names: Readonly<Record<Mode, readonly string[]>> = {
    slider: [left.name, right.name],
    beside: [left.name, right.name],
    flicker: flicker.isSecond ? ['', right.name] : [left.name],
    changes: [now.name],
  };
  const [leftName, rightName] = names[mode];
  const stageClass = fits ? 'stage' : 'stage zoomed';
  return (
    <>
      <figure
        class="stage-area"
        aria-label={t('Two pictures')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys that zoom and pan need a place
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div class={mode === 'changes' ? `${stageClass} changes` : stageClass} ref={measure} {...handlers}>
          {mode === 'slider' && <CompareOver zoom={zoom} size={size} first={show(left)} second={show(right)} />}
          {mode === 'beside' && show(left)}
          {/* Both stay, for one that has to be loaded first would blink. */}
          {mode === 'flicker' &&
            [left, right].map((side) => (
              <div key={side.uri} class="layer" hidden={side !== shown}>
                {show(side)}
              </div>
            ))}
          {mode === 'changes' && show(now)}
          {mode === 'changes' && changes.found && (
            <PictureOnStage
              address={changes.found.source}
              prompt={changedInWords(changes.found.changed)}
              size={size}
              view={view}
              stage={stage}
            />
          )}
        </div>
        {mode === 'beside' && (
          <div class={stageClass} {...handlers}>
            {show(right)}
          </div>
        )}
        {leftName && <span class="chip which left">{leftName}</span>}
        {rightName && <span class="chip which right">{rightName}</span>}
      </figure>
      <div class="caption compare-caption">
        <fieldset class="modes" aria-label={t('How to compare')}>
          {(Object.keys(MODES) as readonly Mode[]).map((one) => (
            <button key={one} type="button" class="icon" aria-pressed={one === mode} onClick={() => setMode(one)}>
              {MODES[one]()}
            </button>
          ))}
        </fieldset>
        {mode === 'flicker' && (
          <>
            <button type="button" class="icon" title={t('Space')} onClick={flicker.pause}>
              {flicker.isRunning ? t('Pause') : t('Resume')}
            </button>
            <button type="button" class="icon" onClick={flicker.turn}>
              {t('Show the other')}
            </button>
          </>
        )}
        {mode === 'changes' && (
          <span class="changed" role="status">
            {changes.found ? changedInWords(changes.found.changed) : (changes.failure ?? t('Comparing…'))}
          </span>
        )}
        {children}
        <span class="spacer" />
        <ZoomButtons {...zoom} />
      </div>
    </>
  );
}

/** Wherever the focus is; what is open over the page takes the key for itself. */
function useEscape(leave: () => void): void {
  useEffect(() => {
    const hear = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') leave();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}
