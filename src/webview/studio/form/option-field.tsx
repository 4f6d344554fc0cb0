import type { JSX } from 'preact';
import type { Choice } from '../../../core/model/choices.ts';
import type { OptionName, RangeRule } from '../../../core/model/options.ts';
import { t } from '../../../core/text.ts';
import { defaultOf } from './default-of.ts';
import { FieldLine, lineOf } from './field-line.tsx';
import type { FieldPart } from './field-part.ts';
import { withOption } from './form-options.ts';
import { CloseIcon } from './icons.tsx';
import { labelOf, wordFor } from './labels.ts';
import { NumberInput } from './number-input.tsx';

/** One or two options side by side; the line below is theirs together, and kept free, so that nothing jumps. */
export function OptionRow({ names, ...part }: FieldPart & { readonly names: readonly OptionName[] }) {
  return (
    <div class="row">
      {names.map((name) => (
        <div class="field" key={name}>
          <label for={`field-${name}`}>{labelOf(name)}</label>
          <Control name={name} {...part} />
        </div>
      ))}
      <div class="notes">
        {names.map((name) => (
          <FieldLine key={name} field={name} {...part} />
        ))}
      </div>
    </div>
  );
}

type ControlProps = FieldPart & { readonly name: OptionName };

function Control({ name, ...part }: ControlProps) {
  const { choices } = part.outlook;
  const found = choices[name];
  switch (found?.kind) {
    case 'list':
      return <ListControl name={name} list={found.choices} {...part} />;
    case 'range':
      return <RangeControl name={name} range={found.range} isClosed={found.obstacle !== undefined} {...part} />;
    case 'text':
      return <TextControl name={name} {...part} />;
    case undefined:
      return (
        <select {...shared({ name, ...part })} disabled>
          <option>{t('not with {0}', part.outlook.model.id)}</option>
        </select>
      );
  }
}

function ListControl({ name, list, ...part }: ControlProps & { readonly list: readonly Choice[] }) {
  const { form, facts, change, outlook } = part;
  const chosen = form.options[name];
  const standing = defaultOf(name, facts, outlook);
  const isListed = chosen === undefined || list.some(({ value }) => value === chosen);
  const choose = (text: string) => {
    const value = list.find((choice) => String(choice.value) === text)?.value;
    change(withOption(form, name, value));
  };
  return (
    <select
      {...shared({ name, ...part })}
      value={chosen === undefined ? '' : String(chosen)}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      <option value="">{standing === undefined ? t('default') : t('default ({0})', wordFor(standing))}</option>
      {list.map(({ value, allowed, note }) => (
        <option key={String(value)} value={String(value)} disabled={!allowed} title={note}>
          {wordFor(value)}
        </option>
      ))}
      {!isListed && <option value={String(chosen)}>{String(chosen)}</option>}
    </select>
  );
}

type RangeProps = ControlProps & { readonly range: RangeRule; readonly isClosed: boolean };

/** Up to so many numbers are a list. */
const FEW = 5;

function RangeControl({ range, isClosed, ...part }: RangeProps) {
  const { name, form, change, outlook } = part;
  const { min, max, preset } = range;
  const count = max - min + 1;
  if (count > 1 && count <= FEW) {
    const list = Array.from({ length: count }, (_, index) => ({ value: min + index, allowed: !isClosed }));
    return <ListControl {...part} list={list} />;
  }
  const isSet = form.options[name] !== undefined;
  const set = (value: number | undefined) => change(withOption(form, name, value));
  const field = {
    ...shared(part),
    min,
    max,
    step: 1,
    value: Number(outlook.draft.options[name] ?? preset),
    // What is set though it must not be can be taken back.
    disabled: !isSet && (isClosed || count === 1),
  };
  return min === 0 && max === 100 ? (
    <Percent field={field} set={set} isSet={isSet} />
  ) : (
    <NumberInput {...field} onValue={set} />
  );
}

interface PercentProps {
  readonly field: JSX.InputHTMLAttributes<HTMLInputElement> & { readonly id: string; readonly value: number };
  readonly set: (value: number | undefined) => void;
  readonly isSet: boolean;
}

function Percent({ field, set, isSet }: PercentProps) {
  return (
    <div class="percent">
      <input type="range" {...field} onInput={(event) => set(Number(event.currentTarget.value))} />
      <output for={field.id}>{field.value}</output>
      <button
        type="button"
        class="icon"
        aria-label={t('Back to the default')}
        title={t('Back to the default')}
        disabled={!isSet}
        onClick={() => set(undefined)}
      >
        <CloseIcon />
      </button>
    </div>
  );
}

function TextControl({ name, ...part }: ControlProps) {
  const { form, change } = part;
  return (
    <input
      {...shared({ name, ...part })}
      value={String(form.options[name] ?? '')}
      placeholder={t('none')}
      onInput={(event) => change(withOption(form, name, event.currentTarget.value || undefined))}
    />
  );
}

function shared({ name, outlook }: ControlProps) {
  return {
    id: `field-${name}`,
    'aria-invalid': outlook.problems.some(({ field }) => field === name),
    'aria-describedby': lineOf(name),
  };
}
