import * as vscode from 'vscode';
import type { MadeFrom, Making } from '../../core/recipe/making.ts';
import type { Recipe } from '../../core/recipe/recipe.ts';
import { isLocal } from '../paths.ts';

/** The pictures that go along with a recipe as they are now. */
export async function inputsOf(
  { image, mask, markup }: Recipe,
  digest: (file: vscode.Uri) => Promise<string | undefined>,
): Promise<Pick<Making, 'image' | 'mask' | 'markup'>> {
  const from = async (name: string): Promise<MadeFrom> => {
    const sha256 = isLocal(name) ? await digest(vscode.Uri.parse(name, true)) : undefined;
    return { name, ...(sha256 ? { sha256 } : {}) };
  };
  const [images, over, marked] = await Promise.all([
    Promise.all(image.map(from)),
    mask === undefined ? undefined : from(mask),
    markup === undefined ? undefined : from(markup),
  ]);
  return { image: images, ...(over ? { mask: over } : {}), ...(marked ? { markup: marked } : {}) };
}
