import * as vscode from 'vscode';
import { findModel, offeredModels, shutdownNote } from '../core/model/catalogue.ts';
import { choicesOf, problemOf, promptLimit, takesFreeSizes } from '../core/model/choices.ts';
import type { Draft } from '../core/model/draft.ts';
import { showSize } from '../core/model/size.ts';
import { countCharacters } from '../core/model/validate.ts';
import { t } from '../core/text.ts';
import type { Keys } from './key.ts';
import type { Memory } from './memory.ts';
import { askPick, askText, type PickItem, type StepPlace, type StepResult, titleOf } from './steps.ts';

export interface DialogueDependencies {
  readonly memory: Memory;
  readonly keys: Keys;
}

/** What a dialogue ends with: the options to order with. */
export type Answers = Readonly<Record<'prompt' | 'model' | 'size', string>> & Readonly<Record<string, unknown>>;

/**
 * Asks for prompt, model and size, each prefilled with what is known, so that Enter, Enter, Enter is enough; Back works, and
 * a prompt that is too long for the model chosen comes back for shortening. Undefined when the person left.
 */
export async function askForPicture(
  start: Draft,
  defaultModel: string,
  dependencies: DialogueDependencies,
): Promise<Answers | undefined> {
  const { memory, keys } = dependencies;
  const { operation } = start;
  const title = titleOf(operation);
  let options: Readonly<Record<string, unknown>> = { model: memory.recall('model') ?? defaultModel, ...start.options };
  const draft = (): Draft => ({ ...start, options });

  const steps: readonly ((place: StepPlace) => Promise<StepResult<string>>)[] = [
    (place) => askPrompt(place, draft()),
    (place) => askModel(place, draft(), defaultModel),
    (place) => askSize(place, draft(), memory.recall('size')),
  ];
  const names = ['prompt', 'model', 'size'] as const;
  for (let index = 0; index < steps.length; ) {
    const name = names[index] ?? 'size';
    const result = await steps[index]?.({ title, step: index + 1, totalSteps: steps.length });
    if (result === undefined) return undefined;
    if (result === 'back') {
      index--;
      continue;
    }
    options = { ...options, [name]: result.value };
    if (name === 'model') {
      if (findModel(result.value).row.runs === 'api' && !(await keys.find()) && !(await keys.ask())) return undefined;
      if (problemOf('prompt', draft())) {
        index = 0;
        continue;
      }
    }
    index++;
  }
  memory.remember('model', String(options.model));
  memory.remember('size', String(options.size));
  return options as Answers;
}

function askPrompt(place: StepPlace, draft: Draft): Promise<StepResult<string>> {
  const limit = promptLimit(draft);
  return askText({
    ...place,
    value: String(draft.options.prompt ?? ''),
    placeholder:
      draft.operation === 'edit'
        ? t('What to change, as in “make it winter”')
        : t('What the picture shows, as in “a red fox on a hill”'),
    hint: (text) =>
      t('{0} of {1} characters for {2}', show(countCharacters(text)), show(limit), String(draft.options.model)),
    fault: (text) => problemOf('prompt', { ...draft, options: { ...draft.options, prompt: text } })?.message,
  });
}

function askModel(place: StepPlace, draft: Draft, defaultModel: string): Promise<StepResult<string>> {
  const today = new Date().toISOString().slice(0, 10);
  const offered = offeredModels(draft.operation);
  const last = String(draft.options.model);
  const known = offered.some(({ id }) => id === last) || last === '' ? [] : [findModel(last)];
  const items = [...known, ...offered].map(({ id, row }): PickItem => {
    const note = shutdownNote(row, today);
    const marks = [
      id === defaultModel ? t('default') : undefined,
      row.runs === 'offline' ? t('offline, free') : undefined,
      note,
    ];
    const description = marks.filter(Boolean).join(' · ');
    const icon = row.runs === 'offline' ? 'circle-slash' : note ? 'warning' : 'cloud';
    return { value: id, label: id, description, detail: row.summary, iconPath: new vscode.ThemeIcon(icon) };
  });
  return askPick({
    ...place,
    placeholder: t('Model: choose one, or type the id of another'),
    items: lastFirst(items, last),
    typed: (text) => ({ value: text, label: text, description: t('another model: the server decides what it takes') }),
  });
}

function askSize(place: StepPlace, draft: Draft, last: string | undefined): Promise<StepResult<string>> {
  const free = takesFreeSizes(draft);
  const items = choicesOf('size', draft).map(
    ({ value, allowed, note: reason }): PickItem => sizeItem(value, allowed, reason),
  );
  const isLegal = last !== undefined && !problemOf('size', withSize(draft, last));
  const known = items.some(({ value }) => value === last);
  const own = isLegal && !known ? [sizeItem(last, true)] : [];
  return askPick({
    ...place,
    placeholder: free ? t('Size: choose one, or type width x height') : t('Size: choose one'),
    items: lastFirst([...own, ...items], isLegal ? last : undefined),
    ...(free ? { typed: (text: string) => typedSize(text, draft) } : {}),
  });
}

function typedSize(text: string, draft: Draft): PickItem | undefined {
  const size = text.toLowerCase().replace(/\s*[×*x]\s*/, 'x');
  if (!/^\d+x\d+$/.test(size)) return undefined;
  const fault = problemOf('size', withSize(draft, size));
  return fault
    ? sizeItem(String(fault.nearest ?? size), fault.nearest !== undefined, fault.message)
    : sizeItem(size, true);
}

function sizeItem(value: string, allowed: boolean, detail?: string): PickItem {
  const label = value === 'auto' ? t('auto') : showSize(value);
  const description = value === 'auto' ? t('the model decides') : shapeOf(value);
  return { value, label, description, refused: !allowed, ...(detail ? { detail } : {}) };
}

function shapeOf(size: string): string {
  const [width = 1, height = 1] = size.split('x').map(Number);
  return width === height ? t('square') : width > height ? t('landscape') : t('portrait');
}

function withSize(draft: Draft, size: string): Draft {
  return { ...draft, options: { ...draft.options, size } };
}

function lastFirst(items: readonly PickItem[], last: string | undefined): readonly PickItem[] {
  return [...items.filter(({ value }) => value === last), ...items.filter(({ value }) => value !== last)];
}

function show(count: number): string {
  return count.toLocaleString('en');
}
