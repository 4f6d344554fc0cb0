import assert from 'node:assert/strict';
import { isClean, type ReportFacts, reportOf, writeReport } from '../../../../src/core/recipe/image-report.ts';

const file = (name: string, isThere = true) => ({
  uri: `file:///w/${name}`,
  name,
  prompt: `A picture:\n${name}`,
  model: 'placeholder',
  isThere,
});
const link = (name: string, line: number, target: string, alt?: string) => ({
  document: `file:///w/${name}`,
  name,
  line,
  link: target,
  ...(alt ? { alt } : {}),
});

const FACTS: ReportFacts = {
  documents: 3,
  recorded: [file('c.png'), file('b.png', false), file('a.png'), file('d.png')],
  shown: new Set(['file:///w/c.png', 'file:///w/other.png', 'file:///w/b.png']),
  missing: [link('z.md', 4, 'x.png'), link('a.md', 9, 'later.png'), link('a.md', 2, 'a`b.png', 'An alt')],
};

describe('the report of images', () => {
  it('knows what no document shows, what is gone, and links that lead nowhere, each in order', () => {
    const { unused, gone, missing, documents } = reportOf(FACTS);
    assert.deepEqual(
      [unused.map(({ name }) => name), gone.map(({ name }) => name), missing.map((one) => `${one.name}:${one.line}`)],
      [['a.png', 'd.png'], ['b.png'], ['a.md:2', 'a.md:9', 'z.md:4']],
    );
    assert.equal(documents, 3);
  });

  it('is clean where all is shown and there', () => {
    assert.equal(isClean(reportOf(FACTS)), false);
    assert.equal(isClean(reportOf({ ...FACTS, recorded: [file('c.png')], missing: [] })), true);
    assert.equal(isClean(reportOf({ ...FACTS, recorded: [file('c.png', false)], missing: [] })), false);
  });

  it('can be read as a document', () => {
    assert.equal(
      writeReport(reportOf(FACTS)),
      `# Unused and missing images

Documents looked through: 3. Code and configuration are not among them.

## Generated pictures that no document shows (2)

- \`a.png\` (placeholder): A picture: a.png
- \`d.png\` (placeholder): A picture: d.png

## Links without a picture (3)

- \`a.md:3\` → \`\` a\`b.png \`\`: An alt
- \`a.md:10\` → \`later.png\`
- \`z.md:5\` → \`x.png\`

## Recorded pictures whose files are gone (1)

- \`b.png\` (placeholder): A picture: b.png
`,
    );
  });

  it('says where there is nothing to tell', () => {
    const text = writeReport(reportOf({ documents: 0, recorded: [], shown: new Set(), missing: [] }));
    assert.equal(text.match(/None\./g)?.length, 3);
  });
});
