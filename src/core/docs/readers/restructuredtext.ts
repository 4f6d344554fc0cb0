import { type Finding, finding, type Heading, plain, type Reading } from './finding.ts';
import { readPixels } from './lengths.ts';
import { type Line, linesOf } from './lines.ts';

/** Directives whose content is shown as it is written, or is another language. */
const VERBATIM =
  /^(code|code-block|code-cell|sourcecode|literalinclude|parsed-literal|raw|math|prompt|doctest|testcode|testsetup|testoutput|testcleanup|ipython|jupyter-execute|graphviz|digraph|graph|mermaid|uml|plantuml|productionlist|highlight|replace|unicode|date|meta|index|toctree|include|comment)$/;

/** Marks of list items: what they hold begins behind them. */
const ITEM = /^(?:(?:[-*+•]|(?:\d+|#|[a-zA-Z])[.)]|\((?:\d+|#|[a-zA-Z])\))\s+)+/;
const DIRECTIVE = /^\.\.\s+(?:\|[^|]+\|\s+)?([\w.:+-]+?)::(?:\s+(.*?))?\s*$/;
/** Footnotes, citations and targets of links. */
const NO_COMMENT = /^\.\.\s+(?:\[[^\]]+\]|_[^:]*:|__)/;
const ADORNMENT = /^([!-/:-@[-`{-~])\1{2,}\s*$/;

/** Directives are lines of their own, so lines are all that needs to be known: where the verbatim ones end, indentation says. */
export function readRestructuredText(text: string): Reading {
  const lines = linesOf(text);
  const findings: Finding[] = [];
  const headings: Heading[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as Line;
    const indent = line.indent + (ITEM.exec(line.text.slice(line.indent))?.[0].length ?? 0);
    const said = line.text.slice(indent);
    if (/^\.\.(\s|$)/.test(said)) {
      const [, name, argument = ''] = DIRECTIVE.exec(said) ?? [];
      if (name === 'image' || name === 'figure') {
        const { picture, next } = readPicture(text, lines, index, indent, argument, name === 'figure');
        if (picture) findings.push(picture);
        index = next - 1;
      } else if (name === undefined ? !NO_COMMENT.test(said) : VERBATIM.test(name)) {
        const isEmptyComment = said.trim() === '..' && lines[index + 1]?.isBlank;
        if (!isEmptyComment) index = afterIndented(lines, index + 1, indent) - 1;
      }
    } else if (said.endsWith('::') && lines[index + 1]?.isBlank !== false)
      index = afterLiteral(lines, index + 1, indent) - 1;
    else if (line.text.trimStart().startsWith('|')) findings.push(...picturesOfCells(text, line));
    else if (isTitle(lines, index)) headings.push({ place: line.start, read: () => plainTitle(line.text) });
  }
  return { findings, headings };
}

/** The options of a picture, and the caption of a figure, stand indented below it. */
function readPicture(
  text: string,
  lines: readonly Line[],
  index: number,
  indent: number,
  argument: string,
  isFigure: boolean,
): { readonly picture: Finding | undefined; readonly next: number } {
  const line = lines[index] as Line;
  const options = new Map<string, string>();
  let next = index + 1;
  let last = line;
  let option = '';
  for (; next < lines.length; next++) {
    const below = lines[next] as Line;
    if (below.isBlank || below.indent <= indent) break;
    const [, name, value = ''] = /^\s*:([\w-]+):\s*(.*)$/.exec(below.text) ?? [];
    if (name === undefined && !option) break;
    option = name ?? option;
    options.set(option, name === undefined ? `${options.get(option)} ${below.text.trim()}` : value.trim());
    last = below;
  }
  // Sphinx takes the best of `diagram.*`.
  if (!argument || argument.includes('*')) return { picture: undefined, next };
  const start = line.start + line.text.lastIndexOf(argument);
  const whole = { start: line.start + indent, end: last.start + last.text.length };
  const picture = finding(text, { start, end: start + argument.length }, whole, {
    alt: options.get('alt'),
    title: isFigure ? captionAt(lines, next, indent) : undefined,
    width: readPixels(options.get('width')),
    height: readPixels(options.get('height')),
  });
  return { picture, next };
}

/** The first paragraph below the options. */
function captionAt(lines: readonly Line[], from: number, indent: number): string | undefined {
  const words: string[] = [];
  for (const line of lines.slice(from + (lines[from]?.isBlank ? 1 : 0))) {
    if (line.isBlank || line.indent <= indent || /^\s*\.\.(\s|$)/.test(line.text)) break;
    words.push(line.text);
  }
  return words.length > 0 ? plainTitle(words.join(' ')) : undefined;
}

/** In the cells of a table that is drawn with lines. */
function picturesOfCells(text: string, line: Line): readonly Finding[] {
  return [...line.text.matchAll(/(?<=\|\s*)\.\.\s+(?:image|figure)::\s+([^|*]*[^|*\s])(?=\s*\|)/g)].map((match) => {
    const whole = { start: line.start + match.index, end: line.start + match.index + match[0].length };
    return finding(text, { start: whole.end - (match[1] ?? '').length, end: whole.end }, whole, {});
  });
}

/** The first line that is not blank and not indented more than the given one. */
function afterIndented(lines: readonly Line[], from: number, indent: number): number {
  for (let index = from; index < lines.length; index++) {
    const line = lines[index] as Line;
    if (!line.isBlank && line.indent <= indent) return index;
  }
  return lines.length;
}

/** After a paragraph that ends in `::`: what is indented, or what is quoted with one and the same mark. */
function afterLiteral(lines: readonly Line[], from: number, indent: number): number {
  let first = from;
  while (lines[first]?.isBlank) first++;
  const line = lines[first];
  if (!line || line.indent > indent) return afterIndented(lines, from, indent);
  const mark = /^[!-/:-@[-`{-~]/.exec(line.text.slice(line.indent))?.[0];
  if (mark === undefined) return first;
  while (lines[first]?.text.trimStart().startsWith(mark)) first++;
  return first;
}

/** A line with one of punctuation beneath. */
function isTitle(lines: readonly Line[], index: number): boolean {
  const [line, under] = [lines[index], lines[index + 1]];
  if (!line || !under || line.isBlank || !ADORNMENT.test(under.text) || ADORNMENT.test(line.text)) return false;
  return under.text.trim().length >= Math.min(4, line.text.trim().length);
}

/** Without the marks of roles, emphasis and literals. */
function plainTitle(title: string): string {
  return (
    plain(
      title
        .replace(/:[\w:-]+:`([^`<]*?)\s*(?:<[^>]*>)?`/g, '$1')
        .replace(/`([^`<]*?)\s*(?:<[^>]*>)?`__?/g, '$1')
        .replace(/(\*\*|\*|``|`|\|)(\S|\S.*?\S)\1/g, '$2')
        .replace(/\\(.)/g, '$1'),
    ) ?? ''
  );
}
