import { findModel, type Model, optionsOf } from './catalogue.ts';
import type { Draft, Problem } from './draft.ts';
import type { OptionName } from './options.ts';
import type { Row } from './row.ts';
import { TABLE } from './table.ts';
import { validate } from './validate.ts';

/** One value that an option may take, and where it may not now, why. */
export interface Choice {
  readonly value: string;
  readonly allowed: boolean;
  /** Why not, with the one switch that would allow it; or what to keep in mind. */
  readonly note?: string;
}

/** What an option can be set to as the rest of the draft stands; empty where the model does not take the option. */
export function choicesOf(option: OptionName, draft: Draft, table: readonly Row[] = TABLE): readonly Choice[] {
  const { row } = modelOf(draft, table);
  const rule = optionsOf(row, draft.operation)?.[option];
  const values = rule?.kind === 'choice' ? rule.values : rule?.kind === 'size' ? rule.fixed : [];
  return values.map((value) => {
    const verdict = validate({ ...draft, options: { ...draft.options, [option]: value } }, table);
    const concerning = (problem: Problem) => problem.field === option;
    const obstacle = verdict.ok ? undefined : verdict.problems.find(concerning);
    const note = (obstacle ?? verdict.warnings.find(concerning))?.message;
    return { value, allowed: !obstacle, ...(note ? { note } : {}) };
  });
}

/** The most characters that the model takes in a prompt. */
export function promptLimit(draft: Draft, table: readonly Row[] = TABLE): number {
  const rule = optionsOf(modelOf(draft, table).row, draft.operation)?.prompt;
  return rule?.kind === 'text' ? rule.max : Number.POSITIVE_INFINITY;
}

/** What is wrong with one field of a draft, whatever else is; for checks while somebody types. */
export function problemOf(field: string, draft: Draft): Problem | undefined {
  const verdict = validate(draft);
  return verdict.ok ? undefined : verdict.problems.find((problem) => problem.field === field);
}

/** Whether the model takes sizes beyond its list. */
export function takesFreeSizes(draft: Draft, table: readonly Row[] = TABLE): boolean {
  const rule = optionsOf(modelOf(draft, table).row, draft.operation)?.size;
  return rule?.kind === 'size' && rule.free !== undefined;
}

function modelOf(draft: Draft, table: readonly Row[]): Model {
  return findModel(String(draft.options.model ?? ''), table);
}
