import * as vscode from 'vscode';
import { findModel, offeredModels, shutdownNote, summaryOf } from '../../core/model/catalogue.ts';
import type { Operation } from '../../core/model/options.ts';
import { t } from '../../core/text.ts';
import type { ListedModel } from '../../core/wire/models.ts';
import { askPick, lastFirst, type PickItem, type StepPlace, type StepResult } from './steps.ts';

export interface ModelQuestion extends StepPlace {
  readonly operation: Operation;
  /** What is chosen now; it stands first. */
  readonly last: string;
  readonly defaultModel: string;
  /** Models that the server itself listed. */
  readonly listed: readonly ListedModel[];
}

/** Asks for a model: those of the table, those that the server listed, or any id that is typed. */
export function askModel({
  operation,
  last,
  defaultModel,
  listed,
  ...place
}: ModelQuestion): Promise<StepResult<string>> {
  const today = new Date().toISOString().slice(0, 10);
  const offered = offeredModels(operation).map(({ id }) => id);
  const ids = new Set([...offered, ...listed.map(({ id }) => id), ...(last ? [last] : [])]);
  const items = [...ids].map((id): PickItem => {
    const { row, known } = findModel(id);
    const note = shutdownNote(
      listed.find((model) => model.id === id)?.shutdown ?? (known ? row.shutdown : undefined),
      today,
    );
    const marks = [
      id === defaultModel ? t('default') : undefined,
      row.runs === 'offline' ? t('offline, free') : undefined,
      offered.includes(id) || !listed.some((model) => model.id === id) ? undefined : t('listed by the server'),
      note,
    ];
    const icon = row.runs === 'offline' ? 'circle-slash' : note ? 'warning' : 'cloud';
    return {
      value: id,
      label: id,
      description: marks.filter(Boolean).join(' · '),
      detail: known ? summaryOf(row) : t('Unknown here: the server decides what it takes'),
      iconPath: new vscode.ThemeIcon(icon),
    };
  });
  return askPick({
    ...place,
    placeholder: t('Model: choose one, or type the id of another'),
    items: lastFirst(items, last),
    typed: (text) => ({ value: text, label: text, description: t('another model: the server decides what it takes') }),
  });
}
