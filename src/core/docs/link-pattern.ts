import { t } from '../text.ts';
import { attribute, backslashed, encodePath, type LinkEncoding } from './encode-link.ts';
import { writerOf } from './link-writers.ts';
import type { LinkedPicture } from './linked-picture.ts';

/** What a pattern may hold. */
const VARIABLES = ['path', 'alt', 'width', 'height', 'name'] as const;

type Variable = (typeof VARIABLES)[number];

/** What a person wrote for a language, or for all; undefined where nothing is said. */
export function patternFor(languageId: string, patterns: Readonly<Record<string, unknown>>): unknown {
  return Object.hasOwn(patterns, languageId) ? patterns[languageId] : patterns['*'];
}

/** What is wrong with a pattern; undefined where nothing is. */
export function faultOfPattern(pattern: unknown): string | undefined {
  if (typeof pattern !== 'string') return t('A pattern must be a text');
  const names = [...pattern.matchAll(VARIABLE)].flatMap(({ groups }) => groups?.name ?? []);
  const unknown = names.find((name) => !isVariable(name));
  const known = VARIABLES.map((name) => `\${${name}}`).join(', ');
  if (unknown !== undefined) return t('There is no {0}: use {1}', `\${${unknown}}`, known);
  if (names.some((name) => name === 'path' || name === 'name')) return undefined;
  return t('Without {0} it leads to no picture', '${path}');
}

/** `\$` stands for a dollar sign. */
const VARIABLE = /\\\$|\$\{(?<name>[^{}]*)\}/g;

/** Fills in a pattern that nothing is wrong with. What is filled in is encoded as its place in the pattern asks for. */
export function fillPattern(pattern: string, picture: LinkedPicture, languageId: string): string {
  const { encoding } = writerOf(languageId);
  const { path, alt, width, height } = picture;
  const name = (path.split('/').at(-1) ?? '').replace(/(.)\.[^.]*$/, '$1');
  return pattern.replace(VARIABLE, (whole, variable: string | undefined, place: number) => {
    if (variable === undefined) return '$';
    if (variable === 'width') return String(width);
    if (variable === 'height') return String(height);
    if (variable === 'alt') return encodeAt(alt, pattern, place, place + whole.length, encoding, false);
    return encodeAt(variable === 'path' ? path : name, pattern, place, place + whole.length, encoding, true);
  });
}

function isVariable(name: string): name is Variable {
  return VARIABLES.some((one) => one === name);
}

function encodeAt(
  text: string,
  pattern: string,
  start: number,
  end: number,
  encoding: LinkEncoding,
  isPath: boolean,
): string {
  const before = pattern.slice(0, start);
  const quote = quoteAround(before, pattern.slice(end));
  const tag = /<[a-z][^<>]*$/i.exec(before)?.[0];
  // What a bundler takes for the path of a file is a string like any other.
  if (tag !== undefined && isInBraces(tag)) return quote ? backslashed(text, quote) : text;
  if (tag !== undefined) {
    const written = attribute(isPath ? encodePath(text) : text);
    return quote === "'" ? written.replaceAll("'", '&#39;') : written;
  }
  if (!quote) return isPath ? encoding.path(text) : encoding.text(text);
  return encoding.quoted(isPath ? encoding.path(text) : text, quote);
}

/** Whether an expression of JSX or Svelte has begun. */
function isInBraces(tag: string): boolean {
  return tag.lastIndexOf('{') > tag.lastIndexOf('}');
}

type Quote = '"' | "'";

/** The quotes that a place is between; an apostrophe within a word is none. */
function quoteAround(before: string, after: string): Quote | undefined {
  const mark = /(?:^|[\s=([{,:<])(["'])(?:(?!\1).)*$/s.exec(before)?.[1];
  return (mark === '"' || mark === "'") && after.includes(mark) ? mark : undefined;
}
