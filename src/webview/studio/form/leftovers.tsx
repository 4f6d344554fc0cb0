import { isOptionName } from '../../../core/model/options.ts';
import { t } from '../../../core/text.ts';
import { Mark, RemedyButton } from './field-line.tsx';
import type { FieldPart } from './field-part.ts';

/** What a form that was filled from elsewhere holds and no field shows: it can only be left out. */
export function Leftovers({ operation, form, change, outlook }: FieldPart) {
  const strangers = outlook.problems.filter(({ field }) => !isOptionName(field) && Object.hasOwn(form.options, field));
  return (
    <>
      {strangers.map(({ field }) => (
        <p key={field} class="note fault" id={`field-${field}`} tabIndex={-1}>
          <Mark />
          {t('{0} is not an option.', field)}
          <RemedyButton
            operation={operation}
            form={form}
            change={change}
            remedy={{ label: t('Leave it out'), option: field, value: undefined }}
          />
        </p>
      ))}
    </>
  );
}
