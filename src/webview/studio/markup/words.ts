import { hasMarks, type MarkupDrawing, marksThatCount } from '../../../core/markup/markup.ts';
import type { Placement } from '../../../core/markup/placement.ts';
import { t } from '../../../core/text.ts';
import type { COLOURS, MarkupTool } from './tools.ts';

export const MARKUP_TOOL_NAMES: Readonly<Record<MarkupTool, () => string>> = {
  pen: () => t('Pen'),
  arrow: () => t('Arrow'),
  rectangle: () => t('Rectangle'),
  ellipse: () => t('Ellipse'),
  note: () => t('Note'),
  eraser: () => t('Eraser'),
  pan: () => t('Move the view'),
};

export const COLOUR_NAMES: Readonly<Record<(typeof COLOURS)[number], () => string>> = {
  '#e51400': () => t('Red'),
  '#ffd500': () => t('Yellow'),
  '#15a34a': () => t('Green'),
  '#0a6cf5': () => t('Blue'),
  '#000000': () => t('Black'),
  '#ffffff': () => t('White'),
};

/** What is drawn, in a sentence. */
export function marksInWords(drawing: MarkupDrawing): string {
  if (!hasMarks(drawing)) return t('Draw on the picture what should change');
  const count = marksThatCount(drawing).filter(({ type }) => type !== 'rubbed').length;
  return count === 1 ? t('1 mark on the picture') : t('{0} marks on the picture', count);
}

/** Where a shape lies while keys move it, for those who hear it. */
export function placementInWords(placement: Placement): string {
  switch (placement.type) {
    case 'rectangle':
    case 'ellipse': {
      const { type, x, y, width, height } = placement;
      return t('{0} at {1}, {2}: {3} × {4}', MARKUP_TOOL_NAMES[type](), x, y, width, height);
    }
    case 'arrow': {
      const { from, to } = placement;
      return t('Arrow from {0}, {1} to {2}, {3}', ...whole(from), ...whole(to));
    }
    case 'note':
      return t('Note at {0}, {1}', ...whole(placement.at));
  }
}

function whole([x, y]: readonly [number, number]): readonly [number, number] {
  return [Math.round(x), Math.round(y)];
}
