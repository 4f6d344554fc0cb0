import type { Span } from './found-image.ts';

/** One option of a prompt block, as it is written. */
export interface BlockEntry {
  readonly name: string;
  /** Without its quotes; absent for a word without `=`. */
  readonly value?: string;
  readonly span: Span;
  readonly nameSpan: Span;
  /** With its quotes. */
  readonly valueSpan?: Span;
}

export interface BlockHead {
  readonly entries: readonly BlockEntry[];
  /** Behind the colon before the prompt; absent where there is none. */
  readonly promptStart?: number;
}

/** A colon within a value is part of it (`https://…`), unless nothing follows. */
const BARE_VALUE = /(?:[^\s:]|:(?!\s|$))*/y;
const BARE_VALUE_ON_INFO_LINE = /\S*/y;

/**
 * Reads `key=value …`, and up to a colon where the prompt follows in the same text.
 * @param end excluded
 */
export function readHead(text: string, start: number, end: number, endsAtColon: boolean): BlockHead {
  const entries: BlockEntry[] = [];
  let at = start;
  for (;;) {
    at = match(/\s*/y, text, at).end;
    if (at >= end) return { entries };
    if (endsAtColon && text[at] === ':') return { entries, promptStart: at + 1 };
    const name = match(endsAtColon ? /[^\s=:]+/y : /[^\s=]+/y, text, at);
    if (text[name.end] !== '=') {
      // A lone `=` would not get anywhere.
      const word = name.end > at ? name : { start: at, end: at + 1 };
      entries.push({ name: text.slice(word.start, word.end), span: word, nameSpan: word });
      at = word.end;
      continue;
    }
    const value = readValue(text, name.end + 1, end, endsAtColon);
    const valueSpan = value.span;
    entries.push({
      name: text.slice(name.start, name.end),
      value: value.text,
      span: { start: name.start, end: valueSpan.end },
      nameSpan: name,
      valueSpan,
    });
    at = valueSpan.end;
  }
}

function readValue(text: string, start: number, end: number, endsAtColon: boolean): { text: string; span: Span } {
  const quote = text[start];
  if (start < end && (quote === '"' || quote === "'")) {
    const found = text.indexOf(quote, start + 1);
    const line = text.indexOf('\n', start);
    const close = found !== -1 && found < end ? found : Math.min(end, line === -1 ? end : line);
    return { text: text.slice(start + 1, close), span: { start, end: close === found ? close + 1 : close } };
  }
  const span = match(endsAtColon ? BARE_VALUE : BARE_VALUE_ON_INFO_LINE, text, start);
  const cut = { start, end: Math.min(span.end, end) };
  return { text: text.slice(cut.start, cut.end), span: cut };
}

function match(pattern: RegExp, text: string, start: number): Span {
  pattern.lastIndex = start;
  return { start, end: start + (pattern.exec(text)?.[0].length ?? 0) };
}

/** A value as an option's text holds it: in quotes where it would end too early. */
export function writeValue(value: string): string {
  if (value !== '' && !/[\s"'`]|:$/.test(value)) return value;
  return value.includes('"') ? `'${value.replaceAll("'", '’')}'` : `"${value}"`;
}
