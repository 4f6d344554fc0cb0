import { t } from '../../core/text.ts';
import type { PicturePart } from './parts.ts';
import { Actions } from './pictures/actions.tsx';
import { isFinished } from './pictures/finished.ts';
import { NoticeLine } from './pictures/notice-line.tsx';
import { ScalePanel } from './pictures/scale-panel.tsx';
import { Stage } from './pictures/stage.tsx';
import { Strip } from './pictures/strip.tsx';

/** The pictures: one large, all of them in a strip, and what can be done with the one that is selected. */
export function Gallery(part: PicturePart) {
  const { state, picture } = part;
  const scaling = state.pictures.find(({ id }) => id === state.scaling);
  return (
    <section class="gallery" aria-label={t('What came of it')}>
      <Stage {...part} />
      <NoticeLine {...part} />
      {isFinished(scaling) && <ScalePanel {...part} picture={scaling} key={scaling.id} />}
      <Strip {...part} />
      {picture && <Actions {...part} picture={picture} />}
    </section>
  );
}
