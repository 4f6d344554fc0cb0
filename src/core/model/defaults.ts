import { findModel, optionsOf } from './catalogue.ts';
import type { Draft } from './draft.ts';
import { isOptionName } from './options.ts';
import { validate } from './validate.ts';

/**
 * The draft with a person's standing wishes added where they harm nothing: what the draft says itself wins, and a wish that
 * the model does not take, or that clashes with the draft, is passed over.
 */
export function withDefaults(draft: Draft, defaults: Readonly<Record<string, unknown>>): Draft {
  const accepted = optionsOf(findModel(String(draft.options.model ?? '')).row, draft.operation) ?? {};
  let current = draft;
  for (const [name, value] of Object.entries(defaults)) {
    const isSet = current.options[name] !== undefined && current.options[name] !== null;
    if (isSet || !isOptionName(name) || !accepted[name] || name === 'prompt' || name === 'model') continue;
    const candidate = { ...current, options: { ...current.options, [name]: value } };
    if (faults(candidate) <= faults(current)) current = candidate;
  }
  return current;
}

function faults(draft: Draft): number {
  const verdict = validate(draft);
  return (verdict.ok ? 0 : verdict.problems.length) + verdict.warnings.length;
}
