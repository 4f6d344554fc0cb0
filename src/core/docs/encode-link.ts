type Encode = (text: string) => string;

/** How paths and descriptions are written where a language expects them, so that nothing in them ends the link. */
export interface LinkEncoding {
  readonly path: Encode;
  /** Of a description as plain text. */
  readonly text: Encode;
  /** Of what stands between quotes. */
  readonly quoted: (text: string, quote: '"' | "'") => string;
}

/** Blanks and what would end a link are percent-encoded; letters of any script stay readable. */
export function encodePath(path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a file system may let them through
  return withoutScheme(path.replace(/[\s%()<>"'#?\\^`{|}\u0000-\u001f\u007f]/g, percent));
}

function percent(character: string): string {
  if (character > '\u007f') return encodeURIComponent(character);
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** What stands before a colon would be read as one. */
function withoutScheme(path: string): string {
  return /^[^/]*:/.test(path) ? `./${path}` : path;
}

/** Text within the quotes of an attribute, also where a template engine reads `{{`, `{%`, `{#` and `{!!`. */
export function attribute(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/"/g, '&quot;')
    .replace(/</g, '&lt;')
    .replace(/\{(?=[{%#!])/g, '&#123;');
}

/** Likewise where every brace begins an expression. */
export function bracelessAttribute(text: string): string {
  return attribute(text).replace(/\{/g, '&#123;').replace(/\}/g, '&#125;');
}

/** Text within the quotes of a string, single or double. */
export function backslashed(text: string, quote: '"' | "'" = '"'): string {
  return text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
}

/** What Markdown would read as a mark; an underscore within a word is none. */
export function markdownText(text: string): string {
  return text.replace(
    /[\\[\]`*<|]|&(?=#?\w+;)|~(?=~)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu,
    (character) => `\\${character}`,
  );
}

/** In MDX a brace begins an expression. */
export function mdxText(text: string): string {
  return markdownText(text).replace(/[{}]/g, '\\$&');
}

/** AsciiDoc takes blanks as they are; a bracket would end the target, a brace begin a reference. */
export function asciidocTarget(path: string): string {
  return withoutScheme(path.replace(/[%#?[\]{}]/g, percent));
}

/** Within quotes in the brackets of a macro. */
export function asciidocQuoted(text: string): string {
  return text.replace(/"/g, '\\"').replace(/\{(?=[\w-]+\})/g, '\\{');
}

/** reStructuredText drops blanks that are not escaped; Sphinx takes the rest for the name of a file, and so little is encoded. */
export function restructuredTextPath(path: string): string {
  return withoutScheme(path.replace(/[%#?<>"\\^`{|}]/g, percent).replace(/\s/g, '\\$&'));
}

/** Likewise, in quotes where it needs them. */
export function asciidocText(text: string): string {
  return /[",\]]/.test(text) ? `"${asciidocQuoted(text)}"` : asciidocQuoted(text);
}

/** The characters that TeX gives a meaning to. */
export function texText(text: string): string {
  const named: Readonly<Record<string, string>> = {
    '\\': '\\textbackslash{}',
    '~': '\\textasciitilde{}',
    '^': '\\textasciicircum{}',
  };
  return text.replace(/[\\~^{}$&#_%]/g, (character) => named[character] ?? `\\${character}`);
}

/** In Org a bracket ends the link. */
export function orgPath(path: string): string {
  return path.replace(/[[\]\\]/g, '\\$&');
}
