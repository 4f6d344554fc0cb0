import { t } from '../text.ts';
import type { Draft, OptionValue } from './draft.ts';
import { isOptionName } from './options.ts';
import type { Row } from './row.ts';
import { TABLE } from './table.ts';
import { validate } from './validate.ts';

export interface SwitchedDraft {
  readonly draft: Draft;
  /** What had to give way, a sentence each. */
  readonly changes: readonly string[];
}

/**
 * The draft for another model: what is still legal stays, what is not becomes the nearest legal value or is left out, and
 * each such change is said. Prompt and pictures are never touched: what is wrong with them stays a problem to show.
 */
export function switchModel(draft: Draft, model: string, table: readonly Row[] = TABLE): SwitchedDraft {
  const { model: _, ...kept } = draft.options;
  let current: Draft = { ...draft, options: { ...kept, model } };
  const changes: string[] = [];
  for (const name of Object.keys(kept)) {
    if (name === 'prompt' || !isOptionName(name)) continue;
    const verdict = validate(current, table);
    const problem = verdict.ok ? undefined : verdict.problems.find(({ field }) => field === name);
    if (!problem) continue;
    const before = kept[name] as OptionValue;
    const options: Record<string, unknown> = { ...current.options };
    if (problem.nearest === undefined) delete options[name];
    else options[name] = problem.nearest;
    current = { ...current, options };
    changes.push(
      problem.nearest === undefined
        ? t('{0} {1} is left out', name, String(before))
        : t('{0} {1} became {2}', name, String(before), String(problem.nearest)),
    );
  }
  return { draft: current, changes };
}
