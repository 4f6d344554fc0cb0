import type { FoundImage } from './found-image.ts';
import { DOCUMENT_LANGUAGES, mayConcern, type Reader } from './languages.ts';
import { readAsciidoc } from './readers/asciidoc.ts';
import { readAstro } from './readers/astro.ts';
import { readCss } from './readers/css.ts';
import type { Heading, Reading } from './readers/finding.ts';
import { readHtml } from './readers/html.ts';
import { readJsx } from './readers/jsx.ts';
import { readMarkdown } from './readers/markdown.ts';
import { readMdx } from './readers/mdx.ts';
import { readRestructuredText } from './readers/restructuredtext.ts';

const READERS: Readonly<Record<Reader, (text: string, languageId: string) => Reading>> = {
  markdown: readMarkdown,
  mdx: readMdx,
  html: readHtml,
  astro: readAstro,
  jsx: readJsx,
  css: readCss,
  asciidoc: readAsciidoc,
  restructuredtext: readRestructuredText,
};

/**
 * The pictures that a document names, in its order. Never within code, comments and frontmatter, never where a template makes the
 * address. A definition that several images refer to is one picture.
 */
export function findImages(text: string, languageId: string): readonly FoundImage[] {
  const reader = DOCUMENT_LANGUAGES[languageId];
  if (!reader || !mayConcern(text, languageId)) return [];
  const { findings, headings } = READERS[reader](text, languageId);
  const byPlace = new Map<number, (typeof findings)[number]>();
  for (const finding of findings) {
    const { link, span } = finding.image;
    if (link.trim() && !isDynamic(link) && !byPlace.has(span.start)) byPlace.set(span.start, finding);
  }
  const sorted = [...headings].sort((a, b) => a.place - b.place);
  return [...byPlace.values()]
    .sort((a, b) => a.image.span.start - b.image.span.start)
    .map(({ image, place }) => {
      const heading = headingAbove(sorted, place ?? image.whole.start);
      return heading ? { ...image, heading } : image;
    });
}

/** Braces are no part of an address; `<?php`, `<%` and, in HTML, the variables of build tools fill one in. */
function isDynamic(link: string): boolean {
  return /[{}]|<[?%]|%[A-Z]+_[A-Z_]+%|%sveltekit\./.test(link);
}

function headingAbove(headings: readonly Heading[], place: number): string | undefined {
  let low = 0;
  let high = headings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((headings[middle]?.place ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  // One without words, a picture alone for example, is no help.
  for (let index = low - 1; index >= 0; index--) {
    const text = headings[index]?.read();
    if (text) return text;
  }
  return undefined;
}
