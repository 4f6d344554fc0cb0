import type { ImageView } from '../../core/protocol.ts';
import type { Recipe } from '../../core/recipe/recipe.ts';
import { ask } from './host.ts';

/** The mask that a recipe names; nothing where it names none, or one that is gone. */
export async function viewMask({ mask }: Recipe): Promise<ImageView | undefined> {
  if (mask === undefined) return undefined;
  const { images } = await ask('images-read', { uris: [mask] }).catch(() => ({ images: [] }));
  return images[0];
}
