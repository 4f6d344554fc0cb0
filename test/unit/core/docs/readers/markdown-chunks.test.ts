import assert from 'node:assert/strict';
import { parser, Table } from '@lezer/markdown';
import type { Span } from '../../../../../src/core/docs/found-image.ts';
import { chunksOf } from '../../../../../src/core/docs/readers/markdown-chunks.ts';
import { type Parts, readTree } from '../../../../../src/core/docs/readers/markdown-tree.ts';

const markdown = parser.configure([Table]);

/** Where things are, when every chunk is parsed by itself. */
function placesIn(text: string, chunks: readonly Span[]): object {
  const parts: Parts = { images: [], definitions: [], headings: [], html: [] };
  for (const { start, end } of chunks) readTree(text, markdown.parse(text.slice(start, end)), start, parts);
  return {
    images: parts.images.map(({ span }) => span.start),
    definitions: parts.definitions.map(({ url }) => url.start),
    headings: parts.headings.map(({ place }) => place),
    // Whether blank lines behind it belong to a block of HTML depends on what follows.
    html: parts.html.map(({ start, end }) => [start, text.slice(0, end).trimEnd().length]),
  };
}

const PREFIXES = [
  '',
  '',
  '',
  '',
  '',
  ' ',
  '  ',
  '   ',
  '    ',
  '\t',
  '> ',
  '>',
  '- ',
  '* ',
  '1. ',
  '2. ',
  '10) ',
  '  - ',
];
const CONTENTS = [
  ...['![a](b.png)', 'text', '# H', 'Title', '===', '---', '* * *', '-', '1.', '[r]: x.png', '[r]:', '![r][]', '`'],
  ...['```', '````', '~~~', '```js', '``` a`b', '<div>', '</div>', '<!-- ', ' -->', '<!-- x -->', '<pre>', '</pre>'],
  ...[
    '<img src="x.png">',
    '| a | ![b](c.png) |',
    '|---|---|',
    '<script>',
    '</script>',
    '<?php',
    '?>',
    '<![CDATA[',
    ']]>',
  ],
  ...['<x-y>', '<!DOCTYPE x', '<textarea', '  ', '', '', '', '', '', '', ''],
];

/** The same in every run. */
function* documents(count: number): Iterable<string> {
  let seed = 1;
  const next = (below: number): number => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return Math.floor((seed / 0x7fffffff) * below) % below;
  };
  for (let index = 0; index < count; index++) {
    const lines = Array.from({ length: 1 + next(14) }, () => {
      const content = CONTENTS[next(CONTENTS.length)];
      return content === '' ? '' : `${PREFIXES[next(PREFIXES.length)]}${content}`;
    });
    yield lines.join('\n');
  }
}

describe('the chunks of a Markdown document', () => {
  it('hold what the whole holds', () => {
    let cuts = 0;
    for (const text of documents(5_000)) {
      const chunks = chunksOf(text);
      cuts += chunks.length;
      assert.equal(chunks.map(({ start, end }) => text.slice(start, end)).join(''), text);
      assert.deepEqual(placesIn(text, chunks), placesIn(text, [{ start: 0, end: text.length }]), JSON.stringify(text));
    }
    assert.ok(cuts > 6_000, `${cuts} chunks`);
  });

  const cases = {
    'a\n\nb\n': ['a\n\n', 'b\n'],
    '- a\n\n  b\n\nc': ['- a\n\n  b\n\n', 'c'],
    '1. a\n2. b\n   ```\n   c\n   ```\n\nd': ['1. a\n2. b\n   ```\n   c\n   ```\n\n', 'd'],
    '- a\n\nb\n  ```\n  c\n  ```\n\nd': ['- a\n\n', 'b\n  ```\n  c\n  ```\n\n', 'd'],
    '```\na\n\nb\n```\n\nc': ['```\na\n\nb\n```\n\n', 'c'],
    '<!--\n\na -->\n\nb': ['<!--\n\na -->\n\n', 'b'],
    '<div>\n\na\n\n</div>': ['<div>\n\n', 'a\n\n', '</div>'],
    '```\nnever\n\nclosed': ['```\nnever\n\nclosed'],
    'text\n2. none\n   ```\n\na\n\n```\n\nb': ['text\n2. none\n   ```\n\na\n\n```\n\nb'],
  };
  for (const [text, chunks] of Object.entries(cases)) {
    it(`of ${JSON.stringify(text)} are ${chunks.length}`, () => {
      assert.deepEqual(
        chunksOf(text).map(({ start, end }) => text.slice(start, end)),
        chunks,
      );
    });
  }
});
