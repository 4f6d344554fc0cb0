import type { Facts } from './finding.ts';
import { readPixels, readRatio } from './lengths.ts';

/** What the declarations of one block say. */
export interface Declared {
  width?: number | undefined;
  height?: number | undefined;
  ratio?: number | undefined;
  background?: Sizes | undefined;
}

export type Sizes = Pick<Facts, 'width' | 'height' | 'aspect_ratio'>;

/** Their pictures are not as large as the element. */
const SIZED_OTHERWISE = /^(cursor|list-style|list-style-image|border-image|border-image-source)$/;

/** Takes one declaration in. What it returns is the size of the pictures that this very declaration names, if it says one. */
export function declare(declared: Declared, name: string, value: string): Sizes | undefined {
  if (name === 'width') declared.width = readPixels(value);
  else if (name === 'height') declared.height = readPixels(value);
  else if (name === 'aspect-ratio') declared.ratio = readRatio(value);
  else if (name === 'background-size') declared.background = readBackgroundSize(value);
  else if (name === 'background') return readBackgroundSize(/\/(.*)$/s.exec(value)?.[1] ?? '');
  return SIZED_OTHERWISE.test(name) ? {} : undefined;
}

export function sizesOf({ width, height, ratio, background }: Declared): Sizes {
  return background ?? { width, height, aspect_ratio: ratio };
}

/** One length, or one and `auto`, is a width. */
function readBackgroundSize(value: string): Sizes | undefined {
  const [width, height] = value
    .trim()
    .split(/[\s,]+/)
    .map(readPixels);
  return width === undefined && height === undefined ? undefined : { width, height };
}
