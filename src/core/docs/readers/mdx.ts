import type { Span } from '../found-image.ts';
import { excerptOf, inWhole } from './excerpt.ts';
import type { Reading } from './finding.ts';
import { bodyOf } from './frontmatter.ts';
import { readTags } from './html.ts';
import { readCode } from './jsx.ts';
import { picturesOf as picturesOfMarkdown } from './markdown.ts';
import { type Parts, readTree } from './markdown-tree.ts';
import { parseMdx } from './mdx-parser.ts';
import { picturesOf, usesOf } from './tag.ts';

/** Markdown, with tags of JSX, expressions in braces, and lines of ECMAScript. */
export function readMdx(text: string): Reading {
  const tree = parseMdx(bodyOf(text));
  const parts: Parts = { images: [], definitions: [], headings: [], html: [] };
  readTree(text, tree, 0, parts);
  const others: Readonly<Record<string, Span[]>> = { JsxTag: [], Code: [] };
  tree.iterate({
    enter: ({ name, from, to }) => {
      others[name === 'Expression' || name === 'Esm' ? 'Code' : name]?.push({ start: from, end: to });
    },
  });
  const { JsxTag: jsx = [], Code: code = [] } = others;
  const markup = excerptOf(text, jsx);
  const { tags, headings } = readTags(markup.text, { braces: true, imports: false });
  const script = excerptOf(text, code);
  const readings = [
    { findings: picturesOfMarkdown(text, parts), headings: parts.headings },
    inWhole({ findings: picturesOf(markup.text, tags), headings }, markup),
    inWhole(readCode(script.text, usesOf(markup.text, tags, markup.placeOf), script.placeOf), script),
  ];
  return {
    findings: readings.flatMap(({ findings }) => findings),
    headings: readings.flatMap(({ headings }) => headings),
  };
}
