import type { Span } from '../found-image.ts';

/**
 * Cuts Markdown where a blank line and then a line without indentation end every list and quote, outside of fences and blocks of
 * HTML: each chunk is parsed as it is within the whole. A parser needs some 50 ms for 10,000 lines, the first time ten times as
 * long; so only chunks are given to it that can hold a picture. Where it is not sure what a line means, the rest is one chunk.
 */
export function chunksOf(text: string): readonly Span[] {
  const chunks: Span[] = [];
  let start = 0;
  let afterBlank = true;
  /** The column where the content of the outermost list item begins; 0 outside of lists. */
  let item = 0;
  /** Whether that list is numbered. */
  let isNumbered = false;
  /** Whether all this is only a guess. */
  let isGuess = false;
  const begin = (place: number): void => {
    if (place > start) chunks.push({ start, end: place });
    start = place;
  };
  for (let place = 0; place < text.length; ) {
    const end = endOfLine(text, place);
    const { indent, first } = readIndent(text, place, end);
    if (first === end) {
      afterBlank = true;
      place = end + 1;
      continue;
    }
    if (afterBlank && indent === 0) begin(place);
    if (afterBlank && indent < item) item = 0;
    if (item === 0) isGuess = false;
    const opening = indent < 4 ? OPENINGS[text.charCodeAt(first)]?.(text, first, end) : undefined;
    if (indent >= item && item > 0) {
      // Only what the list item holds. Where it is not sure to be one, a fence may as well stand outside.
      if (isGuess && opening?.ends) break;
      place = end + 1;
    } else if (opening?.ends) {
      item = 0;
      place = opening.ends();
    } else {
      if (opening?.content !== undefined) {
        const isNext = item > 0 && isNumbered === opening.isNumbered;
        isGuess = !afterBlank && (isGuess || (opening.isWeak === true && !isNext));
        item = indent + opening.content;
        isNumbered = opening.isNumbered === true;
      } else if (opening?.isBreak || text.charCodeAt(first) === QUOTE) item = 0;
      // It continues a paragraph of the item, or it ends the item.
      else if (item > 0) isGuess = true;
      place = end + 1;
    }
    afterBlank = false;
  }
  if (start < text.length) chunks.push({ start, end: text.length });
  return chunks;
}

const QUOTE = 0x3e;

/** What a line begins, by its first character. */
interface Opening {
  /** Of a fence or a block of HTML: the start of the line after it. */
  readonly ends?: () => number;
  /** Of a list item: the width of its mark and the blanks behind it. */
  readonly content?: number;
  readonly isNumbered?: boolean;
  /** Of a list item: it is none where it continues a paragraph, unless that is of such an item too. */
  readonly isWeak?: boolean;
  readonly isBreak?: boolean;
}

type Open = (text: string, first: number, end: number) => Opening | undefined;

const OPENINGS: Readonly<Record<number, Open>> = {
  ...Object.fromEntries(['`', '~'].map((mark) => [mark.charCodeAt(0), openFence])),
  ...Object.fromEntries(['-', '*', '+', '_', ...'0123456789'].map((mark) => [mark.charCodeAt(0), openItem])),
  ['<'.charCodeAt(0)]: openHtml,
};

function openFence(text: string, first: number, end: number): Opening | undefined {
  const line = text.slice(first, end);
  const fence = /^(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[0];
  if (fence === undefined) return undefined;
  const closing = new RegExp(`^ {0,3}${fence[0]}{${fence.length},}[ \\t]*$`, 'gm');
  return { ends: () => lineAfter(text, end, closing) };
}

/** Those that a blank line does not end. */
const HTML_ENDS: readonly (readonly [RegExp, RegExp])[] = [
  [/^<(script|pre|style|textarea)(\s|>|$)/i, /<\/(script|pre|style|textarea)>/gi],
  [/^<!--/, /-->/g],
  [/^<\?/, /\?>/g],
  [/^<![a-z]/i, />/g],
  [/^<!\[CDATA\[/, /\]\]>/g],
];

function openHtml(text: string, first: number, end: number): Opening | undefined {
  const line = text.slice(first, end);
  const closing = HTML_ENDS.find(([start]) => start.test(line))?.[1];
  return closing && { ends: () => lineAfter(text, first, closing) };
}

function openItem(text: string, first: number, end: number): Opening | undefined {
  const line = text.slice(first, end);
  if (/^([-*_])[ \t]*(?:\1[ \t]*){2,}$/.test(line)) return { isBreak: true };
  const [, mark = '', blanks = ''] = /^([-*+]|\d{1,9}[.)])([ \t]+|$)/.exec(line) ?? [];
  if (!mark) return undefined;
  const isEmpty = mark.length + blanks.length === line.length;
  const isWide = isEmpty || blanks.length > 4;
  const isNumbered = mark.length > 1;
  const isWeak = isEmpty || (isNumbered && !/^1[.)]$/.test(mark)) || blanks.includes('\t');
  return { content: mark.length + (isWide ? 1 : blanks.length), isNumbered, isWeak };
}

/** The start of the line after the one that the mark is found in. */
function lineAfter(text: string, from: number, mark: RegExp): number {
  mark.lastIndex = from;
  const found = mark.exec(text);
  return found ? endOfLine(text, found.index + found[0].length) + 1 : text.length;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function readIndent(text: string, start: number, end: number) {
  let indent = 0;
  let first = start;
  for (; first < end; first++) {
    const code = text.charCodeAt(first);
    if (code === 0x20) indent++;
    else if (code === 0x09) indent += 4 - (indent % 4);
    else break;
  }
  return { indent, first };
}
