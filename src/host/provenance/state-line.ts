import type { PictureState } from '../../core/recipe/picture-state.ts';
import { t } from '../../core/text.ts';

/** The state of a picture for people. */
export function stateLine(state: PictureState): string {
  return LINES[state]();
}

const LINES: Readonly<Record<PictureState, () => string>> = {
  unrecorded: () => t('Not recorded'),
  fresh: () => t('As it was made'),
  'prompt-changed': () => t('The prompt has changed since'),
  'edited-by-hand': () => t('Edited by hand since it was made'),
  missing: () => t('The file is missing'),
};
