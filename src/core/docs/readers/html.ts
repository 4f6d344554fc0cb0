import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common';
import { parser } from '@lezer/html';
import type { Span } from '../found-image.ts';
import { blankBraces } from './braces.ts';
import { readStyles } from './css.ts';
import { resolveEntities } from './entities.ts';
import { readExpression, type Value } from './expression.ts';
import { type Finding, type Heading, plain, type Reading } from './finding.ts';
import { readImports } from './imports.ts';
import { picturesOf, type Tag, type Uses, usesOf } from './tag.ts';

const selfClosing = parser.configure({ dialect: 'selfClosing' });

/** How a language's markup differs from HTML's. */
export interface Flavour {
  /** `src={…}` is an expression. */
  readonly braces: boolean;
  /** What scripts import can be shown by tags. */
  readonly imports: boolean;
}

export function readHtml(text: string, languageId: string): Reading {
  return readMarkup(text, { braces: languageId === 'svelte', imports: languageId !== 'html' });
}

/** What is told of a text of which not all is markup, or that is part of a document. */
export interface Context {
  /** The text, with blanks where it is no markup. */
  readonly markup?: string;
  /** A script outside of `<script>`. */
  readonly script?: Span | undefined;
  /** Where a place of the text is in its document. */
  readonly placeOf?: (place: number) => number;
}

export function readMarkup(text: string, flavour: Flavour, context: Context = {}): Reading {
  const { tags, headings, styled, scripts } = readTags(text, flavour, context.markup);
  const code = context.script ? [context.script, ...scripts] : scripts;
  const uses: Uses = code.length > 0 ? usesOf(text, tags, context.placeOf) : new Map();
  const imported = code.flatMap((span) => readImports(text, span, uses));
  const findings = [...picturesOf(text, tags), ...styled, ...imported];
  const base = baseOf(text, tags);
  return { findings: base === undefined ? findings : findings.map((found) => withBase(found, base)), headings };
}

/** What markup holds. */
export interface Markup {
  readonly tags: readonly Tag[];
  readonly headings: readonly Heading[];
  /** What its stylesheets show. */
  readonly styled: readonly Finding[];
  readonly scripts: readonly Span[];
}

export function readTags(text: string, flavour: Flavour, markup = text): Markup {
  const language = flavour.imports || flavour.braces ? selfClosing : parser;
  const source = flavour.braces ? blankBraces(markup) : markup;
  const tags: Tag[] = [];
  const headings: Heading[] = [];
  const styled: Finding[] = [];
  const scripts: Span[] = [];
  language.parse(source).iterate({
    enter(node) {
      if (node.name === 'OpenTag' || node.name === 'SelfClosingTag') tags.push(tagOf(text, node, flavour));
      else if (node.name === 'StyleText') styled.push(...readStyleText(text, node));
      else if (node.name === 'ScriptText' && flavour.imports) scripts.push({ start: node.from, end: node.to });
      else if (node.name === 'Element') {
        const name = nameOf(text, node.node.firstChild);
        if (/^h[1-6]$/.test(name)) headings.push(headingOf(text, node.node));
        // Its text is no markup.
        if (name === 'title') return false;
      }
      return node.name !== 'OpenTag' && node.name !== 'SelfClosingTag';
    },
  });
  return { tags, headings, styled, scripts };
}

function tagOf(text: string, { node }: SyntaxNodeRef, flavour: Flavour): Tag {
  const attributes = new Map<string, Value>();
  for (const attribute of node.getChildren('Attribute')) {
    const [key, value] = readAttribute(text, attribute, flavour) ?? [];
    if (key !== undefined && value && !attributes.has(key)) attributes.set(key, value);
  }
  return {
    name: writtenName(text, node),
    span: { start: node.from, end: node.to },
    attributes,
    picture: pictureAround(text, node),
  };
}

function readAttribute(text: string, attribute: SyntaxNode, flavour: Flavour): [string, Value | undefined] | undefined {
  const nameNode = attribute.getChild('AttributeName');
  const value = attribute.getChild('AttributeValue') ?? attribute.getChild('UnquotedAttributeValue');
  if (!nameNode) return undefined;
  const written = text.slice(nameNode.from, nameNode.to);
  // Svelte's and Astro's `{src}` is `src={src}`.
  const short = flavour.braces ? /^\{\s*(\w+)\s*\}$/.exec(written)?.[1] : undefined;
  if (short) return [short.toLowerCase(), { kind: 'name', name: short }];
  if (!value) return undefined;
  const quoted = value.name === 'AttributeValue';
  const isClosed = !quoted || (value.to - value.from > 1 && text[value.from] === text[value.to - 1]);
  if (!isClosed) return undefined;
  const span = quoted ? { start: value.from + 1, end: value.to - 1 } : { start: value.from, end: value.to };
  const bound = /^(?:v-bind)?:(\w[\w:-]*)/.exec(written)?.[1];
  if (bound) return [bound.toLowerCase(), readExpression(text, span)];
  const name = written.toLowerCase();
  const isExpression = flavour.braces && text[span.start] === '{' && text[span.end - 1] === '}';
  if (isExpression) return [name, readExpression(text, { start: span.start + 1, end: span.end - 1 })];
  return [name, { kind: 'text', span }];
}

/** Of a `<base>`, from which all addresses of a document start. */
function baseOf(text: string, tags: readonly Tag[]): string | undefined {
  const href = tags.find(({ name }) => name.toLowerCase() === 'base')?.attributes.get('href');
  if (href?.kind !== 'text') return undefined;
  return (
    text
      .slice(href.span.start, href.span.end)
      .trim()
      .replace(/[^/]*$/, '') || undefined
  );
}

function withBase({ image, ...rest }: Finding, base: string): Finding {
  return { image: { ...image, base }, ...rest };
}

function pictureAround(text: string, tag: SyntaxNode): number | undefined {
  for (let node = tag.parent?.parent ?? null; node; node = node.parent) {
    if (nameOf(text, node.firstChild) === 'picture') return node.from;
  }
  return undefined;
}

function readStyleText(text: string, node: SyntaxNodeRef): readonly Finding[] {
  const attribute = node.node.parent?.firstChild;
  const opening = attribute ? text.slice(attribute.from, attribute.to) : '';
  const language = /\blang=["']?(\w+)/.exec(opening)?.[1] ?? 'css';
  const slashes = !/^(css|postcss)$/.test(language);
  // No heading is above a stylesheet.
  return readStyles(text, { start: node.from, end: node.to }, { slashes }).map(({ image }) => ({ image, place: -1 }));
}

function writtenName(text: string, tag: SyntaxNode | null): string {
  const name = tag?.getChild('TagName');
  return name ? text.slice(name.from, name.to) : '';
}

function nameOf(text: string, tag: SyntaxNode | null): string {
  return writtenName(text, tag).toLowerCase();
}

function headingOf(text: string, element: SyntaxNode): Heading {
  return { place: element.from, read: () => plain(textOf(text, element)) ?? '' };
}

/** What stands between tags. */
function textOf(text: string, element: SyntaxNode): string {
  const said: string[] = [];
  element.cursor().iterate((node) => {
    if (node.name === 'Text') said.push(text.slice(node.from, node.to).replace(/\{\{.*?\}\}|\{[^}]*\}/gs, ' '));
    else if (/Reference$/.test(node.name)) said.push(resolveEntities(text.slice(node.from, node.to)));
    return !/Tag$|Comment/.test(node.name);
  });
  return said.join('');
}
