import { isAnythingSpent, writeSpent } from '../../core/job/spending.ts';
import { writeLimit } from '../../core/model/price.ts';
import type { StudioFacts } from '../../core/protocol.ts';
import { t } from '../../core/text.ts';
import { TabList } from '../tab-list.tsx';
import { ask } from './host.ts';
import type { PicturePart } from './parts.ts';
import type { Tab } from './state.ts';

/** The tabs, what was spent today, and the way back to a form that something else filled. */
export function Header({ state, dispatch, attempt }: Omit<PicturePart, 'picture'>) {
  const { tab, facts, before } = state;
  const labels: Readonly<Record<Tab, string>> = { generate: t('Generate'), edit: t('Edit'), history: t('History') };
  return (
    <header class="bar">
      <TabList
        label={t('Stipple')}
        tabs={labels}
        chosen={tab}
        choose={(next) => dispatch({ type: 'tab-chosen', tab: next })}
      />
      {before && (
        <button type="button" class="quiet" onClick={() => dispatch({ type: 'form-restored' })}>
          {t('Undo filling the form')}
        </button>
      )}
      <span class="spacer" />
      {facts && !facts.hasKey && (
        <button type="button" class="quiet" onClick={() => attempt(() => ask('link-open', { link: 'set-key' }))}>
          {t('Set API key…')}
        </button>
      )}
      {facts && (isAnythingSpent(facts.today) || facts.perDay > 0) && (
        <button
          type="button"
          class="quiet today"
          title={t('Show the costs')}
          onClick={() => attempt(() => ask('link-open', { link: 'costs' }))}
        >
          {writeToday(facts)}
        </button>
      )}
      <button
        type="button"
        class="icon"
        aria-label={t('Settings of Stipple')}
        title={t('Settings of Stipple')}
        onClick={() => attempt(() => ask('link-open', { link: 'settings' }))}
      >
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <circle cx="3" cy="8" r="1.3" fill="currentColor" />
          <circle cx="8" cy="8" r="1.3" fill="currentColor" />
          <circle cx="13" cy="8" r="1.3" fill="currentColor" />
        </svg>
      </button>
    </header>
  );
}

function writeToday({ today, perDay }: StudioFacts): string {
  const spent = writeSpent(today);
  return perDay > 0 ? t('today {0} of {1}', spent, writeLimit(perDay)) : t('today {0}', spent);
}
