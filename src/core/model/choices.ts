import { findModel, type Model, optionsOf } from './catalogue.ts';
import type { Draft, OptionValue, Problem } from './draft.ts';
import type { OptionName, RangeRule } from './options.ts';
import type { Row } from './row.ts';
import { TABLE } from './table.ts';
import { validate } from './validate.ts';

/** What the model of a draft takes, option by option, as the rest of the draft stands; other options it refuses. */
export type Choices = Readonly<Partial<Record<OptionName, OptionChoices>>>;

export type OptionChoices =
  /** A list; `free` where other values than these may be typed. */
  | { readonly kind: 'list'; readonly choices: readonly Choice[]; readonly free: boolean }
  | { readonly kind: 'range'; readonly range: RangeRule; readonly obstacle?: Problem }
  | { readonly kind: 'text'; readonly max: number };

/** One value that an option may take, and where it may not now, why. */
export interface Choice {
  readonly value: OptionValue;
  readonly allowed: boolean;
  /** Why not, with the one switch that would allow it; or what to keep in mind. */
  readonly note?: string;
  readonly switch?: Problem['switch'];
}

export function choices(draft: Draft, table: readonly Row[] = TABLE): Choices {
  const accepted = optionsOf(modelOf(draft, table).row, draft.operation) ?? {};
  return Object.fromEntries(
    (Object.keys(accepted) as OptionName[]).map((option) => [option, optionChoices(option, draft, table)]),
  );
}

/** The values of a list-like option; empty where the model does not take the option or it has no list. */
export function choicesOf(option: OptionName, draft: Draft, table: readonly Row[] = TABLE): readonly Choice[] {
  const found = optionChoices(option, draft, table);
  return found?.kind === 'list' ? found.choices : [];
}

/** The most characters that the model takes in a prompt. */
export function promptLimit(draft: Draft, table: readonly Row[] = TABLE): number {
  const found = optionChoices('prompt', draft, table);
  return found?.kind === 'text' ? found.max : Number.POSITIVE_INFINITY;
}

/** Whether the model takes sizes beyond its list. */
export function takesFreeSizes(draft: Draft, table: readonly Row[] = TABLE): boolean {
  const found = optionChoices('size', draft, table);
  return found?.kind === 'list' && found.free;
}

/** What is wrong with one field of a draft, whatever else is; for checks while somebody types. */
export function problemOf(field: string, draft: Draft, table: readonly Row[] = TABLE): Problem | undefined {
  const verdict = validate(draft, table);
  return verdict.ok ? undefined : verdict.problems.find((problem) => problem.field === field);
}

function optionChoices(option: OptionName, draft: Draft, table: readonly Row[]): OptionChoices | undefined {
  const rule = optionsOf(modelOf(draft, table).row, draft.operation)?.[option];
  const list = (values: readonly OptionValue[], free: boolean): OptionChoices => ({
    kind: 'list',
    choices: values.map((value) => choice(option, value, draft, table)),
    free,
  });
  switch (rule?.kind) {
    case undefined:
      return undefined;
    case 'choice':
      return list(rule.values, false);
    case 'size':
      return list(rule.fixed, rule.free !== undefined);
    case 'flag':
      return list([true, false], false);
    case 'text':
      return { kind: 'text', max: rule.max };
    case 'range': {
      const obstacle = obstacleOf(option, rule.preset, draft, table);
      return { kind: 'range', range: rule, ...(obstacle ? { obstacle } : {}) };
    }
  }
}

function choice(option: OptionName, value: OptionValue, draft: Draft, table: readonly Row[]): Choice {
  const verdict = validate(withOption(draft, option, value), table);
  const concerning = (problem: Problem) => problem.field === option;
  const obstacle = verdict.ok ? undefined : verdict.problems.find(concerning);
  const note = (obstacle ?? verdict.warnings.find(concerning))?.message;
  return {
    value,
    allowed: !obstacle,
    ...(note ? { note } : {}),
    ...(obstacle?.switch ? { switch: obstacle.switch } : {}),
  };
}

/** What stands in the way of setting an option at all, as `output_compression` with png. */
function obstacleOf(option: OptionName, value: OptionValue, draft: Draft, table: readonly Row[]): Problem | undefined {
  return problemOf(option, withOption(draft, option, value), table);
}

function withOption(draft: Draft, option: OptionName, value: OptionValue): Draft {
  return { ...draft, options: { ...draft.options, [option]: value } };
}

function modelOf(draft: Draft, table: readonly Row[]): Model {
  return findModel(String(draft.options.model ?? ''), table);
}
