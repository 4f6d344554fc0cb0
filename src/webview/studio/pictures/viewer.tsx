import { useState } from 'preact/hooks';
import type { PixelSize } from '../../../core/model/size.ts';
import { t } from '../../../core/text.ts';
import { ask } from '../host.ts';
import type { PicturePart } from '../parts.ts';
import { secondsBetween, useNow, writeSeconds } from './elapsed.ts';
import { FactList } from './fact-list.tsx';
import { StageFrame } from './stage-frame.tsx';
import { useZoom } from './use-zoom.ts';
import { factsOf, promptOf, sizeOf } from './words.ts';
import { ZoomButtons } from './zoom-buttons.tsx';

type ViewerProps = PicturePart & { readonly picture: NonNullable<PicturePart['picture']> };

const SQUARE: PixelSize = { width: 1024, height: 1024 };

/** One picture, large, from its place in the queue over its previews to the finished file; under it what is known of it. */
export function Viewer(part: ViewerProps) {
  const { state, picture } = part;
  const [natural, setNatural] = useState<PixelSize | undefined>(undefined);
  const size = picture.file ?? natural ?? sizeOf(picture) ?? SQUARE;
  const zoom = useZoom(size);
  const done = picture.phase === 'done';
  const address = done ? picture.source : state.previews[picture.id];
  return (
    <>
      <StageFrame
        label={t('Picture')}
        busy={!done}
        address={address}
        prompt={promptOf(picture)}
        size={size}
        zoom={zoom}
        loaded={setNatural}
      />
      <div class="caption">
        {done ? <FactList facts={factsOf(picture)} title={picture.revised_prompt} /> : <Progress {...part} />}
        {address !== undefined && <ZoomButtons {...zoom} />}
        {!done && (
          <button
            type="button"
            class="secondary"
            onClick={() => part.attempt(() => ask('picture-cancel', { id: picture.id }))}
          >
            {t('Cancel')}
          </button>
        )}
      </div>
    </>
  );
}

function Progress({ picture: { phase, started, line } }: ViewerProps) {
  const running = phase === 'running';
  const now = useNow(running);
  const elapsed = running && started !== undefined ? [writeSeconds(secondsBetween(started, now))] : [];
  const goes = line ?? (running ? t('Forming') : t('Waiting for its turn'));
  return (
    <>
      {running && <div class="progress" role="progressbar" aria-label={t('Forming')} />}
      <FactList facts={[goes, ...elapsed]} />
    </>
  );
}
