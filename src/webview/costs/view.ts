import type { CostsAsk } from '../../core/cost-calls.ts';
import type { CostGrouping, CostOrder } from '../../core/job/cost-table.ts';

/** What the page shows, as somebody has chosen it. */
export interface View {
  readonly by: CostGrouping;
  readonly days: number;
  readonly everywhere: boolean;
  /** Of each grouping. */
  readonly sorted: Readonly<Record<CostGrouping, Sorted>>;
  readonly limit: number;
}

export interface Sorted {
  readonly order: CostOrder;
  readonly descending: boolean;
}

/** Rows at first, and those that come with each *Show more*. */
const PAGE = 100;

const FIRST: View = {
  by: 'day',
  days: 30,
  everywhere: false,
  sorted: {
    day: { order: 'name', descending: true },
    model: { order: 'cost', descending: true },
    file: { order: 'last', descending: true },
  },
  limit: PAGE,
};

/** What a panel kept, which an older version may have written. */
export function firstView(kept: unknown): View {
  return typeof kept === 'object' && kept !== null ? { ...FIRST, ...kept, limit: PAGE } : FIRST;
}

export function askOf({ by, days, everywhere, sorted, limit }: View): CostsAsk {
  return { by, days, everywhere, ...sorted[by], limit };
}

export function withMore(view: View): View {
  return { ...view, limit: view.limit + PAGE };
}

/** By another column names begin with the first and numbers with the largest; by the same one the other way round. */
export function sortedBy(view: View, order: CostOrder): View {
  const now = view.sorted[view.by];
  const descending = now.order === order ? !now.descending : order !== 'name' || view.by === 'day';
  return { ...view, sorted: { ...view.sorted, [view.by]: { order, descending } }, limit: PAGE };
}
