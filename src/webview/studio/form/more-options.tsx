import { useState } from 'preact/hooks';
import { OPTION_NAMES, type OptionName } from '../../../core/model/options.ts';
import { t } from '../../../core/text.ts';
import type { FieldPart } from './field-part.ts';
import { labelOf } from './labels.ts';
import { OptionRow } from './option-field.tsx';

/** Options that have a place of their own in the form. */
const ELSEWHERE: readonly OptionName[] = ['prompt', 'model', 'size', 'quality', 'output_format', 'background', 'n'];

/** Whatever else the model takes, or was set for another model. */
export function MoreOptions(part: FieldPart) {
  const { form, outlook } = part;
  const [isOpen, setOpen] = useState(false);
  const isSet = (name: OptionName) => form.options[name] !== undefined;
  const names = OPTION_NAMES.filter((name) => !ELSEWHERE.includes(name) && (outlook.accepted[name] || isSet(name)));
  if (names.length === 0) return null;
  // What is wrong must be seen.
  const isForced = outlook.problems.some(({ field }) => names.some((name) => name === field));
  const set = names.filter(isSet).map((name) => `${labelOf(name)}: ${form.options[name]}`);
  const rows = Array.from({ length: Math.ceil(names.length / 2) }, (_, row) => names.slice(row * 2, row * 2 + 2));
  return (
    <details class="more" open={isOpen || isForced} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t('More')} <span class="hint">{set.join(' · ')}</span>
      </summary>
      {rows.map((row) => (
        <OptionRow key={row.join()} names={row} {...part} />
      ))}
    </details>
  );
}
