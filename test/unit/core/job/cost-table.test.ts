import assert from 'node:assert/strict';
import { type CostQuery, costTable, dayOf, entriesWithin } from '../../../../src/core/job/cost-table.ts';
import { type LedgerEntry, readEntries, spentOn, writeEntry } from '../../../../src/core/job/spending.ts';

/** By the clock of the machine, whatever its zone is. */
const at = (text: string) => new Date(text).getTime();
const entry = (time: string, usd: number | undefined, facts: Partial<LedgerEntry> = {}): LedgerEntry => ({
  at: at(time),
  model: 'm',
  files: [],
  ...(usd === undefined ? {} : { usd }),
  ...facts,
});
const query = (facts: Partial<CostQuery>): CostQuery => ({
  by: 'day',
  order: 'name',
  descending: false,
  limit: 100,
  ...facts,
});

const ENTRIES: readonly LedgerEntry[] = [
  entry('2026-11-20T23:59:59', 0.2, { files: ['file:///w/b.png'], model: 'dear' }),
  entry('2026-11-21T00:00:00', 0.1, { files: ['file:///w/a.png', 'file:///w/b.png'] }),
  entry('2026-11-21T10:00', 0.3, { files: ['file:///w/a.png'], model: 'dear', approximate: true }),
  entry('2026-11-21T11:00', undefined, { at_most: 0.5 }),
];

/** Its rows as short as they can be compared. */
const short = (facts: Partial<CostQuery>) =>
  costTable(ENTRIES, query(facts)).rows.map(({ key, requests, pictures, spent }) =>
    [key, requests, pictures, spent.usd, ...(spent.unknown ? [`unknown ${spent.unknown}`] : [])].join(' '),
  );

describe('a table of costs', () => {
  it('has a row for each day, which ends at midnight', () => {
    assert.deepEqual(short({ by: 'day' }), ['2026-11-20 1 1 0.2', '2026-11-21 3 3 0.4 unknown 1']);
  });

  it('has a row for each model', () => {
    assert.deepEqual(short({ by: 'model' }), ['dear 2 2 0.5', 'm 2 2 0.1 unknown 1']);
  });

  it('has a row for each file, among which the cost of an answer is shared, and one for what left none', () => {
    assert.deepEqual(short({ by: 'file' }), [
      ' 1 0 0 unknown 1',
      'file:///w/a.png 2 2 0.35',
      'file:///w/b.png 2 2 0.25',
    ]);
  });

  it('tells of each file when it was made last, and by which models, the newest first', () => {
    const { rows } = costTable(ENTRIES, query({ by: 'file', order: 'name', descending: true }));
    assert.deepEqual(
      [rows[0]?.last, rows[0]?.models, rows[1]?.models],
      [at('2026-11-21T00:00:00'), ['m', 'dear'], ['dear', 'm']],
    );
  });

  const orders: readonly (readonly [facts: Partial<CostQuery>, keys: readonly string[]])[] = [
    [{ by: 'model', order: 'cost' }, ['m', 'dear']],
    [{ by: 'model', order: 'cost', descending: true }, ['dear', 'm']],
    [{ by: 'model', order: 'last' }, ['dear', 'm']],
    [{ by: 'day', order: 'requests', descending: true }, ['2026-11-21', '2026-11-20']],
    [{ by: 'day', order: 'pictures' }, ['2026-11-20', '2026-11-21']],
    [{ by: 'file', order: 'pictures' }, ['', 'file:///w/a.png', 'file:///w/b.png']],
  ];
  for (const [facts, keys] of orders) {
    it(`is sorted by ${JSON.stringify(facts)}`, () => {
      assert.deepEqual(
        costTable(ENTRIES, query(facts)).rows.map(({ key }) => key),
        keys,
      );
    });
  }

  it('has as many rows as fit, and the sum of all', () => {
    const { rows, count, total } = costTable(ENTRIES, query({ by: 'file', limit: 1 }));
    assert.deepEqual([rows.length, count, total.requests, total.pictures], [1, 3, 4, 4]);
    assert.deepEqual(total.spent, { usd: 0.6, approximate: true, unknown: 1, counted: 1.1 });
  });

  it('counts the days back from today, by the calendar', () => {
    const now = new Date('2026-11-21T00:30');
    const days = (count: number) => entriesWithin(ENTRIES, { days: count, workspaces: undefined }, now).length;
    assert.deepEqual([days(1), days(2), days(0)], [3, 4, 4]);
  });

  const here = (workspaces: readonly string[] | undefined) =>
    entriesWithin(
      [
        entry('2026-11-21T10:00', 1, { workspace: 'file:///a' }),
        entry('2026-11-21T10:00', 2, { workspace: 'file:///b' }),
        entry('2026-11-21T10:00', 4),
      ],
      { days: 0, workspaces },
      new Date(),
    ).map(({ usd }) => usd);
  const places: readonly (readonly [workspaces: readonly string[] | undefined, usd: readonly number[]])[] = [
    [undefined, [1, 2, 4]],
    [['file:///a'], [1]],
    [
      ['file:///a', 'file:///b'],
      [1, 2],
    ],
    [[], [4]],
  ];
  for (const [workspaces, usd] of places) {
    it(`counts of ${JSON.stringify(workspaces) ?? 'all workspaces'} ${usd}`, () =>
      assert.deepEqual(here(workspaces), usd));
  }

  describe('in another time zone', () => {
    const { TZ } = process.env;
    afterEach(() => {
      if (TZ === undefined) delete process.env.TZ;
      else process.env.TZ = TZ;
    });

    const zones: readonly (readonly [zone: string, moment: string, day: string])[] = [
      ['Pacific/Auckland', '2026-11-21T12:00:00Z', '2026-11-22'],
      ['America/Los_Angeles', '2026-11-21T07:59:59Z', '2026-11-20'],
      ['America/Los_Angeles', '2026-11-21T08:00:00Z', '2026-11-21'],
      ['Asia/Kolkata', '2026-11-20T18:30:00Z', '2026-11-21'],
      ['UTC', '2026-11-20T23:59:59Z', '2026-11-20'],
    ];
    for (const [zone, moment, day] of zones) {
      it(`${moment} is on ${day} in ${zone}`, () => {
        process.env.TZ = zone;
        assert.equal(dayOf(at(moment)), day);
        assert.equal(spentOn(new Date(`${day}T12:00`), [entry(moment, 1)]).usd, 1);
      });
    }

    it('a day of 25 hours is one day, and so is one of 23', () => {
      process.env.TZ = 'Europe/Berlin';
      for (const [day, hours] of [
        ['2026-10-25', 25],
        ['2026-03-29', 23],
      ] as const) {
        const midnight = at(`${day}T00:00`);
        const moments = Array.from({ length: hours }, (_, hour) => midnight + hour * 3_600_000);
        const before = { ...entry(day, 1), at: midnight - 1 };
        const after = { ...entry(day, 1), at: midnight + hours * 3_600_000 };
        const entries = [before, ...moments.map((moment) => ({ ...entry(day, 1), at: moment })), after];
        assert.equal(spentOn(new Date(`${day}T12:00`), entries).usd, hours);
        assert.equal(costTable(entries, query({ by: 'day' })).count, 3);
        assert.equal(
          entriesWithin(entries, { days: 1, workspaces: undefined }, new Date(`${day}T23:00`)).length,
          hours + 1,
        );
      }
    });
  });

  it('is there at once after a year of 50,000 entries', () => {
    const year = Array.from({ length: 50_000 }, (_, index) =>
      entry('2026-01-01T00:00', 0.05, {
        at: at('2026-01-01T00:00') + index * 630_000,
        workspace: 'file:///home/somebody/projects/website',
        model: `gpt-image-${index % 7}`,
        files: [`file:///home/somebody/projects/website/images/picture-${index}.png`],
        pictures: [crypto.randomUUID()],
        request_id: 'req_0123456789abcdef0123456789abcdef',
      }),
    );
    const text = year.map(writeEntry).join('');
    for (const by of ['day', 'model', 'file'] as const) {
      const { total } = costTable(readEntries(text), query({ by, order: 'cost', descending: true }));
      assert.equal(total.requests, 50_000);
    }
    /** Milliseconds of the processor; the best of some, for the first ones are compiled. */
    const best = (work: () => void) => {
      const took = Array.from({ length: 5 }, () => {
        const before = process.cpuUsage();
        work();
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1000;
      });
      return Math.min(...took);
    };
    const took = best(() => costTable(readEntries(text), query({ order: 'cost', descending: true })));
    // On a machine that is busy with other things JSON alone takes longer than that.
    const limit = Math.max(200, 3 * best(() => JSON.parse(`[${text.trimEnd().replaceAll('\n', ',')}]`)));
    assert.ok(took < limit, `${Math.round(took)} ms of ${Math.round(limit)}`);
  });
});
