import { useEffect, useRef, useState } from 'preact/hooks';
import type { CostsView, ToCosts } from '../../core/cost-calls.ts';
import type { CostGrouping } from '../../core/job/cost-table.ts';
import { t } from '../../core/text.ts';
import { TabList } from '../tab-list.tsx';
import { BudgetMeter } from './budget-meter.tsx';
import { CostTable } from './cost-table.tsx';
import { ask, keep, listen, recall } from './host.ts';
import { UnaskedList } from './unasked-list.tsx';
import { askOf, firstView, sortedBy, type View, withMore } from './view.ts';
import { wordsForNothing } from './words.ts';

const RANGES = [7, 30, 0] as const;

/** What was spent, by day, by model, by file. */
export function CostsPage() {
  const [view, setView] = useState(() => firstView(recall()));
  const [fault, setFault] = useState('');
  const attempt = (action: () => Promise<unknown>) => {
    setFault('');
    action().catch(({ message }: Error) => setFault(message));
  };
  const { costs, by, refresh } = useCosts(view, attempt);
  useEffect(() => keep(view), [view]);
  const tabs: Readonly<Record<CostGrouping, string>> = { day: t('By day'), model: t('By model'), file: t('By file') };
  const { days, everywhere } = view;
  const isEmpty = costs?.count === 0;
  return (
    <main class="costs" aria-busy={costs === undefined}>
      <h1 class="unseen">{t('Stipple Costs')}</h1>
      <header class="bar">
        <TabList
          label={t('Costs')}
          tabs={tabs}
          chosen={view.by}
          choose={(next) => setView({ ...firstView(view), by: next })}
        />
        <span class="spacer" />
        <select
          aria-label={t('Workspaces')}
          value={everywhere ? 'all' : 'this'}
          onChange={({ currentTarget }) => setView({ ...firstView(view), everywhere: currentTarget.value === 'all' })}
        >
          <option value="this">{t('This workspace')}</option>
          <option value="all">{t('All workspaces')}</option>
        </select>
        <select
          aria-label={t('Days')}
          value={String(days)}
          onChange={({ currentTarget }) => setView({ ...firstView(view), days: Number(currentTarget.value) })}
        >
          {RANGES.map((range) => (
            <option key={range} value={String(range)}>
              {range > 0 ? t('Last {0} days', range) : t('All days')}
            </option>
          ))}
        </select>
        <button
          type="button"
          class="secondary"
          disabled={isEmpty}
          onClick={() => attempt(() => ask('costs-export', { days, everywhere }))}
        >
          {t('Export CSV…')}
        </button>
      </header>
      {costs && (
        <div class="costs-page" id={`panel-${view.by}`} role="tabpanel" aria-labelledby={`tab-${view.by}`}>
          <BudgetMeter today={costs.today} attempt={attempt} />
          {fault && (
            <p class="fault" role="alert">
              {fault}
            </p>
          )}
          {isEmpty ? (
            <p class="nothing">
              {wordsForNothing(view)} {t('What the offline model paints is free, and not listed.')}
            </p>
          ) : (
            <CostTable
              costs={costs}
              by={by}
              sorted={view.sorted[by]}
              sort={(order) => setView(sortedBy(view, order))}
              open={(uri) => attempt(() => ask('file-open', { uri }))}
            />
          )}
          {costs.count > costs.rows.length && (
            <button type="button" class="secondary" onClick={() => setView(withMore(view))}>
              {t('Show more ({0} of {1})', costs.rows.length, costs.count)}
            </button>
          )}
          <UnaskedList
            models={costs.unasked}
            askAgain={(model) =>
              attempt(async () => {
                await ask('model-asked-again', model);
                refresh();
              })
            }
          />
        </div>
      )}
    </main>
  );
}

interface Found {
  /** Undefined until the host has answered. */
  readonly costs: CostsView | undefined;
  /** What its rows stand for: the tab may be ahead. */
  readonly by: CostGrouping;
}

/** What the host tells of the costs, read anew when the view or the costs change. */
function useCosts(
  view: View,
  attempt: (action: () => Promise<unknown>) => void,
): Found & { readonly refresh: () => void } {
  const [found, setFound] = useState<Found>({ costs: undefined, by: view.by });
  const [version, setVersion] = useState(0);
  const turn = useRef(0);
  const refresh = () => setVersion((now) => now + 1);
  useEffect(
    () =>
      listen((message) => {
        if ((message as ToCosts | undefined)?.type === 'costs-changed') refresh();
      }),
    [],
  );
  useEffect(() => {
    const mine = ++turn.current;
    attempt(async () => {
      const costs = await ask('costs-read', askOf(view));
      // Somebody has chosen something else since.
      if (mine === turn.current) setFound({ costs, by: view.by });
    });
  }, [view, version]);
  return { ...found, refresh };
}
