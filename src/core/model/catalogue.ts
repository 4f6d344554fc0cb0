import { t } from '../text.ts';
import type { PictureFormat } from './draft.ts';
import type { Operation } from './options.ts';
import type { OptionSet, Row } from './row.ts';
import { ONLINE_MODEL, TABLE } from './table.ts';

/** A model id and the row that speaks for it. */
export interface Model {
  readonly id: string;
  readonly row: Row;
  /** False: nobody here knows the id; the newest family's row stands in and the server judges. */
  readonly known: boolean;
}

/** Never fails: the table is closed, the world is open. */
export function findModel(id: string, table: readonly Row[] = TABLE): Model {
  const row =
    table.find((candidate) => candidate.ids.includes(id)) ?? table.find((candidate) => candidate.match.test(id));
  return row ? { id, row, known: true } : { id, row: standIn(table), known: false };
}

/** The models to offer, in the order of the table, without dated snapshots. */
export function offeredModels(operation: Operation, table: readonly Row[] = TABLE): readonly Model[] {
  return table
    .filter((row) => row[operation])
    .flatMap((row) => row.ids.filter((id) => !/\d{4}-\d{2}-\d{2}$/.test(id)).map((id) => ({ id, row, known: true })));
}

/** What the family is good for, for people. */
export function summaryOf({ summary }: Row): string {
  return t(summary);
}

/** A model in place of one that takes no markup, made where that one is: the default where it can, else the first that does. */
export function modelForMarkup({ row }: Model, table: readonly Row[] = TABLE): string | undefined {
  const able = offeredModels('edit', table).filter((one) => one.row.runs === row.runs && one.row.edit?.input.markup);
  return (able.find(({ id }) => id === ONLINE_MODEL) ?? able[0])?.id;
}

/** The options that the model takes for an operation; undefined where it cannot do that at all. */
export function optionsOf(row: Row, operation: Operation): OptionSet | undefined {
  return operation === 'edit' ? row.edit?.options : row.generate;
}

/** What the model's pictures can be; those of a model that lets nobody choose are PNG. */
export function formatsOf(row: Row, operation: Operation): readonly PictureFormat[] {
  const rule = optionsOf(row, operation)?.output_format;
  return rule?.kind === 'choice' ? (rule.values as readonly PictureFormat[]) : ['png'];
}

/** "retired 2026-05-12", "ends 2026-12-01", or nothing; both dates as `YYYY-MM-DD`. */
export function shutdownNote(shutdown: string | undefined, today: string): string | undefined {
  if (!shutdown) return undefined;
  return shutdown <= today ? t('retired {0}', shutdown) : t('ends {0}', shutdown);
}

/** The newest family's rules, but nobody's prices. */
function standIn(table: readonly Row[]): Row {
  const newest = table.find((row) => row.runs === 'api');
  if (!newest) throw new Error('The table holds no model that runs at a server.');
  const { pricing: _, ...rules } = newest;
  return rules;
}
