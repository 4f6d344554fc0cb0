/** What the lines of a Markdown text may stand in: `>` before each of them, or as far to the right as a list item's text. */
export type Container = { readonly kind: 'quote' } | { readonly kind: 'item'; readonly indent: number };

/** A place in a line; the column tells how far a tab goes. */
interface Cursor {
  readonly at: number;
  readonly column: number;
}

export interface LineStart extends Cursor {
  /** What the line is in; `at` is behind what they put before it. */
  readonly containers: readonly Container[];
}

const TAB_STOP = 4;

/** How far a line goes on with the containers of the one before. */
export function continueContainers(
  text: string,
  start: number,
  end: number,
  containers: readonly Container[],
): LineStart {
  let cursor: Cursor = { at: start, column: 0 };
  for (const [index, container] of containers.entries()) {
    const next = skipBlanks(text, cursor, end);
    const columns = next.column - cursor.column;
    if (container.kind === 'quote') {
      if (columns >= 4 || text[next.at] !== '>') return { ...cursor, containers: containers.slice(0, index) };
      cursor = behindQuote(text, next);
    } else if (isEnd(text, next.at, end)) {
      // A blank line belongs to the items that are open, but not to a quote in them.
      const quote = containers.findIndex(({ kind }, later) => later > index && kind === 'quote');
      return { at: end, column: 0, containers: quote === -1 ? containers : containers.slice(0, quote) };
    } else {
      if (columns < container.indent) return { ...cursor, containers: containers.slice(0, index) };
      cursor = skipColumns(text, cursor, container.indent);
    }
  }
  return { ...cursor, containers };
}

export interface OpenedLine extends LineStart {
  /** Blanks that are left before the text. */
  readonly indent: number;
}

/** The containers that a line opens itself, and where its text begins. */
export function openContainers(text: string, kept: LineStart, end: number, inParagraph: boolean): OpenedLine {
  const containers = [...kept.containers];
  let cursor: Cursor = kept;
  for (;;) {
    const next = skipBlanks(text, cursor, end);
    const indent = next.column - cursor.column;
    if (indent < 4 && text[next.at] === '>') {
      containers.push({ kind: 'quote' });
      cursor = behindQuote(text, next);
      continue;
    }
    const item = indent >= 4 || isBreak(text, next.at, end) ? undefined : readItem(text, next, end, inParagraph);
    if (!item) return { ...next, containers, indent };
    containers.push({ kind: 'item', indent: item.column - cursor.column });
    cursor = item;
  }
}

/** What a further line in these containers begins with. */
export function marginOf(containers: readonly Container[]): string {
  return containers.map((one) => (one.kind === 'quote' ? '> ' : ' '.repeat(one.indent))).join('');
}

const ITEM = /(?:[-*+]|\d{1,9}[.)])(?=[ \t\r\n]|$)/y;

/** Where the text of a list item begins, if one begins here. */
function readItem(text: string, { at, column }: Cursor, end: number, inParagraph: boolean): Cursor | undefined {
  ITEM.lastIndex = at;
  const marker = ITEM.exec(text)?.[0].length;
  if (marker === undefined) return undefined;
  const behind = { at: at + marker, column: column + marker };
  const next = skipBlanks(text, behind, end);
  const isEmpty = isEnd(text, next.at, end);
  if (isEmpty && inParagraph) return undefined;
  // Five blanks and more: one of them is the marker's, the others make code of the text.
  if (isEmpty || next.column - behind.column > 4)
    return { at: Math.min(end, behind.at + 1), column: behind.column + 1 };
  return next;
}

function behindQuote(text: string, { at, column }: Cursor): Cursor {
  return text[at + 1] === ' ' ? { at: at + 2, column: column + 2 } : { at: at + 1, column: column + 1 };
}

function isBreak(text: string, at: number, end: number): boolean {
  const mark = text[at];
  if (mark !== '*' && mark !== '-') return false;
  const line = text.slice(at, end).replace(/[ \t\r]/g, '');
  return line.length >= 3 && line === mark.repeat(line.length);
}

function isEnd(text: string, at: number, end: number): boolean {
  return at >= end || text[at] === '\r';
}

function skipBlanks(text: string, { at: start, column: first }: Cursor, end: number): Cursor {
  let at = start;
  let column = first;
  for (; at < end && (text[at] === ' ' || text[at] === '\t'); at++) column = behindBlank(text, at, column);
  return { at, column };
}

function skipColumns(text: string, { at: start, column: first }: Cursor, wanted: number): Cursor {
  let at = start;
  let column = first;
  for (; column < first + wanted; at++) column = behindBlank(text, at, column);
  return { at, column };
}

function behindBlank(text: string, at: number, column: number): number {
  return text[at] === '\t' ? column + TAB_STOP - (column % TAB_STOP) : column + 1;
}
