/** A line of a text, without its end. */
export interface Line {
  readonly text: string;
  readonly start: number;
  /** Columns before the first character that is none; of a blank line, its length. */
  readonly indent: number;
  readonly isBlank: boolean;
}

export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const written = line.endsWith('\r') ? line.slice(0, -1) : line;
    const said = written.trimStart();
    lines.push({ text: written, start, indent: written.length - said.length, isBlank: said === '' });
    start += line.length + 1;
  }
  return lines;
}
