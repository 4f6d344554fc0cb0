import type { FormPart } from '../parts.ts';
import { type Outlook, outlookOf } from './outlook.ts';

/** What the fields of the form share. */
export interface FieldPart extends FormPart {
  readonly outlook: Outlook;
}

let last: FieldPart | undefined;

/** The same for all parts of the form, which stand apart on the page: worked out once for a key that is pressed. */
export function withOutlook(part: FormPart): FieldPart {
  const { operation, form, facts } = part;
  const isSame = last?.operation === operation && last.form === form && last.facts === facts;
  last = { ...part, outlook: isSame && last ? last.outlook : outlookOf(operation, form, facts) };
  return last;
}
