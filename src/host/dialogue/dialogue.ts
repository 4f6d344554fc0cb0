import * as vscode from 'vscode';
import { findModel } from '../../core/model/catalogue.ts';
import { choicesOf, problemOf, promptLimit, takesFreeSizes } from '../../core/model/choices.ts';
import { withDefaults } from '../../core/model/defaults.ts';
import type { Draft } from '../../core/model/draft.ts';
import { estimate, writeEstimate } from '../../core/model/price.ts';
import { showSize } from '../../core/model/size.ts';
import { switchModel } from '../../core/model/switch-model.ts';
import { countCharacters, validate } from '../../core/model/validate.ts';
import { t } from '../../core/text.ts';
import type { ListedModel } from '../../core/wire/models.ts';
import type { Keys } from '../key.ts';
import type { Memory } from '../memory.ts';
import { askModel } from './pick-model.ts';
import { askPick, askText, lastFirst, type PickItem, type StepPlace, type StepResult, titleOf } from './steps.ts';

export interface DialogueDependencies {
  readonly memory: Memory;
  readonly keys: Keys;
  /** Models that the server itself listed. */
  readonly listed: readonly ListedModel[];
  /** What requests say where nobody says anything: it counts for the price. */
  readonly defaults: Readonly<Record<string, unknown>>;
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
  const { memory, keys, listed, defaults } = dependencies;
  let changes: readonly string[] = [];
  const { operation } = start;
  const title = titleOf(operation);
  let options: Readonly<Record<string, unknown>> = { model: memory.recall('model') ?? defaultModel, ...start.options };
  const draft = (): Draft => ({ ...start, options });

  const steps: readonly ((place: StepPlace) => Promise<StepResult<string>>)[] = [
    (place) => askPrompt(place, draft()),
    (place) => askModel({ ...place, operation, last: String(options.model), defaultModel, listed }),
    (place) => askSize(place, draft(), { last: memory.recall('size'), changes, defaults }),
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
      const switched = switchModel(draft(), result.value);
      options = switched.draft.options;
      changes = switched.changes;
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

interface SizeContext {
  readonly last: string | undefined;
  /** What the model just chosen made of the other options. */
  readonly changes: readonly string[];
  readonly defaults: Readonly<Record<string, unknown>>;
}

function askSize(
  place: StepPlace,
  draft: Draft,
  { last, changes, defaults }: SizeContext,
): Promise<StepResult<string>> {
  const free = takesFreeSizes(draft);
  const priced = (size: string) => priceOf(withDefaults(withSize(draft, size), defaults));
  const items = choicesOf('size', draft).map(({ value, allowed, note }): PickItem => {
    const size = String(value);
    return sizeItem({ size, allowed, detail: note, price: priced(size) });
  });
  const isLegal = last !== undefined && !problemOf('size', withSize(draft, last));
  const known = items.some(({ value }) => value === last);
  const own = isLegal && !known ? [sizeItem({ size: last, allowed: true, price: priced(last) })] : [];
  const said =
    changes.length > 0 ? [{ label: changes.join(' · '), kind: vscode.QuickPickItemKind.Separator, value: '' }] : [];
  return askPick({
    ...place,
    placeholder: free ? t('Size: choose one, or type width x height') : t('Size: choose one'),
    items: [...said, ...lastFirst([...own, ...items], isLegal ? last : undefined)],
    ...(free ? { typed: (text: string) => typedSize(text, draft, priced) } : {}),
  });
}

/** What the draft would cost as it stands. */
function priceOf(draft: Draft): string | undefined {
  const verdict = validate(draft);
  return verdict.ok ? writeEstimate(estimate(verdict.request)) : undefined;
}

function typedSize(text: string, draft: Draft, priced: (size: string) => string | undefined): PickItem | undefined {
  const size = text.toLowerCase().replace(/\s*[×*x]\s*/, 'x');
  if (!/^\d+x\d+$/.test(size)) return undefined;
  const fault = problemOf('size', withSize(draft, size));
  const nearest = fault ? fault.nearest && String(fault.nearest) : size;
  if (!nearest) return sizeItem({ size, allowed: false, detail: fault?.message });
  return sizeItem({ size: nearest, allowed: true, detail: fault?.message, price: priced(nearest) });
}

interface SizeOffer {
  readonly size: string;
  readonly allowed: boolean;
  readonly detail?: string | undefined;
  readonly price?: string | undefined;
}

function sizeItem({ size, allowed, detail, price }: SizeOffer): PickItem {
  const label = size === 'auto' ? t('auto') : showSize(size);
  const shape = size === 'auto' ? t('the model decides') : shapeOf(size);
  const description = price ? `${shape} · ${price}` : shape;
  return { value: size, label, description, refused: !allowed, ...(detail ? { detail } : {}) };
}

function shapeOf(size: string): string {
  const [width = 1, height = 1] = size.split('x').map(Number);
  return width === height ? t('square') : width > height ? t('landscape') : t('portrait');
}

function withSize(draft: Draft, size: string): Draft {
  return { ...draft, options: { ...draft.options, size } };
}

function show(count: number): string {
  return count.toLocaleString('en');
}
