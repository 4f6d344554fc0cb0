import type { FoundImage, Span } from '../found-image.ts';

/** A picture as a reader finds it. */
export interface Finding {
  readonly image: Omit<FoundImage, 'heading'>;
  /** Where it is shown in the document, if not at `whole`, as for an import: the heading above this place is its heading. */
  readonly place?: number;
}

export interface Heading {
  readonly place: number;
  /** Plain text. Read only when a picture stands under it. */
  readonly read: () => string;
}

/** All that a reader finds, in any order; of two findings of one address, the first counts. */
export interface Reading {
  readonly findings: readonly Finding[];
  readonly headings: readonly Heading[];
}

/** What is known of a picture besides its address; what is undefined or empty is left out of a `FoundImage`. */
export interface Facts {
  readonly alt?: string | undefined;
  readonly title?: string | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly aspect_ratio?: number | undefined;
  readonly base?: string | undefined;
}

/** An `alt=""` says as little as none. */
export function finding(text: string, span: Span, whole: Span, facts: Facts, place?: number): Finding {
  const { width, height } = facts;
  const aspect_ratio = width !== undefined && height !== undefined ? undefined : facts.aspect_ratio;
  const known = { alt: plain(facts.alt), title: plain(facts.title), width, height, aspect_ratio, base: facts.base };
  const said = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined && value !== ''));
  return {
    image: { link: text.slice(span.start, span.end), span, whole, ...said },
    ...(place === undefined ? {} : { place }),
  };
}

/** One line, single blanks. */
export function plain(text: string | undefined): string | undefined {
  return text?.replace(/\s+/g, ' ').trim();
}
