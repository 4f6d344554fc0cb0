import { t } from '../../../core/text.ts';
import type { Tint, Tool } from './tools.ts';

export const TOOL_NAMES: Readonly<Record<Tool, () => string>> = {
  brush: () => t('Brush'),
  eraser: () => t('Eraser'),
  rectangle: () => t('Rectangle'),
  ellipse: () => t('Ellipse'),
  lasso: () => t('Lasso'),
  pan: () => t('Move the view'),
};

export const TINT_NAMES: Readonly<Record<Tint, () => string>> = {
  red: () => t('Red'),
  green: () => t('Green'),
  blue: () => t('Blue'),
  yellow: () => t('Yellow'),
};

/** How much of the picture the mask covers, in a sentence. */
export function coverageInWords(share: number): string {
  if (share <= 0) return t('Paint over what should change');
  if (share >= 1) return t('All of the picture will change');
  if (share < 0.01) return t('Less than 1 % of the picture will change');
  return t('{0} % of the picture will change', Math.min(99, Math.round(share * 100)));
}
