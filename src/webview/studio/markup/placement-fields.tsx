import type { Placement } from '../../../core/markup/placement.ts';
import type { Point, Rectangle } from '../../../core/mask/drawing.ts';
import { t } from '../../../core/text.ts';
import { type NumberField, NumberFields } from '../paint/number-fields.tsx';
import { RectangleFields } from '../paint/rectangle-fields.tsx';

interface PlacementFieldsProps {
  readonly placement: Placement;
  readonly frame: Rectangle;
  readonly change: (placement: Placement) => void;
  readonly add: () => void;
}

/** Where a shape lies, by its numbers. */
export function PlacementFields({ placement, frame, change, add }: PlacementFieldsProps) {
  const button = (
    <button type="button" class="secondary" onClick={add}>
      {t('Add')}
    </button>
  );
  const byPoints = (fields: readonly NumberField[]) => (
    <NumberFields label={t('Shape by numbers')} fields={fields} begin={() => change(placement)}>
      {button}
    </NumberFields>
  );
  switch (placement.type) {
    case 'rectangle':
    case 'ellipse': {
      const { type, ...rectangle } = placement;
      return (
        <RectangleFields
          label={t('Shape by numbers')}
          rectangle={rectangle}
          frame={frame}
          change={(next) => change({ type, ...next })}
        >
          {button}
        </RectangleFields>
      );
    }
    case 'arrow':
      return byPoints([
        ...pointFields(placement.from, frame, ARROW_FROM(), (from) => change({ ...placement, from })),
        ...pointFields(placement.to, frame, ARROW_TO(), (to) => change({ ...placement, to })),
      ]);
    case 'note':
      return byPoints(pointFields(placement.at, frame, NOTE_AT(), (at) => change({ ...placement, at })));
  }
}

type Names = readonly [across: readonly [label: string, name: string], down: readonly [label: string, name: string]];

const ARROW_FROM = (): Names => [
  [t('From X'), t('From X in pixels')],
  [t('Y'), t('From Y in pixels')],
];
const ARROW_TO = (): Names => [
  [t('To X'), t('To X in pixels')],
  [t('Y'), t('To Y in pixels')],
];
const NOTE_AT = (): Names => [
  [t('X'), t('X in pixels')],
  [t('Y'), t('Y in pixels')],
];

function pointFields(
  [x, y]: Point,
  frame: Rectangle,
  [across, down]: Names,
  change: (point: Point) => void,
): readonly NumberField[] {
  return [
    {
      label: across[0],
      name: across[1],
      value: Math.round(x),
      min: frame.x,
      max: frame.x + frame.width,
      set: (value) => change([value, y]),
    },
    {
      label: down[0],
      name: down[1],
      value: Math.round(y),
      min: frame.y,
      max: frame.y + frame.height,
      set: (value) => change([x, value]),
    },
  ];
}
