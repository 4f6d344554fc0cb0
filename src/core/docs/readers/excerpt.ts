import type { Span } from '../found-image.ts';
import type { Finding, Heading, Reading } from './finding.ts';

/** Parts of a text, read as a text of their own. */
export interface Excerpt {
  readonly text: string;
  /** Where a place of the excerpt is in the whole. */
  readonly placeOf: (place: number) => number;
}

/** A parser that is given blanks between the parts instead takes its time for each of them. The parts are in order. */
export function excerptOf(text: string, parts: readonly Span[]): Excerpt {
  const starts: number[] = [];
  let length = 0;
  for (const { start, end } of parts) {
    starts.push(length);
    length += end - start + 1;
  }
  const placeOf = (place: number): number => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= place) low = middle;
      else high = middle;
    }
    return (parts[low]?.start ?? 0) + place - (starts[low] ?? 0);
  };
  return { text: parts.map(({ start, end }) => text.slice(start, end)).join('\n'), placeOf };
}

/** What was read in an excerpt, at its places in the whole. */
export function inWhole({ findings, headings }: Reading, { placeOf }: Excerpt): Reading {
  const spanOf = ({ start, end }: Span): Span => ({ start: placeOf(start), end: placeOf(end - 1) + 1 });
  return {
    findings: findings.map(
      ({ image, ...rest }): Finding => ({
        image: { ...image, span: spanOf(image.span), whole: spanOf(image.whole) },
        ...rest,
      }),
    ),
    headings: headings.map(({ place, read }): Heading => ({ place: placeOf(place), read })),
  };
}
