import { t } from '../../../core/text.ts';

/** Ways to edit that come with a prompt of their own. */
export type Verb = 'fill' | 'remove' | 'background' | 'extend' | 'restyle' | 'scale';

export interface VerbRow {
  readonly label: () => string;
  /** Written into the prompt, to be changed there; what is done on this machine has none. */
  readonly template?: () => string;
  /** What it cannot do without. */
  readonly needs: 'mask' | 'canvas' | 'reference' | 'pixels' | 'nothing';
}

export const VERBS: Readonly<Record<Verb, VerbRow>> = {
  fill: {
    label: () => t('Fill'),
    template: () => t('Fill the marked area with {{what}}, in the light and the style of the rest of the picture'),
    needs: 'mask',
  },
  remove: {
    label: () => t('Remove'),
    template: () => t('Remove what is marked and continue what lies behind it, as if it had never been there'),
    needs: 'mask',
  },
  background: {
    label: () => t('Replace background'),
    template: () => t('Replace the background with {{background}}; keep the subject exactly as it is'),
    needs: 'nothing',
  },
  extend: {
    label: () => t('Extend canvas'),
    template: () => t('Continue the picture into the empty area without a seam, in the same style and light'),
    needs: 'canvas',
  },
  restyle: {
    label: () => t('Restyle with reference'),
    template: () =>
      t('Redraw the first picture in the style of the second one; keep what it shows and how it is laid out'),
    needs: 'reference',
  },
  scale: { label: () => t('Upscale to size'), needs: 'pixels' },
};
