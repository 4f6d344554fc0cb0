import type { StudioCalls } from '../../../core/calls.ts';
import type { PictureView } from '../../../core/protocol.ts';

/** One more of it: of several that were ordered together only this one is paid for again, and waits to be kept as they do. */
export function orderAgain({ recipe, file }: PictureView): StudioCalls['order-start']['ask'] {
  const { n = 1, ...options } = recipe.options;
  return { recipe: { ...recipe, options }, drafts: file?.draft === true || Number(n) > 1 };
}
