import type { Draft } from '../../../core/model/draft.ts';
import { type Estimate, estimate, writeEstimate } from '../../../core/model/price.ts';
import { validate } from '../../../core/model/validate.ts';

/**
 * What a draft costs, in words for the button; empty while it could not be sent. Where the model streams, several pictures
 * are as many requests of one. A prompt that is still empty counts as a short one, so that the price is there from the start.
 */
export function writePrice(draft: Draft): string {
  const prompt = String(draft.options.prompt ?? '').trim() || '…';
  const whole = validate({ ...draft, options: { ...draft.options, prompt } });
  if (!whole.ok) return '';
  const one = validate({ ...draft, options: { ...draft.options, prompt, n: 1 } });
  const parts = one.ok && one.request.stream ? whole.request.n : 1;
  return writeEstimate(times(parts, estimate(one.ok && parts > 1 ? one.request : whole.request)));
}

function times(count: number, price: Estimate | undefined): Estimate | undefined {
  return price && { low: price.low * count, high: price.high * count };
}
