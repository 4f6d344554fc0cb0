import { parser, Table } from '@lezer/markdown';
import type { Span } from './found-image.ts';
import type { LinkWriter } from './link-writers.ts';
import { afterFrontmatter, bodyOf } from './readers/frontmatter.ts';

/** A link with the line breaks that its place asks for. */
export interface PlacedLink {
  readonly offset: number;
  readonly before: string;
  readonly link: string;
  readonly after: string;
}

/** Puts a link where a cursor is. A block gets lines of its own; nothing else is changed. */
export function placeAt(text: string, offset: number, link: string, isBlock: boolean): PlacedLink {
  if (!isBlock) return { offset, before: '', link, after: '' };
  const line = lineAt(text, offset);
  const left = text.slice(line.start, offset);
  const right = text.slice(offset, line.end);
  const indent = /^[ \t]*/.exec(left)?.[0] ?? '';
  const before = left.trim() !== '' ? `\n\n${indent}` : isBlank(text, line.previous) ? '' : `\n${indent}`;
  const after = right.trim() !== '' ? `\n\n${indent}` : isBlank(text, line.next) ? '' : '\n';
  return { offset, before, link: indented(link, indent), after };
}

/** Puts a link behind the paragraph, or below the line, that a place is in. */
export function placeBehind(text: string, offset: number, link: string, writer: LinkWriter): PlacedLink {
  if (writer.flow === 'markdown') return behindBlock(text, offset, link);
  if (writer.flow === 'paragraphs') return behindParagraph(text, offset, link, writer.block === true);
  const line = lineAt(text, offset);
  const written = text.slice(line.start, line.end);
  const mark = writer.flow === 'comments' ? COMMENT.exec(written)?.[0] : undefined;
  const prefix = mark ?? /^[ \t]*/.exec(written)?.[0] ?? '';
  return { offset: line.end, before: `\n${prefix}`, link: writer.alone?.(link) ?? link, after: '' };
}

const COMMENT = /^[ \t]*(\/\/+!?|#+|--|;+|%+)[ \t]*(?=\S)/;

function behindParagraph(text: string, offset: number, link: string, isBlock: boolean): PlacedLink {
  const first = lineAt(text, offset);
  const indent = isBlock ? (/^[ \t]*/.exec(text.slice(first.start, first.end))?.[0] ?? '') : '';
  let { end, next } = first;
  while (next !== undefined && !isBlank(text, next)) ({ end, next } = lineAt(text, next));
  return { offset: end, before: `\n\n${indent}`, link: indented(link, indent), after: '' };
}

const markdown = parser.configure([Table]);

const INNERMOST =
  /^(Paragraph|Task|ATXHeading\d|SetextHeading\d|FencedCode|CodeBlock|HTMLBlock|CommentBlock|Table|LinkReference)$/;

/** Behind the innermost block of Markdown, in the same quote and in the same item of a list. */
function behindBlock(text: string, offset: number, link: string): PlacedLink {
  const start = afterFrontmatter(text);
  if (offset < start) return behindFrontmatter(text, start, link);
  let block: Span & { readonly isItem: boolean } = { ...lineAt(text, offset), isItem: false };
  markdown.parse(bodyOf(text)).iterate({
    enter({ name, from, to, node }) {
      if (from > offset || to < offset) return false;
      if (!INNERMOST.test(name)) return undefined;
      const isItem = /^(Paragraph|Task)$/.test(name) && node.parent?.name === 'ListItem';
      block = { start: from, end: to, isItem };
      return false;
    },
  });
  const { start: begun } = lineAt(text, block.start);
  const mark = text.slice(begun, block.start).replace(/[^>\s]/g, ' ');
  const { end, next } = lineAt(text, block.end);
  // A blank line would set the whole list apart.
  const before = block.isItem ? `\n${mark}` : `\n${mark.trimEnd()}\n${mark}`;
  const after = block.isItem || isBlank(text, next) ? '' : `\n${mark.trimEnd()}`;
  return { offset: end, before, link, after };
}

function behindFrontmatter(text: string, start: number, link: string): PlacedLink {
  const before = text[start - 1] === '\n' ? '\n' : '\n\n';
  return { offset: start, before, link, after: /^[ \t]*(\r?\n|$)/.test(text.slice(start)) ? '\n' : '\n\n' };
}

interface Line extends Span {
  /** Where the one before it and the one after it are; undefined where there is none. */
  readonly previous?: number;
  readonly next?: number;
}

/** Without its line break. */
function lineAt(text: string, place: number): Line {
  const start = place > 0 ? text.lastIndexOf('\n', place - 1) + 1 : 0;
  const found = text.indexOf('\n', place);
  const stop = found < 0 ? text.length : found;
  const end = stop > start && text[stop - 1] === '\r' ? stop - 1 : stop;
  return { start, end, ...(start > 0 ? { previous: start - 1 } : {}), ...(found < 0 ? {} : { next: found + 1 }) };
}

/** Whether the line at a place holds nothing, or there is none. */
function isBlank(text: string, place: number | undefined): boolean {
  if (place === undefined) return true;
  const { start, end } = lineAt(text, place);
  return text.slice(start, end).trim() === '';
}

function indented(link: string, indent: string): string {
  return link.replaceAll('\n', `\n${indent}`);
}
