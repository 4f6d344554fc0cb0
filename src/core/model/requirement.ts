import { t } from '../text.ts';
import type { Problem } from './draft.ts';
import type { OptionName } from './options.ts';
import type { OptionSet, Requirement } from './row.ts';

type Present = Readonly<Partial<Record<OptionName | 'mask', unknown>>>;

/** Whether a draft's options satisfy a requirement; what is not set counts as the model's preset. */
export function isMet(rule: Requirement, present: Present, accepted: OptionSet): boolean {
  if (!concerns(rule, present[rule.option])) return true;
  const needed = present[rule.needs] ?? presetOf(rule.needs, accepted);
  return needed === undefined || rule.oneOf.some((value) => value === needed);
}

/** Says which option stands in the way and the one switch that would help. */
export function requirementProblem(rule: Requirement, present: Present): Problem {
  const value = present[rule.option];
  const what = rule.option === 'mask' ? 'mask' : rule.values ? `${rule.option} ${value}` : rule.option;
  const first = rule.oneOf[0];
  return {
    field: rule.option,
    message: t('{0} needs {1} {2}: switch {1} to {3}', what, rule.needs, orList(rule.oneOf), String(first)),
    ...(first === undefined ? {} : { switch: { option: rule.needs, value: first } }),
  };
}

/** "png, webp or svg". */
export function orList(values: readonly unknown[]): string {
  const words = values.map(String);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${t('or')} ${words.at(-1)}`;
}

function concerns(rule: Requirement, value: unknown): boolean {
  if (value === undefined) return false;
  if (rule.values) return rule.values.includes(value);
  if (rule.above !== undefined) return Number(value) > rule.above;
  return true;
}

/** A stream that nobody chose is chosen to fit, so it stands in nobody's way. */
function presetOf(option: OptionName, accepted: OptionSet): unknown {
  const rule = accepted[option];
  return rule && rule.kind !== 'flag' && 'preset' in rule ? rule.preset : undefined;
}
