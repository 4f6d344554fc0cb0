import type { Today } from '../../core/cost-calls.ts';
import { writeSpent } from '../../core/job/spending.ts';
import { writeCost, writeLimit } from '../../core/model/price.ts';
import { t } from '../../core/text.ts';
import type { View } from './view.ts';

/** The day of a row, `2026-11-21`, as people of this language write it. */
export function writeDay(key: string, language: string): string {
  const [year = 0, month = 1, day = 1] = key.split('-').map(Number);
  return new Intl.DateTimeFormat(language, {
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
  }).format(new Date(year, month - 1, day));
}

export function writeMoment(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** "$0.12 of $5 today, ≈ $0.05 running". */
export function writeToday({ spent, reserved, perDay }: Today): string {
  const sum = writeSpent(spent);
  const today = perDay > 0 ? t('{0} of {1} today', sum, writeLimit(perDay)) : t('{0} today', sum);
  return reserved > 0 ? t('{0}, {1} running', today, writeCost({ usd: reserved, approximate: true })) : today;
}

export function wordsForNothing({ days, everywhere }: View): string {
  const place = everywhere ? t('in any workspace') : t('in this workspace');
  return days > 0
    ? t('Nothing was spent {0} in the last {1} days.', place, days)
    : t('Nothing was ever spent {0}.', place);
}
