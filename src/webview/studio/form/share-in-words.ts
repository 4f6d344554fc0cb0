import { t } from '../../../core/text.ts';

/** How much of a picture the mask leaves to the model, in a sentence; the share is 0 to 1. */
export function shareInWords(share: number): string {
  if (share <= 0) return t('Nothing is marked: paint what may change');
  if (share >= 1) return t('All of the picture may change');
  if (share < 0.01) return t('Less than 1 % of the picture may change');
  return t('{0} % of the picture may change', Math.min(99, Math.round(share * 100)));
}
