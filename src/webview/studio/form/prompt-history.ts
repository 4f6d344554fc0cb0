import type { Recalled } from '../state.ts';

/** The prompt that comes next on the way through the earlier ones; `recalled` is undefined back at the own one. */
export interface Step {
  readonly prompt: string;
  readonly recalled: Recalled | undefined;
}

/**
 * One step back or forth from what stands in the form. An earlier prompt that was changed counts as an own one. Undefined at
 * either end.
 */
export function stepThrough(
  earlier: readonly string[],
  prompt: string,
  recalled: Recalled | undefined,
  by: 'back' | 'forth',
): Step | undefined {
  const current = recalled && earlier[recalled.index] === prompt ? recalled : { index: -1, own: prompt };
  const index = current.index + (by === 'back' ? 1 : -1);
  if (index === -1) return { prompt: current.own, recalled: undefined };
  const found = earlier[index];
  return found === undefined ? undefined : { prompt: found, recalled: { index, own: current.own } };
}

/** The earlier prompts that hold every word of a search, whatever the case; newest first. */
export function findPrompts(earlier: readonly string[], search: string): readonly string[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return earlier.filter((prompt) => words.every((word) => prompt.toLowerCase().includes(word)));
}
