import type { ImageView } from '../../core/protocol.ts';
import type { Recipe } from '../../core/recipe/recipe.ts';
import { ask } from './host.ts';

/** What lies over the first picture of a recipe, by what it is. */
export interface OverlayViews {
  readonly mask?: ImageView | undefined;
  readonly markup?: ImageView | undefined;
}

/** The mask and the markup that a recipe names; nothing of one that it does not name, or that is gone. */
export async function viewOverlays({ mask, markup }: Recipe): Promise<OverlayViews> {
  const view = async (uri: string | undefined) => {
    if (uri === undefined) return undefined;
    const { images } = await ask('images-read', { uris: [uri] }).catch(() => ({ images: [] }));
    return images[0];
  };
  return { mask: await view(mask), markup: await view(markup) };
}
