import type { MaskMode, Rectangle } from '../../../core/mask/drawing.ts';
import { middleOf } from '../../../core/mask/rectangle.ts';
import { t } from '../../../core/text.ts';
import { NumberInput } from '../form/number-input.tsx';

interface RectangleFieldsProps {
  readonly rectangle: Rectangle | undefined;
  readonly frame: Rectangle;
  readonly change: (rectangle: Rectangle) => void;
  readonly draw: (rectangle: Rectangle, mode: MaskMode) => void;
}

/** A rectangle by its numbers, for those who do not draw it. */
export function RectangleFields({ rectangle, frame, change, draw }: RectangleFieldsProps) {
  const shown = rectangle ?? middleOf(frame);
  const field = (edge: keyof Rectangle, label: string, name: string, min: number, max: number) => (
    <span class="measure">
      <span aria-hidden="true">{label}</span>
      <NumberInput
        aria-label={name}
        min={min}
        max={max}
        value={shown[edge]}
        onFocus={() => change(shown)}
        onValue={(value) =>
          value !== undefined && change({ ...shown, [edge]: Math.min(max, Math.max(min, Math.round(value))) })
        }
      />
    </span>
  );
  return (
    <fieldset class="numbers" aria-label={t('Rectangle by numbers')}>
      {field('x', t('X'), t('X in pixels'), frame.x, frame.x + frame.width - 1)}
      {field('y', t('Y'), t('Y in pixels'), frame.y, frame.y + frame.height - 1)}
      {field('width', t('W'), t('Width in pixels'), 1, frame.width)}
      {field('height', t('H'), t('Height in pixels'), 1, frame.height)}
      <button type="button" class="secondary" onClick={() => draw(shown, 'paint')}>
        {t('Add')}
      </button>
      <button type="button" class="secondary" onClick={() => draw(shown, 'erase')}>
        {t('Subtract')}
      </button>
    </fieldset>
  );
}
