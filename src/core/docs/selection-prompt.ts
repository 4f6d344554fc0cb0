import { writerOf } from './link-writers.ts';
import { resolveEntities } from './readers/entities.ts';
import { plainText } from './readers/markdown-text.ts';

/** A piece of a document as a prompt: in one line, without the marks of its language as far as they are plain to see. */
export function promptFrom(languageId: string, text: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const kind = kindOf(languageId);
  const said = lines.map((line) => STRIP_LINE[kind](line)).filter((line) => /[\p{L}\p{N}]/u.test(line));
  return unquoted(STRIP_TEXT[kind](said.join(' ')).replace(/\s+/g, ' ').trim());
}

type Kind = 'markdown' | 'markup' | 'code' | 'asciidoc' | 'restructuredtext' | 'tex' | 'org';

function kindOf(languageId: string): Kind {
  if (writerOf(languageId).flow === 'markdown') return 'markdown';
  if (languageId === 'asciidoc' || languageId === 'restructuredtext' || languageId === 'org') return languageId;
  if (/^(la)?tex/.test(languageId)) return 'tex';
  return MARKUP.test(writerOf(languageId).write({ path: '', alt: '', width: 0, height: 0 })) ? 'markup' : 'code';
}

const MARKUP = /^</;

const COMMENT = /^(?:\{?\/\*+|\*+\/|\*(?=\s)|\/\/+!?|<!--|--+|#+|;+|%+|"""|''')\s*|\s*(?:\*+\/\}?|-->|"""|''')$/g;

const stripComment = (line: string) => line.replace(COMMENT, '').replace(COMMENT, '');

/** Marks at the beginning and the end of a line. */
const STRIP_LINE: Readonly<Record<Kind, (line: string) => string>> = {
  markdown: (line) =>
    line
      .replace(/^(?:>\s?)+/, '')
      .replace(/^(?:#{1,6}\s+|(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?)/, '')
      .replace(/^\||\|$/g, '')
      .replace(/<!--|-->/g, ''),
  markup: stripComment,
  code: stripComment,
  asciidoc: (line) => line.replace(/^(?:=+|\*+|\.+|-|\/\/)\s+/, ''),
  restructuredtext: (line) => line.replace(/^(?:[-*+]|\d+\.|#\.|\.\.)\s+/, ''),
  tex: (line) => line.replace(/^%+\s*/, '').replace(/^\\item\s+/, ''),
  org: (line) => line.replace(/^(?:\*+|[-+]|\d+[.)]|#)\s+/, ''),
};

/** Marks within the text. */
const STRIP_TEXT: Readonly<Record<Kind, (text: string) => string>> = {
  markdown: (text) => plainText(text.replace(/ \| /g, ', ').replace(/~~(?=\S)(.*?\S)~~/g, '$1')),
  markup: (text) => resolveEntities(text.replace(/<\/?[a-z][^<>]*>/gi, ' ')),
  code: (text) => text,
  asciidoc: (text) =>
    text
      .replace(/(?:link:|xref:|https?:)\S*?\[([^\]]*)\]/g, '$1')
      .replace(/(?<![\p{L}\p{N}])([*_`#]{1,2})(?=\S)(.*?\S)\1(?![\p{L}\p{N}])/gu, '$2'),
  restructuredtext: (text) =>
    text
      .replace(/(?::[\w-]+:)?`([^`<]*?)\s*(?:<[^>]*>)?`_{0,2}/g, '$1')
      .replace(/(?<![\p{L}\p{N}])(\*{1,2})(?=\S)(.*?\S)\1(?![\p{L}\p{N}])/gu, '$2'),
  tex: (text) =>
    text
      .replace(/\\[a-zA-Z]+\*?(?:\[[^\]]*\])?(?=\{)/g, '')
      .replace(/\\([%&#_${}])/g, '$1')
      .replace(/[{}]/g, '')
      .replace(/~/g, ' '),
  org: (text) =>
    text
      .replace(/\[\[[^\]]*\]\[([^\]]*)\]\]/g, '$1')
      .replace(/(?<![\p{L}\p{N}])([*/_=~+])(?=\S)(.*?\S)\1(?![\p{L}\p{N}])/gu, '$2'),
};

/** A string of a program is meant without its quotes. */
function unquoted(text: string): string {
  return /^(["'`])((?:(?!\1).)*)\1[;,]?$/.exec(text)?.[2]?.trim() ?? text;
}
