import type { Span } from '../found-image.ts';

/** What an attribute holds, as far as it can be known without running anything. */
export type Value =
  /** A literal: the span is what stands between its quotes. */
  | { readonly kind: 'text'; readonly span: Span }
  | { readonly kind: 'number'; readonly number: number }
  /** An import or a constant. */
  | { readonly kind: 'name'; readonly name: string }
  /** An object of styles; the span holds its braces. */
  | { readonly kind: 'object'; readonly span: Span };

const STRING = /^(['"`])((?:(?!\1)[^\\\n]|\\.)*)\1$/;
/** What bundlers resolve: `require('./a.png').default`, `new URL('./a.png', import.meta.url).href`. */
const CALL =
  /^(?:require\(\s*|new\s+URL\(\s*)(['"`])((?:(?!\1)[^\\\n])*)\1\s*(?:,\s*import\.meta\.url\s*)?\)(?:\.(?:default|href|toString\(\)))?$/;

/** Reads an expression of JavaScript between braces or of a bound attribute; undefined where its value is made while it runs. */
export function readExpression(text: string, { start, end }: Span): Value | undefined {
  const whole = text.slice(start, end);
  const expression = whole.trim();
  const from = start + whole.indexOf(expression);
  const literal = STRING.exec(expression);
  if (literal) {
    const [, quote, inner = ''] = literal;
    if (quote === '`' && inner.includes('${')) return undefined;
    return { kind: 'text', span: { start: from + 1, end: from + 1 + inner.length } };
  }
  const call = CALL.exec(expression);
  if (call) {
    const at = from + expression.indexOf(call[1] ?? '') + 1;
    return { kind: 'text', span: { start: at, end: at + (call[2] ?? '').length } };
  }
  if (/^\d+(\.\d+)?$/.test(expression)) return { kind: 'number', number: Number(expression) };
  const name = /^([A-Za-z_$][\w$]*)(?:\.src)?$/.exec(expression)?.[1];
  if (name) return { kind: 'name', name };
  if (/^\{.*\}$/s.test(expression)) return { kind: 'object', span: { start: from, end: from + expression.length } };
  return undefined;
}

export interface Property {
  /** As in CSS: `background-image`. */
  readonly name: string;
  readonly value: Span;
}

/** The properties of an object literal whose values are plain strings or numbers. */
export function readProperties(text: string, { start, end }: Span): readonly Property[] {
  // Comments go, places stay.
  const object = text.slice(start, end).replace(/\/\*.*?\*\/|\/\/[^\n]*/gs, (comment) => ' '.repeat(comment.length));
  const properties = object.matchAll(
    /(?<=[{,]\s*)(['"]?)([\w-]+)\1\s*:\s*(?:(['"`])((?:(?!\3)[^\\\n])*)\3|([\d.]+))\s*(?=[,}])/g,
  );
  return [...properties].flatMap(({ 0: all, 2: name = '', 3: quote, 4: literal, 5: number, index }) => {
    const value = literal ?? number ?? '';
    if (quote === '`' && value.includes('${')) return [];
    const at =
      start + index + (quote === undefined ? all.lastIndexOf(value) : all.lastIndexOf(quote + value + quote) + 1);
    return [{ name: kebab(name), value: { start: at, end: at + value.length } }];
  });
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
