import { withDefaults } from '../model/defaults.ts';
import { type Estimate, estimate } from '../model/price.ts';
import { validate } from '../model/validate.ts';
import { draftOf, wishOf } from './block-options.ts';
import type { PromptBlock } from './prompt-block.ts';

export interface PriceContext {
  /** The model where the block names none. */
  readonly model: string;
  /** What people wish for always. */
  readonly defaults: Readonly<Record<string, unknown>>;
}

/** What the picture of a block would cost; undefined where nobody knows, or where it cannot be made as the block says. */
export function priceOf(block: PromptBlock, { model, defaults }: PriceContext): Estimate | undefined {
  const verdict = validate(withDefaults(draftOf(wishOf(block), model, block.link?.address), defaults));
  return verdict.ok ? estimate(verdict.request) : undefined;
}
