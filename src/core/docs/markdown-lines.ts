import type { Span } from './found-image.ts';
import { type Container, continueContainers, marginOf, openContainers } from './markdown-containers.ts';
import { beginsWith, type CommentMarks, type MarkedPlace } from './marked-place.ts';

export interface MarkdownFlavour {
  /** Four blanks make code of a line. */
  readonly indentedCode: boolean;
  readonly comments: readonly CommentMarks[];
}

const RAW_HTML = /<(?:script|pre|style|textarea)(?=[\s>])/iy;
const RAW_HTML_END = /<\/(?:script|pre|style|textarea)>/i;
const FENCE = /(`{3,}(?=[^`\n]*$)|~{3,})/my;

interface OpenFence {
  readonly start: number;
  readonly mark: string;
  readonly length: number;
  readonly indent: number;
  readonly inner: Span;
  readonly containers: readonly Container[];
  /** Only where the fence is one that is looked for. */
  readonly body?: Span[];
}

/**
 * Line by line, as CommonMark finds its blocks, so that what only shows a block (in a longer fence, in code, in raw HTML or in a
 * comment) is none. Not a parser: what is not needed for that is not told apart.
 */
export function findMarkedPlaces(text: string, word: string, flavour: MarkdownFlavour): readonly MarkedPlace[] {
  const places: MarkedPlace[] = [];
  let containers: readonly Container[] = [];
  let fence: OpenFence | undefined;
  let inRaw = false;
  /** Where the paragraph began that the next line may go on with. */
  let paragraph: number | undefined;
  let at = afterFrontMatter(text);
  const nextComment = nextOf(text, flavour.comments);

  const close = (open: OpenFence, end: number, closed: boolean) => {
    fence = undefined;
    const { start, inner, body, indent } = open;
    if (!body) return;
    const margin = marginOf(open.containers) + ' '.repeat(indent);
    places.push({ kind: 'fence', whole: { start, end }, inner, body, closed, margin, inline: false });
  };

  while (at < text.length) {
    const lineStart = at;
    const lineEnd = endOfLine(text, at);
    at = lineEnd + 1;
    // Most lines, and nothing is worth looking for in them.
    if (!inRaw && containers.length === 0 && isPlain(text, lineStart, fence) && nextComment(lineStart) > lineEnd) {
      if (fence) fence.body?.push({ start: lineStart, end: lineEnd });
      else paragraph ??= lineStart;
      continue;
    }
    const kept = continueContainers(text, lineStart, lineEnd, containers);
    const blank = isBlank(text, kept.at, lineEnd);
    if (fence) {
      if (kept.containers.length === fence.containers.length) {
        if (closes(text.slice(kept.at, lineEnd), fence, flavour)) close(fence, trimmedEnd(text, lineEnd), true);
        else fence.body?.push({ start: Math.min(lineEnd, unindented(text, kept.at, fence.indent)), end: lineEnd });
        continue;
      }
      close(fence, trimmedEnd(text, lineStart), false);
    }
    if (inRaw) {
      inRaw = !RAW_HTML_END.test(text.slice(lineStart, lineEnd));
      continue;
    }
    if (blank) {
      containers = kept.containers;
      paragraph = undefined;
      continue;
    }
    const opened = openContainers(text, kept, lineEnd, paragraph !== undefined);
    // What goes on with a paragraph need not repeat its containers.
    if (opened.containers.length !== containers.length) paragraph = undefined;
    containers = opened.containers;
    if (flavour.indentedCode && opened.indent >= 4 && paragraph === undefined) continue;
    const start = opened.at;
    const mark = opened.indent < 4 || !flavour.indentedCode ? read(FENCE, text, start) : undefined;
    if (mark) {
      const inner = { start: start + mark.length, end: lineEnd };
      const { length } = mark;
      const open = { start, mark: mark.charAt(0), length, indent: opened.indent, inner, containers };
      fence = beginsWith(text, word, inner) ? { ...open, body: [] } : open;
      paragraph = undefined;
      continue;
    }
    if (opened.indent < 4 && read(RAW_HTML, text, start)) {
      inRaw = !RAW_HTML_END.test(text.slice(start, lineEnd));
      paragraph = undefined;
      continue;
    }
    at = readComments(start, opened.indent, paragraph ?? start);
    paragraph = text[start] === '#' ? undefined : (paragraph ?? start);
  }
  if (fence) close(fence, trimmedEnd(text, text.length), false);
  return places;

  /** Of the line whose text begins here, and tells where the next line begins that is not in one of them. */
  function readComments(start: number, indent: number, paragraphStart: number): number {
    const inline = !flavour.comments.some(({ open }) => text.startsWith(open, start));
    let from = start;
    for (;;) {
      const open = nextComment(from);
      const marks = flavour.comments.find((one) => text.startsWith(one.open, open));
      if (!marks || open > endOfLine(text, from)) return endOfLine(text, from) + 1;
      from = open + marks.open.length;
      if (inline && isInCode(text, paragraphStart, open)) continue;
      const end = text.indexOf(marks.close, from);
      // Within a paragraph, what does not end there is text.
      if (inline && (end === -1 || /\n[ \t>]*\r?\n/.test(text.slice(from, end)))) continue;
      const inner = { start: from, end: end === -1 ? text.length : end };
      from = end === -1 ? text.length : end + marks.close.length;
      if (!beginsWith(text, word, inner)) continue;
      const whole = { start: open, end: from };
      const margin = marginOf(containers) + ' '.repeat(inline ? 0 : indent);
      places.push({ kind: 'comment', whole, inner, body: [], closed: end !== -1, margin, inline });
    }
  }
}

function afterFrontMatter(text: string): number {
  if (!/^---[ \t]*\r?\n/.test(text)) return 0;
  const end = /^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(4));
  return end ? 4 + end.index + end[0].length : 0;
}

/** Tells where the next comment begins from a place on, or the end of the text; places may only go up. */
function nextOf(text: string, comments: readonly CommentMarks[]): (from: number) => number {
  const found = comments.map(() => -1);
  return (from) => {
    let next = text.length;
    for (const [index, { open }] of comments.entries()) {
      if ((found[index] ?? 0) < from) {
        const place = text.indexOf(open, from);
        found[index] = place === -1 ? text.length : place;
      }
      next = Math.min(next, found[index] ?? next);
    }
    return next;
  };
}

/** Whether a line that no container holds begins like any text; in a fence, not like its end. */
function isPlain(text: string, start: number, fence: OpenFence | undefined): boolean {
  if (fence) return !/[\s`~]/.test(text.charAt(start));
  return /[\p{L}|![(_"':;,.&@$%/=\\]/u.test(text.charAt(start));
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function trimmedEnd(text: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const character = text[at];
    if (character !== ' ' && character !== '\t' && character !== '\r') return false;
  }
  return true;
}

function closes(line: string, { mark, length }: OpenFence, { indentedCode }: MarkdownFlavour): boolean {
  const marks = /^([ \t]*)([`~]{3,})\s*$/.exec(line);
  if (!marks?.[2] || (indentedCode && (marks[1] ?? '').length >= 4)) return false;
  return marks[2].length >= length && marks[2] === mark.repeat(marks[2].length);
}

function unindented(text: string, start: number, indent: number): number {
  let at = start;
  while (at < start + indent && text[at] === ' ') at++;
  return at;
}

function read(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Whether a place in a paragraph is between backticks that belong together. */
function isInCode(text: string, start: number, place: number): boolean {
  const blank = /\n[ \t>]*\r?\n/.exec(text.slice(place));
  const end = blank ? place + blank.index : text.length;
  const runs = [...text.slice(start, end).matchAll(/`+/g)].map(({ 0: marks, index }) => ({
    at: start + index,
    length: marks.length,
  }));
  for (let index = 0; index < runs.length; index++) {
    const opening = runs[index];
    if (!opening || opening.at > place) return false;
    if (text[opening.at - 1] === '\\') continue;
    const closing = runs.findIndex((run, later) => later > index && run.length === opening.length);
    if (closing === -1) continue;
    if ((runs[closing]?.at ?? 0) > place) return true;
    index = closing;
  }
  return false;
}
