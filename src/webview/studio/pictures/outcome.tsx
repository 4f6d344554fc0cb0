import { t } from '../../../core/text.ts';
import { ask } from '../host.ts';
import type { PicturePart } from '../parts.ts';
import { FactList } from './fact-list.tsx';
import { Icon, STOPPED, WARNING } from './icons.tsx';
import { orderAgain } from './order-again.ts';
import { factsOf } from './words.ts';

type OutcomeProps = PicturePart & { readonly picture: NonNullable<PicturePart['picture']> };

/** Of a picture that did not come: why, and the one thing to do about it. */
export function Outcome({ picture, attempt }: OutcomeProps) {
  const { id, failure, phase } = picture;
  const failed = phase === 'failed';
  return (
    <>
      <div class={`outcome ${phase}`}>
        <Icon path={failed ? WARNING : STOPPED} />
        <p>{failure?.message ?? (failed ? t('It failed.') : t('Cancelled. Nothing was kept.'))}</p>
        {failed && failure && (
          <button
            type="button"
            class="secondary"
            onClick={() => attempt(() => ask('picture-act', { id, action: failure.action }))}
          >
            {failure.label}
          </button>
        )}
        {!failed && (
          <button
            type="button"
            class="secondary"
            onClick={() => attempt(() => ask('order-start', orderAgain(picture)))}
          >
            {t('Re-run')}
          </button>
        )}
      </div>
      <div class="caption">
        <FactList facts={factsOf(picture)} />
      </div>
    </>
  );
}
