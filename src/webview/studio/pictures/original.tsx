import { useState } from 'preact/hooks';
import type { PixelSize } from '../../../core/model/size.ts';
import type { ImageView } from '../../../core/protocol.ts';
import { t } from '../../../core/text.ts';
import { FactList } from './fact-list.tsx';
import { StageFrame } from './stage-frame.tsx';
import { useZoom } from './use-zoom.ts';
import { ZoomButtons } from './zoom-buttons.tsx';

/** The picture that is to be changed, large, before anything was made of it. */
export function Original({ image }: { readonly image: ImageView }) {
  const [natural, setNatural] = useState<PixelSize | undefined>(undefined);
  const size = natural ?? image.facts ?? { width: 1, height: 1 };
  const zoom = useZoom(size);
  const pixels = natural ?? image.facts;
  return (
    <>
      <StageFrame
        label={t('Picture to change')}
        address={image.source}
        prompt={image.name}
        size={size}
        zoom={zoom}
        loaded={setNatural}
      />
      <div class="caption">
        <FactList facts={[image.name, ...(pixels ? [`${pixels.width} × ${pixels.height}`] : [])]} />
        <ZoomButtons {...zoom} />
      </div>
    </>
  );
}
