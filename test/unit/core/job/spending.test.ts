import assert from 'node:assert/strict';
import {
  type LedgerEntry,
  NOTHING_SPENT,
  readEntries,
  type Spent,
  spentOn,
  writeEntry,
  writeSpent,
} from '../../../../src/core/job/spending.ts';

const at = (time: string) => new Date(`2026-11-21T${time}`).getTime();
const NOON = new Date('2026-11-21T12:00');
const entry = (time: string, usd?: number, facts: Partial<LedgerEntry> = {}): LedgerEntry => ({
  at: at(time),
  model: 'm',
  files: [],
  ...(usd === undefined ? {} : { usd }),
  ...facts,
});

describe('what was spent', () => {
  it('is read as it was written, line by line', () => {
    const entries = [entry('10:00', 0.05, { workspace: 'file:///w', files: ['file:///w/a.png'] }), entry('11:00')];
    assert.deepEqual(readEntries(entries.map(writeEntry).join('')), entries);
  });

  it('is read past a line that breaks off and lines that are no entries', () => {
    const lines = [
      writeEntry(entry('10:00', 1)).slice(0, 20),
      '\n',
      'null\n[]\n{"at":1}\n',
      '{"at":1,"model":"m","files":[],"usd":-4}\n',
      '{"at":1,"model":"m"}\n{"at":1,"model":"m","files":[7]}\n',
      '{"at":1,"model":"m","files":[],"pictures":"p"}\n{"at":1,"model":"m","files":[],"at_most":"1"}\n',
    ];
    assert.deepEqual(readEntries([...lines, writeEntry(entry('11:00', 2))].join('')), [entry('11:00', 2)]);
    assert.deepEqual(readEntries(''), []);
  });

  const days: Readonly<Record<string, readonly [entries: readonly LedgerEntry[], spent: Partial<Spent>]>> = {
    'nothing at all': [[], {}],
    'from midnight to midnight': [[entry('00:00:00', 1), entry('23:59:59', 2)], { usd: 3, counted: 3 }],
    'not the day before or after': [
      [entry('00:00', 4, { at: at('00:00') - 1 }), entry('00:00', 4, { at: at('23:59:59') + 1000 })],
      {},
    ],
    'approximately, where one price is': [
      [entry('10:00', 1), entry('11:00', 2, { approximate: true })],
      { usd: 3, counted: 3, approximate: true },
    ],
    'what nobody knows apart': [[entry('10:00', 1), entry('11:00')], { usd: 1, counted: 1, unknown: 1 }],
    'against a budget what nobody knows, at its most': [
      [entry('10:00', 1), entry('11:00', undefined, { at_most: 0.5 })],
      { usd: 1, counted: 1.5, unknown: 1 },
    ],
    'nothing of yesterday': [
      [entry('10:00', 1), entry('00:00', undefined, { at: at('00:00') - 1 })],
      { usd: 1, counted: 1 },
    ],
    'whole millionths': [[entry('10:00', 0.1), entry('11:00', 0.2)], { usd: 0.3, counted: 0.3 }],
  };
  for (const [name, [entries, spent]] of Object.entries(days)) {
    it(`of a day counts ${name}`, () => assert.deepEqual(spentOn(NOON, entries), { ...NOTHING_SPENT, ...spent }));
  }

  const words: readonly (readonly [spent: Partial<Spent>, text: string])[] = [
    [{}, '$0'],
    [{ usd: 0.12 }, '$0.12'],
    [{ usd: 0.12, approximate: true }, '≈ $0.12'],
    [{ usd: 0.0052, unknown: 2 }, '$0.0052, unknown ×2'],
    [{ usd: 0.12, unknown: 1 }, '$0.12, unknown ×1'],
    [{ unknown: 1 }, 'unknown'],
    [{ unknown: 3 }, 'unknown ×3'],
  ];
  for (const [spent, text] of words) {
    it(`reads ${text}`, () => assert.equal(writeSpent({ ...NOTHING_SPENT, ...spent }), text));
  }
});
