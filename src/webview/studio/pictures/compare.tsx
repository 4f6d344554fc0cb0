import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../core/text.ts';
import type { PicturePart } from '../parts.ts';
import { CompareOver } from './compare-over.tsx';
import { type FinishedPicture, isFinished } from './finished.ts';
import { PictureOnStage } from './picture-on-stage.tsx';
import { useZoom } from './use-zoom.ts';
import { nameOf, promptOf } from './words.ts';
import { ZoomButtons } from './zoom-buttons.tsx';

interface CompareProps extends Pick<PicturePart, 'state' | 'dispatch'> {
  readonly first: FinishedPicture;
  readonly second: FinishedPicture;
}

/** Two pictures at one zoom, in the frame of the first: one over the other with a slider between them, or side by side. */
export function Compare({ state, dispatch, first, second }: CompareProps) {
  const [over, setOver] = useState(true);
  const size = first.file;
  const zoom = useZoom(size);
  const { measure, stage, view, fits, handlers, onKeyDown } = zoom;
  const compareWith = (id: string | undefined) => dispatch({ type: 'picture-compared', id });
  useEscape(() => compareWith(undefined));

  const [one, other] = [first, second].map((picture) => (
    <PictureOnStage
      key={picture.id}
      address={picture.source}
      prompt={promptOf(picture)}
      size={size}
      view={view}
      stage={stage}
    />
  ));
  const zoomed = fits ? '' : 'zoomed';
  return (
    <>
      <figure
        class="stage-area"
        aria-label={t('Two pictures')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys that zoom and pan need a place
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {over ? (
          <div class={`stage ${zoomed}`} ref={measure} {...handlers}>
            <CompareOver zoom={zoom} size={size} first={one} second={other} />
          </div>
        ) : (
          <>
            <div class={`stage ${zoomed}`} ref={measure} {...handlers}>
              {one}
            </div>
            <div class={`stage ${zoomed}`} {...handlers}>
              {other}
            </div>
          </>
        )}
        <span class="chip which left">{nameOf(first)}</span>
        <span class="chip which right">{nameOf(second)}</span>
      </figure>
      <div class="caption">
        <button type="button" class="icon" aria-pressed={over} onClick={() => setOver(true)}>
          {t('Slider')}
        </button>
        <button type="button" class="icon" aria-pressed={!over} onClick={() => setOver(false)}>
          {t('Side by side')}
        </button>
        <select
          class="other"
          aria-label={t('Compare with')}
          value={second.id}
          onChange={({ currentTarget }) => compareWith(currentTarget.value)}
        >
          {state.pictures
            .filter((picture) => isFinished(picture) && picture.id !== first.id)
            .map((picture) => (
              <option key={picture.id} value={picture.id}>
                {nameOf(picture)}
              </option>
            ))}
        </select>
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
