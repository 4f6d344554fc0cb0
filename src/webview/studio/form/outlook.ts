import { findModel, type Model, optionsOf } from '../../../core/model/catalogue.ts';
import { type Choices, choices } from '../../../core/model/choices.ts';
import type { Draft, Problem } from '../../../core/model/draft.ts';
import type { Operation } from '../../../core/model/options.ts';
import type { OptionSet } from '../../../core/model/row.ts';
import type { TargetPlan } from '../../../core/model/target.ts';
import { validate } from '../../../core/model/validate.ts';
import type { StudioFacts } from '../../../core/protocol.ts';
import { t } from '../../../core/text.ts';
import type { Form } from '../state.ts';
import { draftOf } from './draft-of.ts';
import { valueFor, variablesOf } from './template-text.ts';

/** All that the form knows of itself. */
export interface Outlook {
  /** What would be sent. */
  readonly draft: Draft;
  /** How exact pixels come about. */
  readonly plan: TargetPlan | undefined;
  readonly model: Model;
  /** What the model takes; empty where it cannot do this operation at all. */
  readonly accepted: OptionSet;
  readonly choices: Choices;
  /** What somebody has not come to yet: nothing to complain of, but nothing to send either. */
  readonly missing: readonly Problem[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

export function outlookOf(operation: Operation, form: Form, facts: StudioFacts): Outlook {
  const { draft, plan } = draftOf(operation, form, facts);
  const model = findModel(String(draft.options.model));
  const missing = missingOf(operation, form);
  const isMissing = ({ field }: Problem) => missing.some((one) => one.field === field);
  const verdict = validate(draft);
  const found = verdict.ok ? [] : verdict.problems.filter((problem) => !isMissing(problem));
  return {
    draft,
    plan,
    model,
    accepted: optionsOf(model.row, operation) ?? {},
    choices: choices(singleOf(draft)),
    missing,
    problems: [...found, ...(form.target && !plan ? [NO_PLAN()] : [])],
    warnings: validate(singleOf(draft)).warnings,
  };
}

/**
 * The draft as each of its requests will be: several pictures are as many requests of one, so what a stream of several would
 * stand in the way of is none of the form's business. Nor is the prompt, which may be long and is checked by itself.
 */
function singleOf(draft: Draft): Draft {
  return { ...draft, options: { ...draft.options, n: 1, prompt: '…' } };
}

function missingOf(operation: Operation, { options, variables, images }: Form): readonly Problem[] {
  const prompt = String(options.prompt ?? '');
  const what = operation === 'edit' ? t('Say what to change') : t('Say what the picture shows');
  const empty = variablesOf(prompt).filter((name) => !valueFor(name, variables));
  return [
    ...(operation === 'edit' && images.length === 0
      ? [{ field: 'image', message: t('Add the picture to change') }]
      : []),
    ...(prompt.trim() === '' ? [{ field: 'prompt', message: what }] : []),
    ...empty.map((name) => ({ field: `variable-${name}`, message: t('Fill in {0}', name) })),
  ];
}

/** The only thing without pixels is a drawing. */
const NO_PLAN = (): Problem => ({
  field: 'size',
  message: t('An SVG has no exact pixels'),
  switch: { option: 'output_format', value: 'png' },
});
