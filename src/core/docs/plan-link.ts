import type { Span } from './found-image.ts';
import { importedLink, isJsx, type TextInsertion } from './imported-link.ts';
import { fromBase } from './link-base.ts';
import { faultOfPattern, fillPattern, patternFor } from './link-pattern.ts';
import { writerOf } from './link-writers.ts';
import type { LinkedPicture } from './linked-picture.ts';
import { placeAt, placeBehind } from './place-link.ts';

/** Where a link goes. */
export interface LinkPlace {
  readonly languageId: string;
  /** All of the document. */
  readonly text: string;
  readonly offset: number;
  /** Behind the paragraph or the line that holds the place; else exactly there. */
  readonly behind: boolean;
}

/** What a document gets, in its order; line breaks are `\n`. */
export interface LinkPlan {
  readonly insertions: readonly TextInsertion[];
  /** The link as it is written. */
  readonly link: string;
  /** Which insertion holds it, and where therein. */
  readonly found: Span & { readonly insertion: number };
  /** What is wrong with the pattern of the settings; the link is written without it then. */
  readonly fault?: string;
}

/** The insertions that show a picture in a document. */
export function planLink(
  { languageId, text, offset, behind }: LinkPlace,
  picture: LinkedPicture,
  patterns: Readonly<Record<string, unknown>> = {},
): LinkPlan {
  // Many write JSX in files that are called JavaScript.
  const language = languageId === 'javascript' && isJsx(text) ? 'javascriptreact' : languageId;
  const writer = writerOf(language);
  const pattern = patternFor(languageId, patterns);
  const fault = pattern === undefined ? undefined : faultOfPattern(pattern);
  const own = typeof pattern === 'string' && fault === undefined;
  const shown = { ...picture, path: fromBase(language, text, offset, picture.path) };
  const imported = own ? undefined : importedLink(language, text, picture);
  const link = own ? fillPattern(pattern, shown, language) : (imported?.link ?? writer.write(shown));
  const isBlock = writer.block === true && (!own || link.includes('\n') || /^(image::|\.\. )/.test(link));
  const placed = behind ? placeBehind(text, offset, link, writer) : placeAt(text, offset, link, isBlock);
  const insertion = { offset: placed.offset, text: placed.before + placed.link + placed.after };
  const start = placed.before.length;
  const insertions = [...(imported?.statement ? [imported.statement] : []), insertion];
  return {
    insertions,
    link,
    found: { start, end: start + placed.link.length, insertion: insertions.length - 1 },
    ...(fault === undefined ? {} : { fault }),
  };
}
