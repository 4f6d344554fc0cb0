import { parseSize } from '../model/size.ts';
import type { LockedInput, LockedPicture } from './locked-picture.ts';
import type { Recipe } from './recipe.ts';

/** Where the pictures that went along are now, as recipes name them. */
export type FoundInputs = Pick<Recipe, 'image' | 'mask' | 'markup'>;

/** What a recorded picture would be made from once more. */
export function recipeOfLocked(locked: LockedPicture, inputs: FoundInputs): Recipe {
  const { operation, options, prompt, model, keep_outside_mask, target, template, origin } = locked;
  const size = target === undefined ? undefined : parseSize(target);
  return {
    operation,
    options: { ...options, prompt, model },
    ...inputs,
    ...(keep_outside_mask === undefined ? {} : { keep_outside_mask }),
    ...(size ? { target: size } : {}),
    ...(template === undefined ? {} : { template }),
    ...(origin ? { origin } : {}),
  };
}

/** With another prompt, which then is nobody else's. */
export function withPrompt({ template, origin, ...recipe }: Recipe, prompt: string): Recipe {
  const isSame = recipe.options.prompt === prompt;
  const source = { ...(template === undefined ? {} : { template }), ...(origin ? { origin } : {}) };
  return { ...recipe, ...(isSame ? source : {}), options: { ...recipe.options, prompt } };
}

/** A picture that was made anew: what went along has the names that it had before, wherever it was found this time. */
export function withNamesOf(before: LockedPicture, now: LockedPicture): LockedPicture {
  const named = (one: LockedInput | undefined, former: LockedInput | undefined) =>
    one && former && (one.sha256 === undefined || one.sha256 === former.sha256) ? former : one;
  const image = now.image?.map((one, index) => named(one, before.image?.[index]) ?? one);
  const [mask, markup] = [named(now.mask, before.mask), named(now.markup, before.markup)];
  return {
    ...now,
    ...(image ? { image } : {}),
    ...(mask ? { mask } : {}),
    ...(markup ? { markup } : {}),
    ...(before.parent === undefined ? {} : { parent: before.parent }),
  };
}
