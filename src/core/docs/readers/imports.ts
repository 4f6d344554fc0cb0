import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/javascript';
import type { Span } from '../found-image.ts';
import { namesPicture } from '../image-address.ts';
import { type Finding, finding } from './finding.ts';
import type { Uses } from './tag.ts';

/** Of JavaScript and TypeScript, with JSX. */
export const javascript = parser.configure({ dialect: 'jsx ts' });

/** The pictures that a script imports, described by the tags that show them. */
export function readImports(text: string, span: Span, uses: Uses): readonly Finding[] {
  const script = text.slice(span.start, span.end);
  if (!/\.(png|jpe?g|webp|gif|svg|avif|bmp|ico|tiff?|apng)\b/i.test(script)) return [];
  return importsIn(text, javascript.parse(script), span.start, uses);
}

/** As `readImports`, of a tree whose text begins at `offset`. */
export function importsIn(text: string, tree: Tree, offset: number, uses: Uses): readonly Finding[] {
  const found: Finding[] = [];
  const script = text.slice(offset);
  tree.iterate({
    enter({ name, node }) {
      const address = name === 'ImportDeclaration' ? importedAddress(node) : name === 'String' ? node : null;
      if (!address || (address === node && !isCalledWith(script, node))) return;
      const at = { start: offset + address.from + 1, end: offset + address.to - 1 };
      if (!namesPicture(text.slice(at.start, at.end))) return;
      const statement = statementAround(node);
      const whole = { start: offset + statement.from, end: offset + statement.to };
      const bound = node.name === 'ImportDeclaration' ? node : node.parent?.parent?.parent;
      const variable = bound?.getChild('VariableDefinition');
      const use = variable && uses.get(text.slice(offset + variable.from, offset + variable.to));
      found.push(finding(text, at, whole, use?.facts ?? {}, use?.place));
    },
  });
  return found;
}

/** Not of `import type`, nor of what is imported for its effect alone. */
function importedAddress(node: SyntaxNode): SyntaxNode | null {
  const names = node.getChild('VariableDefinition') ?? node.getChild('ImportGroup');
  return names && !node.getChild('type') ? node.getChild('String') : null;
}

/** Whether the string is what `require(…)` or `new URL(…, import.meta.url)` is called with. */
function isCalledWith(script: string, { from, parent, nextSibling }: SyntaxNode): boolean {
  const isFirst = parent?.name === 'ArgList' && parent.firstChild?.nextSibling?.from === from;
  const callee = isFirst ? parent.parent?.getChild('VariableName') : undefined;
  const called = callee && script.slice(callee.from, callee.to);
  return called === 'require' || (called === 'URL' && nextSibling?.nextSibling?.name === 'MemberExpression');
}

function statementAround(node: SyntaxNode): SyntaxNode {
  if (node.name === 'ImportDeclaration') return node;
  return node.parent?.parent ?? node;
}
