import { findImages } from '../../../src/core/docs/find-images.ts';

export function find(text: string): readonly string[] {
  return findImages(text, 'markdown').map(({ link }) => link);
}
