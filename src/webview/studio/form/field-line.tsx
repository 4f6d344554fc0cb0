import { noteOf, type Remedy } from './field-note.ts';
import type { FieldPart } from './field-part.ts';
import { withModel, withOption } from './form-options.ts';

/** Id of the line at a field, for `aria-describedby`. */
export const lineOf = (field: string) => `note-${field}`;

/** What there is to say at a field, with the one press that helps. */
export function FieldLine({ field, ...part }: FieldPart & { readonly field: string }) {
  const note = noteOf(field, part.outlook);
  return (
    <p class={note?.kind === 'fault' ? 'note fault' : 'note'} id={lineOf(field)}>
      {note?.kind === 'fault' && <Mark />}
      {note?.text}
      {note?.remedy && <RemedyButton remedy={note.remedy} {...part} />}
    </p>
  );
}

type RemedyButtonProps = Pick<FieldPart, 'operation' | 'form' | 'change'> & { readonly remedy: Remedy };

export function RemedyButton({ remedy, operation, form, change }: RemedyButtonProps) {
  const { label, option, value } = remedy;
  const press = () =>
    change(option === 'model' ? withModel(form, operation, String(value)) : withOption(form, option, value));
  return (
    <button type="button" class="remedy" onClick={press}>
      {label}
    </button>
  );
}

/** That something is wrong must not be told by a colour alone. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" />
      <path d="M6 3v3.6M6 8.2v1" stroke="currentColor" stroke-width="1.2" />
    </svg>
  );
}
