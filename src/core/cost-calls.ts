/** The questions of the page *Show Costs* to its host, and what each is answered with. */
import { isOneOf } from './calls.ts';
import type { CostGrouping, CostOrder, CostQuery, CostRow } from './job/cost-table.ts';
import type { Spent } from './job/spending.ts';

/** What the page shows of the ledger. */
export interface CostsAsk extends CostQuery {
  readonly days: number;
  /** All workspaces, not only the one that is open. */
  readonly everywhere: boolean;
}

export interface CostsView {
  readonly rows: readonly CostRowView[];
  readonly total: CostRow;
  /** Rows there are in all. */
  readonly count: number;
  readonly today: Today;
  /** Models of unknown price that nobody is asked about. */
  readonly unasked: readonly UnaskedModel[];
}

export interface CostRowView extends CostRow {
  /** As people read it; a day stays as its key. */
  readonly name: string;
  /** Where a file is, in full. */
  readonly title?: string;
  /** Another workspace than the one that is open. */
  readonly place?: string;
}

/** What stands against the budget of a day. */
export interface Today {
  readonly spent: Spent;
  /** US$ that what is queued or running will cost at most. */
  readonly reserved: number;
  /** US$; 0 for no limit. */
  readonly perDay: number;
}

export interface UnaskedModel {
  /** Of the server. */
  readonly host: string;
  readonly model: string;
}

/** The questions with their answers. */
export interface CostCalls {
  readonly 'costs-read': { readonly ask: CostsAsk; readonly reply: CostsView };
  /** Lets the person choose where to; the whole of what counts, not only the rows on show. */
  readonly 'costs-export': {
    readonly ask: Pick<CostsAsk, 'days' | 'everywhere'>;
    readonly reply: undefined;
  };
  /** A file of the ledger. */
  readonly 'file-open': { readonly ask: { readonly uri: string }; readonly reply: undefined };
  readonly 'model-asked-again': { readonly ask: UnaskedModel; readonly reply: undefined };
  /** Leads to the settings of the budget. */
  readonly 'budget-open': { readonly ask: Readonly<Record<string, never>>; readonly reply: undefined };
}

/** What the host tells the page: read again. */
export interface ToCosts {
  readonly type: 'costs-changed';
}

/** Whether a question is one of the page's, and holds what it must. */
export function isCostAsk(name: string, ask: unknown): boolean {
  if (!Object.hasOwn(IS_ASK, name) || typeof ask !== 'object' || ask === null) return false;
  return IS_ASK[name as keyof CostCalls](ask as Asked);
}

type Asked = Readonly<Record<string, unknown>>;

const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 0;
const isRange = ({ days, everywhere }: Asked) => isCount(days) && typeof everywhere === 'boolean';

const isGrouping = isOneOf<CostGrouping>({ day: true, model: true, file: true });
const isOrder = isOneOf<CostOrder>({ name: true, requests: true, pictures: true, last: true, cost: true });

const IS_ASK: Readonly<Record<keyof CostCalls, (ask: Asked) => boolean>> = {
  'costs-read': (ask) =>
    isRange(ask) &&
    isGrouping(ask.by) &&
    isOrder(ask.order) &&
    typeof ask.descending === 'boolean' &&
    isCount(ask.limit),
  'costs-export': isRange,
  'file-open': ({ uri }) => typeof uri === 'string',
  'model-asked-again': ({ host, model }) => typeof host === 'string' && typeof model === 'string',
  'budget-open': () => true,
};
