export interface Swatch {
  readonly value: string;
  readonly name: string;
  /** As CSS has it. */
  readonly colour: string;
}

interface SwatchesProps {
  readonly label: string;
  readonly swatches: readonly Swatch[];
  readonly chosen: string;
  readonly choose: (value: string) => void;
}

/** Colours to choose one from. */
export function Swatches({ label, swatches, chosen, choose }: SwatchesProps) {
  return (
    <fieldset class="swatches" aria-label={label}>
      {swatches.map(({ value, name, colour }) => (
        <input
          key={value}
          type="radio"
          name={label}
          aria-label={name}
          title={name}
          style={{ color: colour }}
          checked={chosen === value}
          onChange={() => choose(value)}
        />
      ))}
    </fieldset>
  );
}
