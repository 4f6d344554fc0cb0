import type { UnaskedModel } from '../../core/cost-calls.ts';
import { t } from '../../core/text.ts';

interface UnaskedListProps {
  readonly models: readonly UnaskedModel[];
  readonly askAgain: (model: UnaskedModel) => void;
}

/** The models that somebody said *Always* to, and how to take that back. */
export function UnaskedList({ models, askAgain }: UnaskedListProps) {
  if (models.length === 0) return null;
  return (
    <section class="unasked" aria-labelledby="unasked-title">
      <h2 id="unasked-title">{t('Of unknown price, and used without a question')}</h2>
      <ul>
        {models.map(({ host, model }) => (
          <li key={`${host} ${model}`}>
            <span>{t('{0} at {1}', model, host)}</span>
            <button
              type="button"
              class="quiet"
              aria-label={t('Ask again about {0}', model)}
              onClick={() => askAgain({ host, model })}
            >
              {t('Ask again')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
