import type { Today } from '../../core/cost-calls.ts';
import { t } from '../../core/text.ts';
import { ask } from './host.ts';
import { writeToday } from './words.ts';

interface BudgetMeterProps {
  readonly today: Today;
  readonly attempt: (action: () => Promise<unknown>) => void;
}

/** From this share on the meter has another colour. */
const NEARLY = 0.9;

/** What today has cost, and how much of its budget that is. */
export function BudgetMeter({ today, attempt }: BudgetMeterProps) {
  const { spent, reserved, perDay } = today;
  const words = writeToday(today);
  const counted = spent.counted + reserved;
  return (
    <section class="budget" aria-label={t('Today')}>
      <span class="budget-words">{words}</span>
      {perDay > 0 && (
        <meter
          aria-label={t('Budget of today')}
          aria-valuetext={words}
          max={perDay}
          low={perDay * NEARLY}
          high={perDay * NEARLY}
          optimum={0}
          value={counted}
        />
      )}
      <button type="button" class="quiet" onClick={() => attempt(() => ask('budget-open', {}))}>
        {perDay > 0 ? t('Change the budget…') : t('Set a budget…')}
      </button>
    </section>
  );
}
