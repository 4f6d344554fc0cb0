import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/markdown';
import { resolveEntities } from './entities.ts';
import { plain } from './finding.ts';

const BLOCKS = [
  'LinkReference',
  'IndentedCode',
  'FencedCode',
  'Blockquote',
  'HorizontalRule',
  'BulletList',
  'OrderedList',
];
const heading = parser.configure({ remove: [...BLOCKS, 'HTMLBlock'] });
const paragraph = parser.configure({ remove: [...BLOCKS, 'HTMLBlock', 'ATXHeading', 'SetextHeading'] });

/** A heading of Markdown as it is read out. */
export function plainHeading(markdown: string): string {
  // Most have no marks within, and a parser has its price.
  const simple = /^ {0,3}#{1,6}[ \t]+([^\\&*_`[\]<#\n]+)$/.exec(markdown.trimEnd())?.[1];
  if (simple !== undefined) return plain(simple) ?? '';
  return plain(textOf(markdown, heading.parse(markdown).topNode)) ?? '';
}

/** The text within a paragraph of Markdown, as it is read out. */
export function plainText(markdown: string): string {
  if (!/[\\&*_`[\]<]/.test(markdown)) return plain(markdown) ?? '';
  return plain(textOf(markdown, paragraph.parse(markdown).topNode)) ?? '';
}

/** The title of a link knows escapes and entities, no marks. */
export function plainTitle(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])|&#?\w+;/g, (part, escaped) => escaped ?? resolveEntities(part));
}

function textOf(markdown: string, node: SyntaxNode): string {
  const said: string[] = [];
  let place = node.from;
  for (let child = node.firstChild; child; child = child.nextSibling) {
    said.push(markdown.slice(place, child.from), readChild(markdown, child));
    place = child.to;
  }
  said.push(markdown.slice(place, node.to));
  return said.join('');
}

function readChild(markdown: string, child: SyntaxNode): string {
  const { name, from, to } = child;
  // `[x]` without an address is text, as far as can be seen from here.
  if (name === 'Link' && !child.getChild('URL') && !child.getChild('LinkLabel')) return markdown.slice(from, to);
  if (/Mark$|^(HTML|Comment|Image|LinkTitle|LinkLabel|ProcessingInstruction)/.test(name)) return '';
  if (name === 'URL') return child.parent?.name === 'Link' ? '' : markdown.slice(from, to);
  if (name === 'Escape') return markdown.slice(from + 1, to);
  if (name === 'Entity') return resolveEntities(markdown.slice(from, to));
  return textOf(markdown, child);
}
