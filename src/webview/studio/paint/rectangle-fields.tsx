import type { ComponentChildren } from 'preact';
import type { Rectangle } from '../../../core/mask/drawing.ts';
import { t } from '../../../core/text.ts';
import { type NumberField, NumberFields } from './number-fields.tsx';

interface RectangleFieldsProps {
  readonly label: string;
  readonly rectangle: Rectangle;
  readonly frame: Rectangle;
  readonly change: (rectangle: Rectangle) => void;
  readonly children: ComponentChildren;
}

/** A rectangle by its numbers. */
export function RectangleFields({ label, rectangle, frame, change, children }: RectangleFieldsProps) {
  const { x, y, width, height } = frame;
  const field = (edge: keyof Rectangle, short: string, name: string, min: number, max: number): NumberField => ({
    label: short,
    name,
    min,
    max,
    value: rectangle[edge],
    set: (value) => change({ ...rectangle, [edge]: value }),
  });
  const fields = [
    field('x', t('X'), t('X in pixels'), x, x + width - 1),
    field('y', t('Y'), t('Y in pixels'), y, y + height - 1),
    field('width', t('W'), t('Width in pixels'), 1, width),
    field('height', t('H'), t('Height in pixels'), 1, height),
  ];
  return (
    <NumberFields label={label} fields={fields} begin={() => change(rectangle)}>
      {children}
    </NumberFields>
  );
}
