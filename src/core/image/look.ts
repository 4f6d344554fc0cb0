import type { FileLook } from '../model/draft.ts';
import { type FileEnds, isComplete } from './complete.ts';
import { sniffEnds } from './sniff.ts';

/** What the two ends of a file say of it; `settled`: more bytes would say nothing else. */
export function lookAt(ends: FileEnds): { readonly look: FileLook; readonly settled: boolean } {
  const { facts, foreign, settled } = sniffEnds(ends);
  const cutOff = facts && !isComplete(facts.format, ends);
  return { look: { facts, ...(foreign ? { foreign } : {}), ...(cutOff ? { cutOff } : {}) }, settled };
}
