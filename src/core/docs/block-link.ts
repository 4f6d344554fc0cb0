import type { Span } from './found-image.ts';

/** What shows a picture in a document, so far as it can be changed. */
export interface BlockLink {
  readonly form: 'inline' | 'reference' | 'tag';
  /** The image alone, without what is around it. */
  readonly whole: Span;
  /** As it is written: encoded. */
  readonly address: string;
  /** Of the address; of a reference, in its definition. */
  readonly span: Span;
  /** As it is written. */
  readonly alt?: Piece;
  /** Of a tag, where each is a number. */
  readonly width?: Piece;
  readonly height?: Piece;
}

export interface Piece {
  readonly text: string;
  readonly span: Span;
}

interface Place {
  readonly whole: Span;
  readonly margin: string;
}

/** At most one blank line: what comes later has nothing to do with it. */
const GAP = /[ \t]*(?:\r?\n[ \t]*){0,2}/y;
const GAP_IN_QUOTE = /[ \t]*(?:\r?\n[ \t>]*){0,2}/y;
/** What may stand around an image. */
const WRAPPERS =
  /(?:<(?:p|div|figure|picture|a|center|span|td|th|li)\b(?:[^"'<>]|"[^"]*"|'[^']*')*>\s*|<source\b(?:[^"'<>]|"[^"]*"|'[^']*')*>\s*)*/iy;
const TAG = /<(?:img|image)\b(?:[^"'<>{}]|"[^"]*"|'[^']*'|\{[^{}]*\})*>/iy;
/** `:src` and `data-src` are other attributes. */
const ATTRIBUTE = /(?<=\s)(src|alt|width|height)\s*=\s*(?:"([^"]*)"|'([^']*)'|\{(\d+)\}|([^\s"'<>{}=`]+))/gi;

/** The image that stands right after a block, if that is what comes next. */
export function findLinkAfter(text: string, { whole, margin }: Place, isMarkdown: boolean): BlockLink | undefined {
  const start = skip(margin.includes('>') ? GAP_IN_QUOTE : GAP, text, whole.end);
  return readLink(text, isMarkdown, skip(WRAPPERS, text, start));
}

/** The image that begins here. */
export function readLink(text: string, isMarkdown: boolean, start = 0): BlockLink | undefined {
  return readTag(text, start) ?? (isMarkdown ? readMarkdownImage(text, start) : undefined);
}

function readTag(text: string, start: number): BlockLink | undefined {
  TAG.lastIndex = start;
  const tag = TAG.exec(text)?.[0];
  if (tag === undefined) return undefined;
  const found = new Map<string, Piece>();
  for (const attribute of tag.matchAll(ATTRIBUTE)) {
    const [whole, name = '', double, single, braced, bare] = attribute;
    const value = double ?? single ?? braced ?? bare ?? '';
    const closing = bare === undefined ? 1 : 0;
    const end = start + attribute.index + whole.length - closing;
    found.set(name.toLowerCase(), { text: value, span: { start: end - value.length, end } });
  }
  const src = found.get('src');
  // An address that code decides cannot be written.
  if (!src) return undefined;
  const size = (name: 'width' | 'height') => {
    const piece = found.get(name);
    return piece && /^\d+$/.test(piece.text) ? { [name]: piece } : {};
  };
  const alt = found.get('alt');
  return {
    form: 'tag',
    whole: { start, end: start + tag.length },
    address: src.text,
    span: src.span,
    ...(alt ? { alt } : {}),
    ...size('width'),
    ...size('height'),
  };
}

/** Also one that is itself the text of a link. */
function readMarkdownImage(text: string, at: number): BlockLink | undefined {
  const start = text.startsWith('[![', at) ? at + 1 : at;
  if (!text.startsWith('![', start)) return undefined;
  const altEnd = endOfBrackets(text, start + 1);
  if (altEnd === undefined) return undefined;
  const alt = piece(text, start + 2, altEnd);
  return text[altEnd + 1] === '(' ? readInline(text, start, alt) : readReference(text, start, alt);
}

function readInline(text: string, start: number, alt: Piece): BlockLink | undefined {
  const open = skip(/\(\s*/y, text, alt.span.end + 1);
  const bracketed = text[open] === '<';
  const from = bracketed ? open + 1 : open;
  const to = bracketed ? skip(/[^<>\n]*/y, text, from) : endOfAddress(text, from);
  const behind = bracketed ? to + 1 : to;
  const closing = /\s*(?:\s(?:"[^"]*"|'[^']*'|\([^()]*\))\s*)?\)/y;
  const end = skip(closing, text, behind);
  if (end === behind) return undefined;
  const address = piece(text, from, to);
  return { form: 'inline', whole: { start, end }, address: address.text, span: address.span, alt };
}

function readReference(text: string, start: number, alt: Piece): BlockLink | undefined {
  const behind = alt.span.end + 1;
  const labelEnd = text[behind] === '[' ? endOfBrackets(text, behind) : undefined;
  const label = labelEnd === undefined ? '' : text.slice(behind + 1, labelEnd);
  const wanted = normal(label || alt.text);
  for (const definition of text.matchAll(/^[ \t>]{0,8}\[([^[\]\n]+)\]:\s*(?:<([^<>\n]*)>|([^\s<>]+))/gm)) {
    const [whole, name = '', bracketed, bare] = definition;
    if (normal(name) !== wanted) continue;
    const address = bracketed ?? bare ?? '';
    const end = definition.index + whole.length - (bracketed === undefined ? 0 : 1);
    const span = { start: end - address.length, end };
    const whereEnd = labelEnd === undefined ? behind : labelEnd + 1;
    return { form: 'reference', whole: { start, end: whereEnd }, address, span, alt };
  }
  return undefined;
}

/** Of the bracket that closes the one at `open`; what is escaped or in brackets itself does not. */
function endOfBrackets(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '[') depth++;
    else if (character === ']' && --depth === 0) return at;
    else if (character === '\n' && /^\s*\n/.test(text.slice(at + 1))) return undefined;
  }
  return undefined;
}

function endOfAddress(text: string, start: number): number {
  let depth = 0;
  let at = start;
  for (; at < text.length; at++) {
    const character = text.charAt(at);
    if (/\s/.test(character)) break;
    if (character === '\\') at++;
    else if (character === '(') depth++;
    else if (character === ')' && depth-- === 0) break;
  }
  return at;
}

function normal(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

function piece(text: string, start: number, end: number): Piece {
  return { text: text.slice(start, end), span: { start, end } };
}

function skip(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return start + (pattern.exec(text)?.[0].length ?? 0);
}
