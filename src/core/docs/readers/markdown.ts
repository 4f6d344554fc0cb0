import { type MarkdownConfig, parser, Table } from '@lezer/markdown';
import type { Span } from '../found-image.ts';
import { excerptOf, inWhole } from './excerpt.ts';
import { type Finding, finding, type Heading, type Reading } from './finding.ts';
import { bodyOf } from './frontmatter.ts';
import { readMarkup } from './html.ts';
import { readPixels } from './lengths.ts';
import { chunksOf } from './markdown-chunks.ts';
import { plainHeading, plainText, plainTitle } from './markdown-text.ts';
import { type Address, type Parts, readTree } from './markdown-tree.ts';

/** Of a paragraph that can hold no picture, the inline marks are not looked for. Headings are read when they are asked for. */
const leap: MarkdownConfig = {
  parseInline: [
    {
      name: 'Leap',
      before: 'Escape',
      parse: (context, _next, place) =>
        place === context.offset && !/!\[|<[a-z!?/]/i.test(context.text) ? context.end : -1,
    },
  ],
};

const markdown = parser.configure([Table, leap]);

const PICTURE =
  /!\[|<\/?(?:img|image|source|picture|video|style|script|svg|h[1-6])\b|\b(?:src|srcset|poster|style)\s*=/i;
const HEADING = /^[ >\t]*(?:#{1,6}(?:[ \t]|$)|=+[ \t]*$|-+[ \t]*$)/m;

export function readMarkdown(text: string): Reading {
  const body = bodyOf(text);
  const parts: Parts = { images: [], definitions: [], headings: [], html: [] };
  const others: Span[] = [];
  for (const chunk of chunksOf(body)) {
    if (PICTURE.test(body.slice(chunk.start, chunk.end))) readChunk(body, chunk, parts);
    else others.push(chunk);
  }
  if (parts.images.some(({ address }) => !address)) readDefinitions(body, others, parts);
  const headings = [...parts.headings, ...others.flatMap((chunk) => lastHeading(body, chunk))];
  const pictures = picturesOf(text, parts);
  if (!parts.html.some((span) => PICTURE.test(text.slice(span.start, span.end))))
    return { findings: pictures, headings };
  const excerpt = excerptOf(text, parts.html);
  const markup = inWhole(
    readMarkup(excerpt.text, { braces: false, imports: true }, { placeOf: excerpt.placeOf }),
    excerpt,
  );
  return { findings: [...pictures, ...markup.findings], headings: [...headings, ...markup.headings] };
}

function readChunk(body: string, { start, end }: Span, parts: Parts): void {
  readTree(body, markdown.parse(body.slice(start, end)), start, parts);
}

/** Definitions may stand where no picture is. The first of a label counts. */
function readDefinitions(body: string, chunks: readonly Span[], parts: Parts): void {
  const more: Parts = { images: [], definitions: parts.definitions, headings: [], html: [] };
  for (const chunk of chunks) {
    if (body.slice(chunk.start, chunk.end).includes(']:')) readChunk(body, chunk, more);
  }
  parts.definitions.sort((a, b) => a.url.start - b.url.start);
}

/** The last heading of a chunk without pictures, which is parsed only when somebody asks. */
function lastHeading(body: string, chunk: Span): readonly Heading[] {
  const text = body.slice(chunk.start, chunk.end);
  if (!HEADING.test(text)) return [];
  let known: string | undefined;
  const read = (): string => {
    if (/^#{1,6}[ \t][^\n]*\s*$/.test(text)) return plainHeading(text);
    const parts: Parts = { images: [], definitions: [], headings: [], html: [] };
    readChunk(body, chunk, parts);
    return parts.headings.reduceRight((said, heading) => said || heading.read(), '');
  };
  return [
    {
      place: chunk.start,
      read: () => {
        known ??= read();
        return known;
      },
    },
  ];
}

/** The images of Markdown. Several may refer to one definition. */
export function picturesOf(text: string, { images, definitions }: Parts): readonly Finding[] {
  const byLabel = new Map<string, Address>();
  for (const definition of definitions) {
    if (!byLabel.has(definition.label)) byLabel.set(definition.label, definition);
  }
  const pictures: Finding[] = [];
  let place = 0;
  for (const { span, alt, address, label } of images) {
    const found = address ?? byLabel.get(label);
    // Within the alternative text of another, it is text.
    if (!found || span.start < place) continue;
    place = span.end;
    const { width, height, end } = attributesAfter(text, span.end);
    const said = { alt: plainText(text.slice(alt.start, alt.end)), title: titleOf(text, found.title) };
    pictures.push(finding(text, found.url, { start: span.start, end }, { ...said, width, height }));
  }
  return pictures;
}

function titleOf(text: string, title: Span | undefined): string | undefined {
  return title && plainTitle(text.slice(title.start, title.end));
}

/** `{width=640 height="480px"}`, as kramdown, Pandoc and Python-Markdown write it. */
function attributesAfter(text: string, place: number) {
  const attributes = /\{:?([^{}\n]*)\}/y;
  attributes.lastIndex = place;
  const list = attributes.exec(text)?.[1];
  if (list === undefined) return { end: place };
  const lengthOf = (name: string) =>
    readPixels(new RegExp(`(?:^|\\s)${name}=["']?([\\d.]+(?:px)?)(?=["'\\s]|$)`).exec(list)?.[1]);
  return { width: lengthOf('width'), height: lengthOf('height'), end: attributes.lastIndex };
}
