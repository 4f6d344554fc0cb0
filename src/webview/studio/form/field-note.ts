import type { OptionValue, Problem } from '../../../core/model/draft.ts';
import { isOptionName, type OptionName } from '../../../core/model/options.ts';
import { orList } from '../../../core/model/requirement.ts';
import { showSize, sizeFault } from '../../../core/model/size.ts';
import { t } from '../../../core/text.ts';
import { labelOf, wordFor } from './labels.ts';
import type { Outlook } from './outlook.ts';

/** The line at a field. */
export interface FieldNote {
  readonly kind: 'fault' | 'hint';
  readonly text: string;
  readonly remedy?: Remedy;
}

/** One press that sets it right. */
export interface Remedy {
  readonly label: string;
  readonly option: string;
  /** Undefined: leave the option to the model. */
  readonly value: OptionValue | undefined;
}

/** What there is to say at a field: what is wrong, else what to keep in mind, else what it would take for all its choices. */
export function noteOf(field: string, outlook: Outlook): FieldNote | undefined {
  const concerns = (problem: Problem) => problem.field === field;
  const problem = outlook.problems.find(concerns);
  if (problem) return note('fault', problem, outlook);
  const warning = outlook.warnings.find(concerns);
  if (warning) return note('hint', warning, outlook);
  return isOptionName(field) ? obstacleNote(field, outlook) : undefined;
}

/** What is wrong with an option, short enough for a line. */
export function reasonOf(problem: Problem, value: unknown, outlook: Outlook): string {
  const { field, message } = problem;
  const rule = requirementOf(problem, outlook);
  if (rule) {
    const list = orList(rule.oneOf.map(wordFor));
    const what = rule.values ? wordFor(value) : labelOf(field);
    const needed = typeof rule.oneOf[0] === 'string' ? list : `${labelOf(rule.needs)} ${list}`;
    return rule.above ? t('{0} above {1} needs {2}', what, rule.above, needed) : t('{0} needs {1}', what, needed);
  }
  const taken = isOptionName(field) ? outlook.accepted[field] : undefined;
  if (taken?.kind === 'size' && !problem.switch) return sizeFault(String(value), taken)?.message ?? message;
  return isLeftOver(field, outlook) ? t('{0} does not take {1}', outlook.model.id, labelOf(field)) : message;
}

function note(kind: FieldNote['kind'], problem: Problem, outlook: Outlook): FieldNote {
  const remedy = remedyOf(problem, outlook);
  const text = reasonOf(problem, outlook.draft.options[problem.field], outlook);
  return { kind, text, ...(remedy ? { remedy } : {}) };
}

/** Of what cannot be chosen now, the first for which one switch is enough. */
function obstacleNote(field: OptionName, outlook: Outlook): FieldNote | undefined {
  const found = outlook.choices[field];
  if (found?.kind === 'range' && found.obstacle) return note('hint', found.obstacle, outlook);
  if (found?.kind === 'range' && found.range.min === found.range.max) {
    return { kind: 'hint', text: t('only {0} with {1}', found.range.min, outlook.model.id) };
  }
  const closed = found?.kind === 'list' ? found.choices.find((choice) => !choice.allowed && choice.switch) : undefined;
  if (!closed?.switch) return undefined;
  const problem = { field, message: closed.note ?? '', switch: closed.switch };
  return { kind: 'hint', text: reasonOf(problem, closed.value, outlook), remedy: switchTo(closed.switch) };
}

function remedyOf(problem: Problem, outlook: Outlook): Remedy | undefined {
  const { field, nearest } = problem;
  if (problem.switch) return switchTo(problem.switch);
  if (nearest !== undefined) return { label: t('Use {0}', showSize(String(nearest))), option: field, value: nearest };
  return isLeftOver(field, outlook) ? { label: t('Leave it out'), option: field, value: undefined } : undefined;
}

/** The press that switches another option. */
export function switchTo({ option, value }: NonNullable<Problem['switch']>): Remedy {
  return { label: t('Switch {0} to {1}', labelOf(option), wordFor(value)), option, value };
}

/** Set, but not for this model. */
function isLeftOver(field: string, { draft, accepted }: Outlook): boolean {
  if (draft.options[field] === undefined || field === 'model') return false;
  return !isOptionName(field) || !accepted[field];
}

function requirementOf(problem: Problem, { model }: Outlook) {
  return model.row.requirements.find(
    ({ option, needs, oneOf }) =>
      option === problem.field && needs === problem.switch?.option && oneOf[0] === problem.switch.value,
  );
}
