import { blankOut } from './blank.ts';
import type { Reading } from './finding.ts';
import { readMarkup } from './html.ts';

/** A script between `---`, then markup with braces. */
export function readAstro(text: string): Reading {
  const [fences = '', opening = ''] = /^(\s*---).*?\n\s*---/s.exec(text) ?? [];
  const script = { start: opening.length, end: fences.length - '---'.length };
  const markup = blankOut(text, [{ start: 0, end: fences.length }]);
  return readMarkup(text, { braces: true, imports: true }, { markup, script: fences ? script : undefined });
}
