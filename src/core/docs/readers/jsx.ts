import type { SyntaxNode } from '@lezer/common';
import { resolveEntities } from './entities.ts';
import { readExpression, type Value } from './expression.ts';
import { type Heading, plain, type Reading } from './finding.ts';
import { importsIn, javascript } from './imports.ts';
import { picturesOf, type Tag, type Uses, usesOf } from './tag.ts';

/** React's names for what HTML writes otherwise. */
const NAMES: Readonly<Record<string, string>> = { xlinkHref: 'xlink:href' };

export function readJsx(text: string): Reading {
  return readCode(text, new Map());
}

/** `uses` are those outside of the code; `placeOf` tells where a place of the code is in its document. */
export function readCode(text: string, uses: Uses, placeOf?: (place: number) => number): Reading {
  const tags: Tag[] = [];
  const headings: Heading[] = [];
  const tree = javascript.parse(text);
  tree.iterate({
    enter({ name, node }) {
      if (name === 'JSXOpenTag' || name === 'JSXSelfClosingTag') tags.push(tagOf(text, node));
      else if (name === 'JSXElement' && /^h[1-6]$/.test(nameOf(text, node.firstChild))) {
        headings.push({ place: node.from, read: () => plain(textOf(text, node)) ?? '' });
      }
    },
  });
  const used = new Map([...usesOf(text, tags, placeOf), ...uses]);
  return { findings: [...picturesOf(text, tags), ...importsIn(text, tree, 0, used)], headings };
}

function tagOf(text: string, tag: SyntaxNode): Tag {
  const attributes = new Map<string, Value>();
  for (const attribute of tag.getChildren('JSXAttribute')) {
    const name = attribute.firstChild ? text.slice(attribute.firstChild.from, attribute.firstChild.to) : '';
    const value = readValue(text, attribute.lastChild);
    if (value) attributes.set(NAMES[name] ?? name.toLowerCase(), value);
  }
  const span = { start: tag.from, end: tag.to };
  return { name: nameOf(text, tag), span, attributes, picture: pictureAround(text, tag) };
}

function readValue(text: string, value: SyntaxNode | null): Value | undefined {
  if (value?.name !== 'JSXAttributeValue' && value?.name !== 'JSXEscape') return undefined;
  const isClosed = value.to - value.from > 1 && /["'}]/.test(text.charAt(value.to - 1));
  if (!isClosed) return undefined;
  const span = { start: value.from + 1, end: value.to - 1 };
  return value.name === 'JSXEscape' ? readExpression(text, span) : { kind: 'text', span };
}

/** `img`, `Image`, `Foo.Image`, `svg:image`. */
function nameOf(text: string, tag: SyntaxNode | null): string {
  const name = tag?.firstChild?.nextSibling;
  return name && /^JSX(Identifier|Builtin|MemberExpression|NamespacedName)$/.test(name.name)
    ? text.slice(name.from, name.to)
    : '';
}

function pictureAround(text: string, tag: SyntaxNode): number | undefined {
  for (let node = tag.parent?.parent ?? null; node; node = node.parent) {
    if (node.name === 'JSXElement' && nameOf(text, node.firstChild) === 'picture') return node.from;
  }
  return undefined;
}

function textOf(text: string, element: SyntaxNode): string {
  const said: string[] = [];
  element.cursor().iterate(({ name, from, to }) => {
    if (name === 'JSXText' || /^JSX\w*Reference$/.test(name)) said.push(resolveEntities(text.slice(from, to)));
    return !/^JSX(\w*Tag|Escape)$/.test(name);
  });
  return said.join('');
}
