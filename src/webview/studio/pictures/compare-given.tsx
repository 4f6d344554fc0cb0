import { useEffect, useState } from 'preact/hooks';
import type { PixelSize } from '../../../core/model/size.ts';
import type { ImageView } from '../../../core/protocol.ts';
import { t } from '../../../core/text.ts';
import { sizeOfImage } from '../form/image-size.ts';
import type { PicturePart } from '../parts.ts';
import type { Comparison } from '../state.ts';
import { CompareView } from './compare-view.tsx';
import type { Side } from './side.ts';

type CompareGivenProps = Pick<PicturePart, 'dispatch' | 'attempt'> & { readonly comparison: Comparison };

/** Two pictures from outside, compared. */
export function CompareGiven({ comparison: { before, after }, dispatch, attempt }: CompareGivenProps) {
  const [size, setSize] = useState<PixelSize>();
  const close = () => dispatch({ type: 'comparison-closed' });
  useEffect(() => attempt(async () => setSize(await sizeOfImage(after))), [after]);
  if (!size) return <figure class="stage-area" aria-busy="true" aria-label={t('Two pictures')} />;
  return (
    <CompareView left={sideOfImage(before)} right={sideOfImage(after)} after="right" size={size} close={close}>
      <button type="button" class="secondary" onClick={close}>
        {t('Close')}
      </button>
    </CompareView>
  );
}

function sideOfImage({ uri, name, source }: ImageView): Side {
  return { uri, name, address: source, description: name };
}
