import { withDefaults } from '../../../core/model/defaults.ts';
import type { Draft } from '../../../core/model/draft.ts';
import { estimate, timesEstimate, writeEstimate } from '../../../core/model/price.ts';
import { validate } from '../../../core/model/validate.ts';
import type { StudioFacts } from '../../../core/protocol.ts';

/**
 * What a draft costs, in words for the button; empty while it could not be sent. Where the model streams, several pictures
 * are as many requests of one, with previews where they are a standing wish. A prompt that is still empty counts as a short one, so that the price is there from the start.
 */
export function writePrice(draft: Draft, defaults: StudioFacts['defaults']): string {
  const prompt = String(draft.options.prompt ?? '').trim() || '…';
  const whole = validate({ ...draft, options: { ...draft.options, prompt } });
  if (!whole.ok) return '';
  const one = validate(withDefaults({ ...draft, options: { ...draft.options, prompt, n: 1 } }, defaults));
  const parts = one.ok && one.request.stream ? whole.request.n : 1;
  return writeEstimate(timesEstimate(estimate(one.ok && parts > 1 ? one.request : whole.request), parts));
}
