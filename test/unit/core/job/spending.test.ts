import assert from 'node:assert/strict';
import { type LedgerEntry, readEntries, spentOn, writeEntry } from '../../../../src/core/job/spending.ts';

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
      '{"at":1,"model":"m","usd":-4}\n',
    ];
    assert.deepEqual(readEntries([...lines, writeEntry(entry('11:00', 2))].join('')), [entry('11:00', 2)]);
    assert.deepEqual(readEntries(''), []);
  });

  const days: Readonly<Record<string, readonly [entries: readonly LedgerEntry[], usd: number, approximate: boolean]>> =
    {
      'nothing at all': [[], 0, false],
      'from midnight to midnight': [[entry('00:00:00', 1), entry('23:59:59', 2)], 3, false],
      'not the day before or after': [
        [entry('00:00', 4, { at: at('00:00') - 1 }), entry('00:00', 4, { at: at('23:59:59') + 1000 })],
        0,
        false,
      ],
      'approximately, where one price is': [[entry('10:00', 1), entry('11:00', 2, { approximate: true })], 3, true],
      'approximately, where one price is not known': [[entry('10:00', 1), entry('11:00')], 1, true],
      'exactly, where yesterday was not known': [
        [entry('10:00', 1), entry('00:00', undefined, { at: at('00:00') - 1 })],
        1,
        false,
      ],
    };
  for (const [name, [entries, usd, approximate]] of Object.entries(days)) {
    it(`of a day counts ${name}`, () => assert.deepEqual(spentOn(NOON, entries), { usd, approximate }));
  }
});
