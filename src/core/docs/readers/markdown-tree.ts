import type { SyntaxNode, SyntaxNodeRef, Tree } from '@lezer/common';
import type { Span } from '../found-image.ts';
import type { Heading } from './finding.ts';
import { plainHeading } from './markdown-text.ts';

export interface Address {
  readonly url: Span;
  /** Within its quotes. */
  readonly title: Span | undefined;
}

export interface ImagePart {
  readonly span: Span;
  readonly alt: Span;
  /** Undefined of one that refers to a definition. */
  readonly address: Address | undefined;
  /** What it refers to. */
  readonly label: string;
}

export interface Definition extends Address {
  readonly label: string;
}

/** What a tree of Markdown holds, in its order. */
export interface Parts {
  readonly images: ImagePart[];
  readonly definitions: Definition[];
  readonly headings: Heading[];
  readonly html: Span[];
}

/** Adds what a tree holds whose text begins at `offset`. */
export function readTree(text: string, tree: Tree, offset: number, parts: Parts): void {
  tree.iterate({
    enter(node) {
      const read = KINDS[node.name];
      read?.(text, node, offset, parts);
    },
  });
}

type Read = (text: string, node: SyntaxNodeRef, offset: number, parts: Parts) => void;

const readHeading: Read = (text, { from, to }, offset, { headings }) => {
  headings.push({ place: offset + from, read: () => plainHeading(text.slice(offset + from, offset + to)) });
};

const readHtml: Read = (_, { node }, offset, { html }) => html.push(...withoutMarks(node, offset));

const KINDS: Readonly<Record<string, Read>> = {
  Image: (text, { node }, offset, { images }) => {
    const [, altEnd] = node.getChildren('LinkMark');
    const label = labelOf(text, moved(node.getChild('LinkLabel'), offset));
    const alt = { start: offset + node.from + 2, end: offset + (altEnd?.from ?? node.to) };
    images.push({
      span: { start: offset + node.from, end: offset + node.to },
      alt,
      address: addressOf(text, node, offset),
      // `![alt][label]`, `![label][]`, `![label]`.
      label: label || labelOf(text, { start: alt.start - 1, end: alt.end + 1 }),
    });
  },
  LinkReference: (text, { node }, offset, { definitions }) => {
    const label = labelOf(text, moved(node.getChild('LinkLabel'), offset));
    const address = addressOf(text, node, offset);
    if (label && address) definitions.push({ label, ...address });
  },
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`ATXHeading${level}`, readHeading])),
  SetextHeading1: readHeading,
  SetextHeading2: readHeading,
  HTMLBlock: readHtml,
  HTMLTag: readHtml,
};

function addressOf(text: string, node: SyntaxNode, offset: number): Address | undefined {
  const url = moved(node.getChild('URL'), offset);
  const title = moved(node.getChild('LinkTitle'), offset);
  return url && { url: text[url.start] === '<' ? within(url) : url, title: title && within(title) };
}

/** Labels match whatever their case and blanks; the span holds their brackets. */
function labelOf(text: string, label: Span | undefined): string {
  if (!label) return '';
  const { start, end } = within(label);
  return text.slice(start, end).trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}

/** Without the marks of quotes that stand at the starts of its lines. */
function withoutMarks(node: SyntaxNode, offset: number): readonly Span[] {
  const marks = node.getChildren('QuoteMark');
  const starts = [node.from, ...marks.map(({ to }) => to)];
  return starts.map((start, index) => ({ start: offset + start, end: offset + (marks[index]?.from ?? node.to) }));
}

function moved(node: SyntaxNode | null, offset: number): Span | undefined {
  return node ? { start: offset + node.from, end: offset + node.to } : undefined;
}

function within({ start, end }: Span): Span {
  return { start: start + 1, end: end - 1 };
}
