import type { Span } from '../found-image.ts';
import { blankOut, keepOnly } from './blank.ts';
import type { Reading } from './finding.ts';
import { afterFrontmatter } from './frontmatter.ts';
import { readTags } from './html.ts';
import { importsIn } from './imports.ts';
import { readCode } from './jsx.ts';
import { readParts } from './markdown.ts';
import { parseMdx } from './mdx-parser.ts';
import { picturesOf, usesOf } from './tag.ts';

/** Markdown, with tags of JSX, expressions in braces, and lines of ECMAScript. */
export function readMdx(text: string): Reading {
  const tree = parseMdx(blankOut(text, [{ start: 0, end: afterFrontmatter(text) }]));
  const { pictures, headings } = readParts(text, tree);
  const parts: Record<string, Span[]> = { JsxTag: [], Expression: [], Esm: [] };
  tree.iterate({ enter: ({ name, from, to }) => void parts[name]?.push({ start: from, end: to }) });
  const { JsxTag: jsx = [], Expression: expressions = [], Esm: modules = [] } = parts;
  const markup = readTags(text, keepOnly(text, jsx), { braces: true, imports: false });
  const code = readCode(
    text,
    keepOnly(
      text,
      [...expressions, ...modules].sort((a, b) => a.start - b.start),
    ),
  );
  const tags = [...markup.tags, ...code.tags];
  return {
    findings: [
      ...pictures,
      ...picturesOf(text, tags),
      ...markup.styled,
      ...importsIn(text, code.tree, 0, usesOf(text, tags)),
    ],
    headings: [...headings, ...markup.headings, ...code.headings],
  };
}
