import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { writeCost } from '../../core/model/price.ts';
import { t } from '../../core/text.ts';
import { ask } from './host.ts';
import type { PicturePart } from './parts.ts';
import type { Tab } from './state.ts';

const TABS: readonly Tab[] = ['generate', 'edit', 'history'];

/** The tabs, what was spent today, and the way back to a form that something else filled. */
export function Header({ state, dispatch, attempt }: Omit<PicturePart, 'picture'>) {
  const list = useRef<HTMLDivElement>(null);
  const { tab, facts, before } = state;
  const labels: Readonly<Record<Tab, string>> = { generate: t('Generate'), edit: t('Edit'), history: t('History') };
  const choose = (next: Tab) => dispatch({ type: 'tab-chosen', tab: next });
  const step = (event: JSX.TargetedKeyboardEvent<HTMLDivElement>) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const index = (TABS.indexOf(tab) + by + TABS.length) % TABS.length;
    const next = TABS[index] ?? tab;
    choose(next);
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
    event.preventDefault();
  };
  return (
    <header class="bar">
      <div class="tabs" role="tablist" aria-label={t('Stipple')} ref={list} onKeyDown={step}>
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            class="tab"
            aria-selected={name === tab}
            aria-controls={name === tab ? `panel-${name}` : undefined}
            tabIndex={name === tab ? 0 : -1}
            onClick={() => choose(name)}
          >
            {labels[name]}
          </button>
        ))}
      </div>
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
      {facts && facts.today.usd > 0 && <span class="today">{t('today {0}', writeCost(facts.today))}</span>}
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
