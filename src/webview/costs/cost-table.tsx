import type { JSX } from 'preact';
import type { CostRowView, CostsView } from '../../core/cost-calls.ts';
import type { CostGrouping, CostOrder, CostRow } from '../../core/job/cost-table.ts';
import { writeSpent } from '../../core/job/spending.ts';
import { t } from '../../core/text.ts';
import type { Sorted } from './view.ts';
import { writeDay, writeMoment } from './words.ts';

interface CostTableProps {
  readonly costs: CostsView;
  readonly by: CostGrouping;
  readonly sorted: Sorted;
  readonly sort: (order: CostOrder) => void;
  readonly open: (uri: string) => void;
}

type Column = 'requests' | 'pictures' | 'models' | 'last' | 'cost';

/** Between the name of a row and its end. */
const COLUMNS: Readonly<Record<CostGrouping, readonly Column[]>> = {
  day: ['requests', 'pictures', 'cost'],
  model: ['requests', 'pictures', 'last', 'cost'],
  file: ['models', 'last', 'cost'],
};

const NUMBERS: ReadonlySet<Column> = new Set(['requests', 'pictures', 'cost']);

function classOf(column: Column): string {
  return NUMBERS.has(column) ? `${column} number` : column;
}

/** A row for each day, model or file, and their sum; a column's head sorts by it. */
export function CostTable({ costs, by, sorted, sort, open }: CostTableProps) {
  const { rows, total } = costs;
  const names: Readonly<Record<CostGrouping, string>> = { day: t('Day'), model: t('Model'), file: t('File') };
  const labels: Readonly<Record<Column, string>> = {
    requests: t('Requests'),
    pictures: t('Pictures'),
    models: t('Model'),
    last: t('Last'),
    cost: t('Cost'),
  };
  const captions: Readonly<Record<CostGrouping, string>> = {
    day: t('Costs by day'),
    model: t('Costs by model'),
    file: t('Costs by file'),
  };
  const most = Math.max(...rows.map(({ spent }) => spent.usd));
  const head = (order: CostOrder, label: string, className?: string) => (
    <Head order={order} label={label} sorted={sorted} sort={sort} className={className} />
  );
  return (
    <table class="cost-table" aria-label={captions[by]}>
      <thead>
        <tr>
          {head('name', names[by])}
          {COLUMNS[by].map((column) =>
            column === 'models' ? (
              <th key={column} scope="col" class={classOf(column)}>
                {labels[column]}
              </th>
            ) : (
              head(column, labels[column], classOf(column))
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <RowName row={row} by={by} open={open} />
            </th>
            {COLUMNS[by].map((column) => (
              <Cell key={column} column={column} row={row} most={most} />
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('Total')}</th>
          {COLUMNS[by].map((column) => (
            <td key={column} class={classOf(column)}>
              {NUMBERS.has(column) ? textOf(column, total) : ''}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}

interface HeadProps {
  readonly order: CostOrder;
  readonly label: string;
  readonly sorted: Sorted;
  readonly sort: (order: CostOrder) => void;
  readonly className: string | undefined;
}

function Head({ order, label, sorted, sort, className }: HeadProps) {
  const isOrder = sorted.order === order;
  const direction = sorted.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" class={className} aria-sort={isOrder ? direction : undefined}>
      <button type="button" class="sort" onClick={() => sort(order)}>
        {label}
        <svg class="arrow" viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
          {isOrder && <path d={sorted.descending ? 'M3 5.5l5 5 5-5' : 'M3 10.5l5-5 5 5'} />}
        </svg>
      </button>
    </th>
  );
}

interface RowNameProps {
  readonly row: CostRowView;
  readonly by: CostGrouping;
  readonly open: (uri: string) => void;
}

function RowName({ row, by, open }: RowNameProps) {
  const { key, name, title, place } = row;
  if (by === 'day') return <>{writeDay(key, document.documentElement.lang)}</>;
  if (by === 'model') return <>{name}</>;
  if (key === '') return <span class="muted">{t('Without a file')}</span>;
  return (
    <>
      <button type="button" class="link" title={title} onClick={() => open(key)}>
        {name}
      </button>
      {place && <span class="muted"> {t('in {0}', place)}</span>}
    </>
  );
}

interface CellProps {
  readonly column: Column;
  readonly row: CostRow;
  /** US$ of the dearest row. */
  readonly most: number;
}

function Cell({ column, row, most }: CellProps): JSX.Element {
  return (
    <td class={classOf(column)}>
      {textOf(column, row)}
      {column === 'cost' && most > 0 && <span class="share" style={{ width: `${(row.spent.usd / most) * 100}%` }} />}
    </td>
  );
}

function textOf(column: Column, { requests, pictures, models, last, spent }: CostRow): string {
  switch (column) {
    case 'requests':
      return String(requests);
    case 'pictures':
      return String(pictures);
    case 'models':
      return models.join(', ');
    case 'last':
      return writeMoment(last, document.documentElement.lang);
    case 'cost':
      return writeSpent(spent);
  }
}
