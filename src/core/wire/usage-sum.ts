import type { Usage } from '../model/usage.ts';

/** Several completed events each tell their own share. */
export function addUsage(sum: Usage | undefined, more: Usage): Usage {
  if (!sum) return more;
  const add = (a?: number, b?: number) => (a ?? 0) + (b ?? 0);
  const details = (a: Usage['input_tokens_details'], b: Usage['input_tokens_details']) =>
    a || b
      ? { text_tokens: add(a?.text_tokens, b?.text_tokens), image_tokens: add(a?.image_tokens, b?.image_tokens) }
      : undefined;
  const input = details(sum.input_tokens_details, more.input_tokens_details);
  const output = details(sum.output_tokens_details, more.output_tokens_details);
  return {
    input_tokens: add(sum.input_tokens, more.input_tokens),
    output_tokens: add(sum.output_tokens, more.output_tokens),
    total_tokens: add(sum.total_tokens, more.total_tokens),
    ...(input ? { input_tokens_details: input } : {}),
    ...(output ? { output_tokens_details: output } : {}),
  };
}
