import assert from 'node:assert/strict';
import { dayOf } from '../../../../src/core/job/cost-table.ts';
import { writeCsv } from '../../../../src/core/job/ledger-csv.ts';
import type { LedgerEntry } from '../../../../src/core/job/spending.ts';

const AT = Date.UTC(2026, 10, 21, 10, 30);
const HEAD = 'time,day,workspace,model,pictures,files,cost_usd,certainty,at_most_usd,request_id';
const entry = (facts: Partial<LedgerEntry>): LedgerEntry => ({ at: AT, model: 'm', files: [], ...facts });

describe('the CSV of a ledger', () => {
  it('has its head also where nothing was spent', () => {
    assert.equal(writeCsv([]), `${HEAD}\r\n`);
  });

  const lines: readonly (readonly [what: string, facts: Partial<LedgerEntry>, written: string])[] = [
    [
      'all that is known',
      { workspace: 'file:///w', files: ['file:///w/a.png', 'file:///w/b.png'], usd: 0.05, request_id: 'req_1' },
      'file:///w,m,2,file:///w/a.png file:///w/b.png,0.05,exact,,req_1',
    ],
    ['what is approximate', { usd: 1, approximate: true }, ',m,0,,1,approximate,,'],
    ['what nobody knows, and not as nothing', { at_most: 0.5 }, ',m,0,,,unknown,0.5,'],
    ['what is free', { usd: 0 }, ',m,0,,0,exact,,'],
    ['a small sum without an exponent', { usd: 1e-6 }, ',m,0,,0.000001,exact,,'],
    ['commas in quotes', { model: 'a,b' }, ',"a,b",0,,,unknown,,'],
    ['quotes twice', { model: 'a"b' }, ',"a""b",0,,,unknown,,'],
    ['lines in quotes', { model: 'a\r\nb' }, ',"a\r\nb",0,,,unknown,,'],
    ['letters of any script', { model: 'größe 図' }, ',größe 図,0,,,unknown,,'],
    ...['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '＝1'].map(
      (model) => [`${JSON.stringify(model)} as text`, { model }, `,'${model},0,,,unknown,,`] as const,
    ),
    [
      'a formula with a comma as text in quotes',
      { model: '=HYPERLINK("x",1)' },
      `,"'=HYPERLINK(""x"",1)",0,,,unknown,,`,
    ],
  ];
  for (const [what, facts, written] of lines) {
    it(`writes ${what}`, () => {
      const when = `2026-11-21T10:30:00.000Z,${dayOf(AT)},`;
      assert.equal(writeCsv([entry(facts)]), `${HEAD}\r\n${when}${written}\r\n`);
    });
  }
});
