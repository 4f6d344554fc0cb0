import type { Tree } from '@lezer/common';
import { type BlockContext, type BlockParser, type Line, type MarkdownConfig, parser, Table } from '@lezer/markdown';
import { endOfBraces, endOfTag } from './braces.ts';

/** Markdown's own does not end at a fence that is indented by four blanks, as within tags. */
const fence: BlockParser = {
  name: 'MdxFence',
  before: 'Blockquote',
  parse(context, line) {
    const mark = fenceOf(line);
    if (mark === undefined) return false;
    const start = context.lineStart + line.pos;
    const { baseIndent } = line;
    const closing = new RegExp(`^${mark[0]}{${mark.length},}\\s*$`);
    let isClosed = false;
    while (!isClosed && context.nextLine()) {
      const said = line.text.slice(line.pos);
      // The list item or quote that it stands in has ended.
      if (said && line.baseIndent < baseIndent) break;
      isClosed = closing.test(said);
    }
    if (isClosed) context.nextLine();
    context.addElement(context.elt('FencedCode', start, context.prevLineEnd()));
    return true;
  },
  endLeaf: (_, line) => fenceOf(line) !== undefined,
};

function fenceOf(line: Line): string | undefined {
  return /^(`{3,}(?=[^`]*$)|~{3,})/.exec(line.text.slice(line.pos))?.[0];
}

const base = parser.configure([
  Table,
  { defineNodes: ['JsxTag', 'Expression', { name: 'Esm', block: true }, 'MdxComment'] },
  // MDX has neither indented code nor HTML.
  { remove: ['IndentedCode', 'FencedCode', 'HTMLBlock', 'HTMLTag'] },
  { parseBlock: [fence] },
]);

/** A tree of Markdown with nodes `JsxTag`, `Expression` and `Esm`. They may hold blank lines, so they are looked up in the text. */
export function parseMdx(text: string): Tree {
  return base.configure(extensionFor(text)).parse(text);
}

interface Part {
  readonly name: string;
  readonly end: number;
}

function extensionFor(text: string): MarkdownConfig {
  /** The expression, tag or comment that begins at a place. */
  const partAt = (start: number): Part | undefined => {
    if (text[start] === '{') return part('Expression', endOfBraces(text, start));
    if (text.startsWith('<!--', start)) return part('MdxComment', endOfComment(text, start));
    return /^<[\w/>]/.test(text.slice(start, start + 2)) ? part('JsxTag', endOfTag(text, start)) : undefined;
  };
  return {
    parseInline: [
      {
        name: 'MdxPart',
        before: 'Escape',
        parse(context, next, place) {
          if (place === context.offset && !/!\[|[<{]/.test(context.text)) return context.end;
          const found = next === 0x3c || next === 0x7b ? partAt(place) : undefined;
          if (!found || found.end > context.end) return -1;
          return context.addElement(context.elt(found.name, place, found.end));
        },
      },
    ],
    parseBlock: [
      {
        name: 'MdxEsm',
        before: 'LinkReference',
        parse(context, line) {
          const isModule = context.depth === 1 && /^(?:import|export)\b/.test(line.text);
          if (!isModule) return false;
          takeLines(context, [{ name: 'Esm', start: context.lineStart, end: endOfModule(text, context.lineStart) }]);
          return true;
        },
      },
      {
        name: 'MdxFlow',
        after: 'MdxEsm',
        parse(context, line) {
          if (line.next !== 0x3c && line.next !== 0x7b) return false;
          const parts = partsOfLine(context.lineStart + line.pos);
          if (parts) takeLines(context, parts);
          return parts !== undefined;
        },
      },
    ],
  };

  /** All that begins at a place and ends with a line; undefined where text follows. */
  function partsOfLine(start: number): readonly (Part & { readonly start: number })[] | undefined {
    const parts: (Part & { readonly start: number })[] = [];
    for (let place = start; ; ) {
      while (text[place] === ' ' || text[place] === '\t' || text[place] === '\r') place++;
      if (place >= text.length || text[place] === '\n') return parts;
      const found = partAt(place);
      if (!found) return undefined;
      parts.push({ ...found, start: place });
      place = found.end;
    }
  }
}

function part(name: string, end: number | undefined): Part | undefined {
  return end === undefined ? undefined : { name, end };
}

function takeLines(context: BlockContext, parts: readonly (Part & { readonly start: number })[]): void {
  const end = parts.at(-1)?.end ?? 0;
  for (const { name, start, end: to } of parts) context.addElement(context.elt(name, start, to));
  while (context.nextLine() && context.lineStart < end);
}

function endOfComment(text: string, start: number): number | undefined {
  const end = text.indexOf('-->', start);
  return end < 0 ? undefined : end + '-->'.length;
}

/** A blank line ends it, unless it stands within braces. */
function endOfModule(text: string, start: number): number {
  const stops = /\{|\n[ \t\r]*\n/g;
  stops.lastIndex = start;
  for (let stop = stops.exec(text); stop; stop = stops.exec(text)) {
    if (stop[0] !== '{') return stop.index;
    stops.lastIndex = endOfBraces(text, stop.index) ?? stops.lastIndex;
  }
  return text.length;
}
