import type { ComponentChildren } from 'preact';
import { NumberInput } from '../form/number-input.tsx';

export interface NumberField {
  /** A letter or a word. */
  readonly label: string;
  readonly name: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly set: (value: number) => void;
}

interface NumberFieldsProps {
  readonly label: string;
  readonly fields: readonly NumberField[];
  /** Somebody begins to type numbers: what they stand for is to be seen. */
  readonly begin: () => void;
  /** What is done with them. */
  readonly children: ComponentChildren;
}

/** A shape by its numbers, for those who do not draw it. */
export function NumberFields({ label, fields, begin, children }: NumberFieldsProps) {
  return (
    <fieldset class="numbers" aria-label={label}>
      {fields.map(({ label: short, name, value, min, max, set }) => (
        <span class="measure" key={name}>
          <span aria-hidden="true">{short}</span>
          <NumberInput
            aria-label={name}
            min={min}
            max={max}
            value={value}
            onFocus={begin}
            onValue={(typed) => typed !== undefined && set(Math.min(max, Math.max(min, Math.round(typed))))}
          />
        </span>
      ))}
      {children}
    </fieldset>
  );
}
