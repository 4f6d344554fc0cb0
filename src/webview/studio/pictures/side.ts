import type { PictureView } from '../../../core/protocol.ts';
import { t } from '../../../core/text.ts';
import type { OwnSide } from '../state.ts';
import type { FinishedPicture } from './finished.ts';
import { nameOf, promptOf } from './words.ts';

/** One of two pictures that are compared. */
export interface Side {
  readonly uri: string;
  /** What it is called on stage. */
  readonly name: string;
  /** Webview address; undefined until it is known. */
  readonly address: string | undefined;
  /** For those who do not see it. */
  readonly description: string;
}

export function sideOf(picture: FinishedPicture): Side {
  return {
    uri: picture.file.uri,
    name: nameOf(picture),
    address: picture.source,
    description: promptOf(picture),
  };
}

/** The file that an edit was made from, by URI; nothing once the edit took its place. */
export function originalOf({ recipe, replaced }: PictureView): string | undefined {
  const [first] = recipe.image;
  const isFile = first !== undefined && !/^(https?:|file-)/i.test(first);
  return recipe.operation === 'edit' && isFile && replaced === undefined ? first : undefined;
}

/** What a picture can be compared with besides others. */
export function ownSidesOf(picture: PictureView): readonly OwnSide[] {
  const { delivered, deliveredSource } = picture;
  return [
    ...(originalOf(picture) === undefined ? [] : (['original'] as const)),
    ...(delivered !== undefined && deliveredSource !== undefined ? (['delivered'] as const) : []),
  ];
}

export const OWN_SIDE_NAMES: Readonly<Record<OwnSide, () => string>> = {
  original: () => t('the original'),
  delivered: () => t('as delivered'),
};

/** How much of two pictures differs, in a sentence; the share is 0 to 1. */
export function changedInWords(share: number): string {
  if (share <= 0) return t('No pixel clearly changed');
  if (share < 0.01) return t('Less than 1 % of the pixels changed');
  return t('{0} % of the pixels changed', Math.round(share * 100));
}
