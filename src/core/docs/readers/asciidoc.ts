import { readAttributes } from './asciidoc-attributes.ts';
import { blankOut } from './blank.ts';
import { type Facts, type Finding, finding, type Heading, plain, type Reading } from './finding.ts';
import { readPixels } from './lengths.ts';
import { type Line, linesOf } from './lines.ts';

/** Blocks whose content is shown as it is written, or not at all; the same line ends them. */
const VERBATIM = /^(-{4,}|\.{4,}|\+{4,}|\/{4,}|```\w*)\s*$/;
/** A paragraph, or an open block, below one of these styles is verbatim too. */
const VERBATIM_STYLE =
  /^\[(?:source|listing|literal|pass|stem|latexmath|asciimath|comment|plantuml|mermaid|ditaa|graphviz|,)(?:[,%#.\s].*)?\]\s*$/;
const LIST_ITEM = /^\s*(?:[*.-]+|\d+\.|[a-zA-Z]\.|<\d*\.?>)\s|::+(?:\s|$)/;
const BLOCK_IMAGE = /^(?:.*\|\s*)?(image::)([^\s:[][^[\n]*)\[(.*)\]\s*$/;
const INLINE_IMAGE = /(?<![\w\\:])image:([^\s:[](?:[^[\n]*[^\s[])?)\[((?:\\\]|[^\]])*)\]/g;
/** Monospace, and text that is passed through. */
const CODE = /(?<!\w)(`+|\+{1,3}|\$\$)(?=\S).*?\S\1(?!\w)|pass:\w*\[[^\]]*\]/g;

interface State {
  /** What `imagesdir` is. */
  base: string | undefined;
  /** Of the block that follows. */
  title: string | undefined;
  isVerbatim: boolean;
}

/** AsciiDoc is read line by line, as its processors do: what a line means, the block says that it stands in. */
export function readAsciidoc(text: string): Reading {
  const lines = linesOf(text);
  const findings: Finding[] = [];
  const headings: Heading[] = [];
  const state: State = { base: undefined, title: undefined, isVerbatim: false };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as Line;
    const isFirst = index === 0 || lines[index - 1]?.isBlank === true;
    const title = headingAt(lines, index, isFirst);
    if (title !== undefined) {
      headings.push({ place: line.start, read: () => plainTitle(title.text) });
      index += title.lines - 1;
    } else if (VERBATIM.test(line.text)) index = closing(lines, index);
    else if (state.isVerbatim && !isAboveBlock(line)) index = afterVerbatim(lines, index);
    else if (isFirst && line.indent > 0 && !line.isBlank && !LIST_ITEM.test(line.text))
      index = endOfParagraph(lines, index);
    else if (!line.text.startsWith('//')) {
      if (note(line, state)) continue;
      findings.push(...picturesOf(text, line, state));
    }
    state.title = undefined;
    state.isVerbatim = false;
  }
  return { findings, headings };
}

/** Takes in what a line says of those that follow. */
function note({ text, isBlank }: Line, state: State): boolean {
  const [, name, value = ''] = /^:(!?[\w-]+!?):(?:\s+(.*?))?\s*$/.exec(text) ?? [];
  if (name !== undefined) {
    if (name === 'imagesdir') state.base = value || undefined;
    if (/^!?imagesdir!?$/.test(name) && name.includes('!')) state.base = undefined;
    return true;
  }
  if (VERBATIM_STYLE.test(text)) state.isVerbatim = true;
  else if (/^\.[^\s.]/.test(text)) state.title = text.slice(1);
  else return !isBlank && isAboveBlock({ text });
  return true;
}

/** Lines of attributes, anchors and titles belong to the block below them. */
function isAboveBlock({ text }: Pick<Line, 'text'>): boolean {
  return /^\[.*\]\s*$/.test(text) || /^\.[^\s.]/.test(text);
}

function picturesOf(text: string, line: Line, { base, title }: State): readonly Finding[] {
  const block = BLOCK_IMAGE.exec(line.text);
  if (block) {
    const [whole, mark = '', target = '', attributes = ''] = block;
    const start = line.start + whole.indexOf(mark);
    return [pictureAt(text, start, mark, target, attributes, { title, base })];
  }
  if (!line.text.includes('image:')) return [];
  const code = [...line.text.matchAll(CODE)].map(({ 0: { length }, index }) => ({ start: index, end: index + length }));
  return [...blankOut(line.text, code).matchAll(INLINE_IMAGE)].map(({ 1: target = '', 2: attributes = '', index }) =>
    pictureAt(text, line.start + index, 'image:', target, attributes, { base }),
  );
}

function pictureAt(text: string, start: number, mark: string, target: string, list: string, facts: Facts): Finding {
  const span = { start: start + mark.length, end: start + mark.length + target.length };
  const { alt, title, width, height } = readAttributes(list);
  return finding(
    text,
    span,
    { start, end: span.end + list.length + 2 },
    {
      alt,
      title: title ?? (facts.title && plainTitle(facts.title)),
      width: readPixels(width),
      height: readPixels(height),
      base: facts.base,
    },
  );
}

/** `== Title`, or a title with a line of its length beneath. */
function headingAt(lines: readonly Line[], index: number, isFirst: boolean) {
  const line = lines[index] as Line;
  const text = /^(?:={1,6}|#{1,6})\s+(\S.*?)(?:\s+=+)?\s*$/.exec(line.text)?.[1];
  if (text !== undefined) return { text, lines: 1 };
  const under = lines[index + 1]?.text.trimEnd() ?? '';
  const isUnderlined = isFirst && /^\w.*\w/.test(line.text) && /^([=~^+-])\1{2,}$/.test(under);
  return isUnderlined && Math.abs(under.length - line.text.trim().length) < 2
    ? { text: line.text, lines: 2 }
    : undefined;
}

/** The line that ends the block which begins at the given one. */
function closing(lines: readonly Line[], index: number): number {
  const fence = lines[index]?.text.trim().replace(/^```.*/, '```');
  const end = lines.findIndex(({ text }, place) => place > index && text.trim() === fence);
  return end < 0 ? lines.length : end;
}

function afterVerbatim(lines: readonly Line[], index: number): number {
  const isBlock = /^(--|={4,}|\*{4,}|_{4,})\s*$/.test(lines[index]?.text ?? '');
  return isBlock ? closing(lines, index) : endOfParagraph(lines, index);
}

function endOfParagraph(lines: readonly Line[], index: number): number {
  let last = index;
  while (lines[last + 1] && !lines[last + 1]?.isBlank) last++;
  return last;
}

/** Without the marks of emphasis, roles and links. */
function plainTitle(title: string): string {
  return (
    plain(
      title
        .replace(/\[\[[^\]]*\]\]|\[[.#][^\]]*\](?=[#*_`])/g, '')
        .replace(/(?:link|xref|image|icon|kbd|btn)?:?\S*?\[([^\]]*)\]/g, '$1')
        .replace(/(\*\*|\*|__|_|``|`|##|#)(\S|\S.*?\S)\1/g, '$2')
        .replace(/\{nbsp\}/g, ' '),
    ) ?? ''
  );
}
