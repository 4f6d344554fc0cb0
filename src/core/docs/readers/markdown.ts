import type { SyntaxNode, Tree } from '@lezer/common';
import { type MarkdownConfig, parser, Table } from '@lezer/markdown';
import type { Span } from '../found-image.ts';
import { blankOut, keepOnly } from './blank.ts';
import { type Finding, finding, type Heading, type Reading } from './finding.ts';
import { afterFrontmatter } from './frontmatter.ts';
import { readMarkup } from './html.ts';
import { readPixels } from './lengths.ts';
import { plainHeading, plainText, plainTitle } from './markdown-text.ts';

/** Most of a document's text can hold no picture: its inline marks are not looked for. Headings are read when they are asked for. */
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

export function readMarkdown(text: string): Reading {
  const start = afterFrontmatter(text);
  const body = blankOut(text, [{ start: 0, end: start }]);
  const { pictures, headings, html } = readParts(text, markdown.parse(body));
  if (html.length === 0) return { findings: pictures, headings };
  const markup = readMarkup(text, keepOnly(text, html), { braces: false, imports: true });
  return { findings: [...pictures, ...markup.findings], headings: [...headings, ...markup.headings] };
}

/** What a tree of Markdown holds: pictures, headings, and the parts that are HTML, in their order. */
export function readParts(text: string, tree: Tree) {
  const images: SyntaxNode[] = [];
  const definitions = new Map<string, SyntaxNode>();
  const headings: Heading[] = [];
  const html: Span[] = [];
  tree.iterate({
    enter({ name, from, to, node }) {
      if (name === 'Image') images.push(node);
      else if (name === 'LinkReference') {
        const label = labelOf(text, node.getChild('LinkLabel'));
        if (label && !definitions.has(label)) definitions.set(label, node);
      } else if (/^(ATX|Setext)Heading/.test(name)) {
        headings.push({ place: from, read: () => plainHeading(text.slice(from, to)) });
      } else if (name === 'HTMLBlock' || name === 'HTMLTag') html.push(...withoutMarks(node));
    },
  });
  const pictures: Finding[] = [];
  const used = new Set<SyntaxNode>();
  for (const image of images) {
    const definition = image.getChild('URL') ? image : definitions.get(labelOfImage(text, image));
    if (!definition || used.has(definition)) continue;
    used.add(definition);
    const picture = pictureOf(text, image, definition);
    if (picture) pictures.push(picture);
  }
  return { pictures, headings, html: html.some((span) => mayShow(text, span)) ? html : [] };
}

/** `address` is the image itself, or the definition that it refers to. */
function pictureOf(text: string, image: SyntaxNode, address: SyntaxNode): Finding | undefined {
  const url = address.getChild('URL');
  if (!url) return undefined;
  const isBracketed = text[url.from] === '<';
  const span = isBracketed ? { start: url.from + 1, end: url.to - 1 } : { start: url.from, end: url.to };
  const [, altEnd] = image.getChildren('LinkMark');
  const title = address.getChild('LinkTitle');
  const { width, height, end } = attributesAfter(text, image.to);
  return finding(
    text,
    span,
    { start: image.from, end },
    {
      alt: plainText(text.slice(image.from + 2, altEnd?.from ?? image.to)),
      title: title ? plainTitle(text.slice(title.from + 1, title.to - 1)) : undefined,
      width,
      height,
    },
  );
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

/** `![alt][label]`, `![label][]`, `![label]`. */
function labelOfImage(text: string, image: SyntaxNode): string {
  const label = labelOf(text, image.getChild('LinkLabel'));
  const [, end] = image.getChildren('LinkMark');
  return label || labelOf(text, { from: image.from + 1, to: (end?.from ?? image.to - 1) + 1 });
}

/** Labels match whatever their case and blanks. */
function labelOf(text: string, label: Pick<SyntaxNode, 'from' | 'to'> | null): string {
  if (!label) return '';
  return text
    .slice(label.from + 1, label.to - 1)
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .toUpperCase();
}

/** Without the marks of quotes that stand at the starts of its lines. */
function withoutMarks(node: SyntaxNode): readonly Span[] {
  const marks = node.getChildren('QuoteMark');
  const starts = [node.from, ...marks.map(({ to }) => to)];
  return starts.map((start, index) => ({ start, end: marks[index]?.from ?? node.to }));
}

function mayShow(text: string, { start, end }: Span): boolean {
  return /<(img|source|image|picture|video|style|h[1-6]|script)\b|\b(src|srcset|style|href)=/i.test(
    text.slice(start, end),
  );
}
