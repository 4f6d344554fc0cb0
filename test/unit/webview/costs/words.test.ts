import assert from 'node:assert/strict';
import type { Today } from '../../../../src/core/cost-calls.ts';
import { NOTHING_SPENT } from '../../../../src/core/job/spending.ts';
import { firstView } from '../../../../src/webview/costs/view.ts';
import { wordsForNothing, writeDay, writeToday } from '../../../../src/webview/costs/words.ts';

describe('the words of the page of costs', () => {
  const days: readonly (readonly [today: Partial<Today>, words: string])[] = [
    [{}, '$0 today'],
    [{ perDay: 5 }, '$0 of $5 today'],
    [{ perDay: 0.5, spent: { ...NOTHING_SPENT, usd: 0.12 } }, '$0.12 of $0.50 today'],
    [{ perDay: 5, reserved: 0.0529, spent: { ...NOTHING_SPENT, unknown: 1 } }, 'unknown of $5 today, ≈ $0.053 running'],
  ];
  for (const [today, words] of days) {
    it(words, () => assert.equal(writeToday({ spent: NOTHING_SPENT, reserved: 0, perDay: 0, ...today }), words));
  }

  it('name a day as it is on the calendar, in the language of the person', () => {
    assert.equal(writeDay('2026-11-01', 'en'), 'Sun, Nov 1, 2026');
    assert.equal(writeDay('2026-11-01', 'de'), 'So., 1. Nov. 2026');
  });

  const nothing: readonly (readonly [days: number, everywhere: boolean, words: string])[] = [
    [7, false, 'Nothing was spent in this workspace in the last 7 days.'],
    [0, true, 'Nothing was ever spent in any workspace.'],
  ];
  for (const [range, everywhere, words] of nothing) {
    it(words, () => assert.equal(wordsForNothing({ ...firstView(undefined), days: range, everywhere }), words));
  }
});
