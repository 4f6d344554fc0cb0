import type { StudioCalls } from '../../core/calls.ts';
import type { Operation } from '../../core/model/options.ts';
import type { StudioFacts } from '../../core/protocol.ts';
import type { Recipe } from '../../core/recipe/recipe.ts';
import { chosenOptions, draftOf } from './form/draft-of.ts';
import type { Form } from './state.ts';

/**
 * What the button sends: the form as a recipe, and whether its pictures wait to be kept.
 * @param overlay what the host calls the form's mask or markup
 */
export function submission(
  operation: Operation,
  form: Form,
  facts: StudioFacts,
  { mask, markup }: Pick<Recipe, 'mask' | 'markup'> = {},
): StudioCalls['order-start']['ask'] {
  const { images, target, keepOutside = true } = form;
  const options = chosenOptions(form, facts);
  const typed = String(form.options.prompt ?? '');
  const recipe = {
    operation,
    options,
    image: operation === 'edit' ? images.map(({ uri }) => uri) : [],
    ...(mask ? { mask, keep_outside_mask: keepOutside } : {}),
    ...(markup ? { markup } : {}),
    ...(target ? { target } : {}),
    ...(typed === options.prompt ? {} : { template: typed }),
  };
  return { recipe, drafts: draftsOf(form, facts, draftOf(operation, form, facts).draft.options.n) };
}

/**
 * Several at once are drafts unless somebody said otherwise: most of them will be rejected. Without a folder there is no other
 * place for them. `n` is the number of pictures as it will be sent.
 */
export function draftsOf({ drafts }: Form, { hasFolder }: StudioFacts, n: unknown): boolean {
  return !hasFolder || (drafts ?? Number(n ?? 1) > 1);
}
