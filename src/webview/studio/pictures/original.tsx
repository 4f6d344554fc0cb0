import { useState } from 'preact/hooks';
import type { PixelSize } from '../../../core/model/size.ts';
import type { ImageView } from '../../../core/protocol.ts';
import { t } from '../../../core/text.ts';
import { FactList } from './fact-list.tsx';
import { PictureOnStage } from './picture-on-stage.tsx';
import { useZoom } from './use-zoom.ts';
import { ZoomButtons } from './zoom-buttons.tsx';

/** The picture that is to be changed, large, before anything was made of it. */
export function Original({ image }: { readonly image: ImageView }) {
  const [natural, setNatural] = useState<PixelSize | undefined>(undefined);
  const size = natural ?? image.facts ?? { width: 1, height: 1 };
  const zoom = useZoom(size);
  const { measure, stage, view, fits, handlers, onKeyDown } = zoom;
  const pixels = natural ?? image.facts;
  return (
    <>
      <figure
        class="stage-area"
        aria-label={t('Picture to change')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys that zoom and pan need a place
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div class={fits ? 'stage' : 'stage zoomed'} ref={measure} {...handlers}>
          <PictureOnStage
            address={image.source}
            prompt={image.name}
            size={size}
            view={view}
            stage={stage}
            loaded={setNatural}
          />
        </div>
      </figure>
      <div class="caption">
        <FactList facts={[image.name, ...(pixels ? [`${pixels.width} × ${pixels.height}`] : [])]} />
        <ZoomButtons {...zoom} />
      </div>
    </>
  );
}
