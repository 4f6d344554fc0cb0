import { type CSSToken, tokenizer } from '@csstools/css-tokenizer';
import type { Span } from '../found-image.ts';
import { namesPicture } from '../image-address.ts';
import { readPlaceholderUrl } from '../placeholder-url.ts';
import { type Declared, declare, type Sizes, sizesOf } from './css-sizes.ts';
import { type Finding, finding, type Reading } from './finding.ts';

export function readCss(text: string, languageId: string): Reading {
  const findings = readStyles(text, { start: 0, end: text.length }, { slashes: languageId !== 'css' });
  return { findings, headings: [] };
}

/**
 * Tokens, not a tree: a parser of CSS takes the declarations of SCSS and Less, of which it knows nothing, for selectors and loses
 * their addresses, but their tokens are those of CSS. `slashes`: `//` begins a comment.
 */
export function readStyles(text: string, span: Span, { slashes }: { readonly slashes: boolean }): readonly Finding[] {
  const css = text.slice(span.start, span.end);
  if (!/url\(|image-set\(/i.test(css)) return [];
  const found: Finding[] = [];
  const blocks: Block[] = [{ isFont: false, sizes: {}, addresses: [] }];
  let statement: CSSToken[] = [];

  /** What was written since the last statement's end, of the innermost block. */
  const finish = () => {
    const block = blocks.at(-1);
    if (block && !block.isFont) read(statement, block);
    statement = [];
  };
  const leave = () => {
    const { addresses, sizes } = blocks.pop() ?? { addresses: [], sizes: {} };
    for (const { at, whole, own } of addresses) {
      found.push(finding(text, moved(at, span.start), moved(whole, span.start), own ?? sizesOf(sizes)));
    }
  };

  for (const token of tokensOf(slashes ? withoutSlashes(css) : css)) {
    if (token[0] === 'semicolon-token') finish();
    else if (token[0] === '{-token') {
      const isFont = statement.some(([type, name]) => type === 'at-keyword-token' && /^@font-face$/i.test(name));
      finish();
      blocks.push({ isFont, sizes: {}, addresses: [] });
    } else if (token[0] === '}-token') {
      finish();
      if (blocks.length > 1) leave();
    } else statement.push(token);
  }
  finish();
  while (blocks.length > 0) leave();
  return found;
}

/** What a `style` attribute says of its element. */
export function readOwnStyle(text: string, span: Span): Sizes {
  const sizes: Declared = {};
  for (const [, name = '', value = ''] of text.slice(span.start, span.end).matchAll(/([\w-]+)\s*:([^;]*)/g)) {
    declare(sizes, name, value);
  }
  return sizesOf(sizes);
}

interface Address {
  readonly at: Span;
  readonly whole: Span;
  /** Of its own declaration; else those of the block. */
  readonly own: Sizes | undefined;
}

interface Block {
  readonly isFont: boolean;
  readonly sizes: Declared;
  readonly addresses: Address[];
}

function read(statement: readonly CSSToken[], { sizes, addresses }: Block): void {
  const spoken = statement.filter(([type]) => type !== 'whitespace-token' && type !== 'comment');
  const [first, second] = spoken;
  const name = first?.[0] === 'ident-token' && second?.[0] === 'colon-token' ? first[1].toLowerCase() : '';
  const value = spoken.slice(2).filter(([type]) => type !== 'url-token');
  const own = declare(sizes, name, value.map(([, written]) => written).join(' '));
  const found = [...addressesOf(statement)];
  // Which of several layers a size belongs to is not looked for.
  for (const { at, whole } of found) addresses.push({ at, whole, own: found.length > 1 ? undefined : own });
}

/** `url(…)`, quoted or not, and the strings of `image-set(…)`, where they name pictures: fonts and filters have addresses too. */
function* addressesOf(tokens: readonly CSSToken[]): Iterable<{ readonly at: Span; readonly whole: Span }> {
  const functions: { readonly name: string; readonly start: number }[] = [];
  for (const [index, [type, written, start, end]] of tokens.entries()) {
    if (type === 'function-token') functions.push({ name: written.toLowerCase(), start });
    else if (type === '(-token') functions.push({ name: '', start });
    else if (type === ')-token') functions.pop();
    else if (type === 'url-token' && written.endsWith(')')) {
      const at = innerSpan(written, start);
      if (isPicture(written.slice(at.start - start, at.end - start))) yield { at, whole: { start, end: end + 1 } };
    } else if (type === 'string-token' && isPicture(written.slice(1, -1))) {
      const around = functions.at(-1);
      const at = { start: start + 1, end };
      const next = tokens.slice(index + 1, index + 3).find(([kind]) => kind !== 'whitespace-token');
      // `url("a" + $b)` is made while it is compiled.
      const isAlone = next?.[0] === ')-token';
      if (around?.name === 'url(' && isAlone) yield { at, whole: { start: around.start, end: next[3] + 1 } };
      if (/^(-webkit-)?image-set\($/.test(around?.name ?? '')) yield { at, whole: { start, end: end + 1 } };
    }
  }
}

/** Without the blanks around it; within an attribute of HTML, its quotes may be entities. */
function innerSpan(written: string, start: number): Span {
  const inner = /^url\((\s*(?:&(?:quot|#39|apos);)?)(.*?)(?:&(?:quot|#39|apos);)?\s*\)$/is.exec(written);
  const from = start + 'url('.length + (inner?.[1]?.length ?? 0);
  return { start: from, end: from + (inner?.[2]?.length ?? 0) };
}

/** Not where a variable of SCSS begins it. */
function isPicture(link: string): boolean {
  if (link.startsWith('$')) return false;
  return namesPicture(link) || readPlaceholderUrl(link) !== undefined;
}

function* tokensOf(css: string): Iterable<CSSToken> {
  const { nextToken, endOfFile } = tokenizer({ css });
  while (!endOfFile()) yield nextToken();
}

/** Blanks for the comments that only SCSS and Less know. */
function withoutSlashes(css: string): string {
  if (!css.includes('//')) return css;
  return css.replace(
    /\/\*.*?(?:\*\/|$)|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|url\(\s*[^"'\s)][^)\n]*\)|\/\/[^\n]*/gis,
    (part) => (part.startsWith('//') ? ' '.repeat(part.length) : part),
  );
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
