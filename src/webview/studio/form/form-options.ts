import type { OptionValue } from '../../../core/model/draft.ts';
import type { Operation } from '../../../core/model/options.ts';
import { switchModel } from '../../../core/model/switch-model.ts';
import type { Form } from '../state.ts';

/** The form with one option set, or left to the model where the value is undefined. */
export function withOption(form: Form, name: string, value: OptionValue | undefined): Form {
  const { [name]: _, ...others } = form.options;
  return { ...form, options: value === undefined ? others : { ...others, [name]: value } };
}

/** The form with another model, and what has to give way to it. */
export function withModel(form: Form, operation: Operation, model: string): Form {
  return { ...form, options: switchModel({ operation, options: form.options }, model).draft.options };
}
