import type { PictureRecord } from './picture-record.ts';

/** Beyond this many nobody looks for a prompt by paging; the history has a search. */
const MOST_PROMPTS = 100;

/** The prompts that pictures were made from, each once, in the order of the pictures. */
export function promptsOf(pictures: Iterable<PictureRecord>): readonly string[] {
  const prompts = new Set<string>();
  for (const { recipe } of pictures) {
    const { prompt } = recipe.options;
    if (typeof prompt === 'string' && prompt.trim() !== '') prompts.add(prompt.trim());
    if (prompts.size === MOST_PROMPTS) break;
  }
  return [...prompts];
}
