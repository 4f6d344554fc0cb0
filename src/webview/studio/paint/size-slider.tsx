import { t } from '../../../core/text.ts';
import { NumberInput } from '../form/number-input.tsx';
import { positionOf, sizeAt } from './sizes.ts';

interface SizeSliderProps {
  readonly label: string;
  /** In full, for those who hear it, and below the pointer. */
  readonly title: string;
  readonly size: number;
  readonly most: number;
  readonly change: (size: number) => void;
}

/** A size in pixels of the picture: by a slider, small sizes finer than large ones, or by its number. */
export function SizeSlider({ label, title, size, most, change }: SizeSliderProps) {
  const choose = (to: number) => change(Math.min(most, Math.max(1, Math.round(to))));
  return (
    <>
      <label class="slider">
        <span>{label}</span>
        <input
          type="range"
          min={0}
          max={100}
          value={positionOf(size, most)}
          aria-valuetext={t('{0} pixels', size)}
          title={title}
          onInput={({ currentTarget }) => choose(sizeAt(Number(currentTarget.value), most))}
        />
      </label>
      <span class="measure">
        <NumberInput
          aria-label={t('{0} in pixels', label)}
          min={1}
          max={most}
          value={size}
          onValue={(value) => value && choose(value)}
        />
        <span aria-hidden="true">{t('px')}</span>
      </span>
    </>
  );
}
