import { addTo, type LedgerEntry, NOTHING_SPENT, type Spent, spentOf, startOfDay, type Tally } from './spending.ts';

/** What a table of costs has its rows for. */
export type CostGrouping = 'day' | 'model' | 'file';

export type CostOrder = 'name' | 'requests' | 'pictures' | 'last' | 'cost';

/** Which entries count. */
export interface CostRange {
  /** Today and so many days before it, less one; 0 for all. */
  readonly days: number;
  /** URIs of the workspace folders that count; undefined for all. An empty list stands for windows without a folder. */
  readonly workspaces: readonly string[] | undefined;
}

export interface CostQuery {
  readonly by: CostGrouping;
  readonly order: CostOrder;
  readonly descending: boolean;
  /** How many rows at most. */
  readonly limit: number;
}

export interface CostRow {
  /** `2026-11-21`, the model's id, or the file's URI; empty for what left no file. */
  readonly key: string;
  readonly requests: number;
  readonly pictures: number;
  /** Milliseconds since 1970, of its newest entry. */
  readonly last: number;
  /** The newest first. */
  readonly models: readonly string[];
  readonly spent: Spent;
}

export interface CostTable {
  readonly rows: readonly CostRow[];
  /** Of all rows, also those above the limit. */
  readonly total: CostRow;
  readonly count: number;
}

export function entriesWithin(
  entries: readonly LedgerEntry[],
  { days, workspaces }: CostRange,
  now: Date,
): readonly LedgerEntry[] {
  const from = days > 0 ? startOfDay(now, 1 - days) : 0;
  const places = workspaces && new Set(workspaces);
  const counts = ({ workspace }: LedgerEntry) =>
    !places || (workspace === undefined ? places.size === 0 : places.has(workspace));
  return entries.filter((entry) => entry.at >= from && counts(entry));
}

/** The cost of an answer with several files is shared among them. */
export function costTable(entries: readonly LedgerEntry[], query: CostQuery): CostTable {
  const groups = new Map<string, Group>();
  const total = newGroup();
  const keysOf = KEYS[query.by]();
  for (const entry of entries) {
    add(total, entry, 1, entry.files.length);
    const keys = keysOf(entry);
    const pictures = query.by === 'file' ? Math.min(1, entry.files.length) : entry.files.length;
    for (const key of keys) {
      const group = groups.get(key) ?? newGroup();
      groups.set(key, group);
      add(group, entry, 1 / keys.length, pictures);
    }
  }
  const rows = [...groups].map(([key, group]) => rowOf(key, group)).sort(comparing(query));
  return { rows: rows.slice(0, query.limit), total: rowOf('', total), count: rows.length };
}

/** The day of a moment, by the clock and calendar of this machine. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** What tells which rows an entry belongs to; made anew for each table. */
const KEYS: Readonly<Record<CostGrouping, () => (entry: LedgerEntry) => readonly string[]>> = {
  day: () => {
    let [from, to, day] = [0, 0, ''];
    return ({ at }) => {
      // Most entries are of the day of the one before, and a calendar is slow.
      if (at < from || at >= to) {
        const date = new Date(at);
        [from, to, day] = [startOfDay(date), startOfDay(date, 1), dayOf(at)];
      }
      return [day];
    };
  },
  model: () => (entry) => [entry.model],
  file: () => (entry) => (entry.files.length > 0 ? entry.files : ['']),
};

interface Group {
  requests: number;
  pictures: number;
  last: number;
  /** Each with when it was used last. */
  readonly models: Map<string, number>;
  readonly tally: Tally;
}

function newGroup(): Group {
  return { requests: 0, pictures: 0, last: 0, models: new Map(), tally: { ...NOTHING_SPENT } };
}

function add(group: Group, entry: LedgerEntry, share: number, pictures: number): void {
  const { at, model } = entry;
  group.requests++;
  group.pictures += pictures;
  group.last = Math.max(group.last, at);
  group.models.set(model, Math.max(group.models.get(model) ?? 0, at));
  addTo(group.tally, entry, share);
}

function rowOf(key: string, { requests, pictures, last, models, tally }: Group): CostRow {
  const newest = models.size > 1 ? [...models].sort(([, one], [, other]) => other - one) : [...models];
  return { key, requests, pictures, last, models: newest.map(([model]) => model), spent: spentOf(tally) };
}

/** Equal ones keep an order of their own, so that rows do not jump. */
function comparing({ order, descending }: CostQuery): (one: CostRow, other: CostRow) => number {
  const sign = descending ? -1 : 1;
  return (one, other) => sign * COMPARE[order](one, other) || other.last - one.last || byName(one, other);
}

const byName = (one: CostRow, other: CostRow): number => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0);

const COMPARE: Readonly<Record<CostOrder, (one: CostRow, other: CostRow) => number>> = {
  name: byName,
  requests: (one, other) => one.requests - other.requests,
  pictures: (one, other) => one.pictures - other.pictures,
  last: (one, other) => one.last - other.last,
  // What nobody knows is more than nothing.
  cost: (one, other) => one.spent.usd - other.spent.usd || one.spent.unknown - other.spent.unknown,
};
