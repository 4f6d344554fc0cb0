import type { Row } from './row.ts';
import type { Usage } from './usage.ts';

/**
 * US$ that an answer cost, from its token counts; undefined where the price or the counts are not known.
 * Input that is not split into text and pictures counts as text.
 */
export function costOf(usage: Usage | undefined, row: Row): number | undefined {
  const { prices } = row;
  if (!prices) return undefined;
  if (row.runs === 'offline') return 0;
  if (usage?.output_tokens === undefined) return undefined;
  const input = usage.input_tokens_details;
  const output = usage.output_tokens_details;
  const textIn = input?.text_tokens ?? (input ? 0 : (usage.input_tokens ?? 0));
  const dollars =
    textIn * prices.textIn +
    (input?.image_tokens ?? 0) * prices.imageIn +
    (output?.image_tokens ?? usage.output_tokens) * prices.imageOut +
    (output?.text_tokens ?? 0) * prices.textOut;
  // Whole millionths: sums of binary fractions would show as 0.009264999999999999.
  return Math.round(dollars) / 1_000_000;
}
