import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

type NumberInputProps = Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'value' | 'type'> & {
  readonly value: number | undefined;
  /** Undefined once the field is empty. */
  readonly onValue: (value: number | undefined) => void;
};

/** A spin button that leaves what is being typed alone until the field is left or Enter is pressed. */
export function NumberInput({ value, onValue, ...rest }: NumberInputProps) {
  const [typed, setTyped] = useState<string>();
  return (
    <input
      {...rest}
      type="number"
      value={typed ?? value ?? ''}
      onInput={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onValue(text === '' ? undefined : Number(text));
      }}
      onBlur={() => setTyped(undefined)}
      onKeyDown={({ key }) => key === 'Enter' && setTyped(undefined)}
    />
  );
}
