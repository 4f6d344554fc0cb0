import type { Span } from '../found-image.ts';

/** The text with the given parts, which are in order, made blank. */
export function blankOut(text: string, parts: readonly Span[]): string {
  const kept: string[] = [];
  let place = 0;
  for (const { start, end } of parts) {
    if (start < place) continue;
    kept.push(text.slice(place, start), blanks(text, start, end));
    place = end;
  }
  kept.push(text.slice(place));
  return kept.join('');
}

function blanks(text: string, start: number, end: number): string {
  return text.slice(start, end).replace(/[^\n]+/g, (line) => ' '.repeat(line.length));
}
