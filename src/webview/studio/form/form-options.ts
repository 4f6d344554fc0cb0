import type { OptionValue } from '../../../core/model/draft.ts';
import type { Form } from '../state.ts';

/** The form with one option set, or left to the model where the value is undefined. */
export function withOption(form: Form, name: string, value: OptionValue | undefined): Form {
  const { [name]: _, ...others } = form.options;
  return { ...form, options: value === undefined ? others : { ...others, [name]: value } };
}
