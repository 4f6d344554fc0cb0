import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { blockProblems } from '../../../src/core/docs/block-problems.ts';
import { DOCUMENT_LANGUAGES, type Reader } from '../../../src/core/docs/languages.ts';
import { findPromptBlocks } from '../../../src/core/docs/prompt-block.ts';
import { offeredModels } from '../../../src/core/model/catalogue.ts';
import { choicesOf } from '../../../src/core/model/choices.ts';
import { ONLINE_MODEL } from '../../../src/core/model/table.ts';

const ROOT = path.resolve(__dirname, '../../..');
const FILE = path.join(ROOT, 'media/snippets/stipple.code-snippets');

interface Snippet {
  /** Language ids; a file of this kind may name languages that the editor does not know. */
  readonly scope: string;
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const readers = (...wanted: readonly Reader[]) =>
  Object.entries(DOCUMENT_LANGUAGES)
    .filter(([, reader]) => wanted.includes(reader))
    .map(([language]) => language)
    .join(',');

const draft = { operation: 'generate', options: { prompt: 'x', model: ONLINE_MODEL } } as const;
const sizes = choicesOf('size', draft)
  .map(({ value }) => String(value))
  .filter((size) => size !== 'auto');
const models = offeredModels('generate')
  .filter(({ row }) => !row.shutdown)
  .map(({ id }) => id);

const size = `\${1|${sizes.join(',')}|}`;
const options = (model: string) => `image-prompt size=${size} model=${model} to=\${3:images/hero.png}`;
const choice = `\${2|${models.join(',')}|}`;

const markdown = readers('markdown');
const mdx = readers('mdx');
const html = readers('html', 'astro');
const jsx = readers('jsx');

const comment = (open: string, close: string, link: string) => [
  `${open} ${options(choice)}:`,
  `  \${4:A red fox on a hill, morning light}`,
  `${close}`,
  link,
];

const picture = (srcset: string, end: string) => [
  '<picture>',
  `  <source media="(prefers-color-scheme: dark)" ${srcset}="\${1:images/hero}-dark.png"${end}>`,
  `  <img src="\${1}-light.png" alt="\${2:A red fox on a hill}" width="\${3:1536}" height="\${4:1024}"${end}>`,
  '</picture>',
  '$0',
];

const srcset = (name: string, end: string) => [
  `<img src="\${1:images/hero}.png" ${name}="\${1}.png 1x, \${1}@2x.png 2x" alt="\${2:A red fox on a hill}" width="\${3:768}" height="\${4:512}"${end}>`,
  '$0',
];

const COMMENT = 'A comment that asks for the picture of the link beneath (Stipple)';
const PICTURE = 'A picture with a dark and a light version (Stipple)';
const SRCSET = 'A picture in two resolutions (Stipple)';

const snippets: Readonly<Record<string, Snippet>> = {
  'Prompt block': {
    scope: [markdown, mdx].join(),
    prefix: 'stimg',
    description: 'A block that describes a picture, and shows it beneath (Stipple)',
    body: [`\`\`\`${options(choice)}`, '${4:A red fox on a hill, morning light}', '```', '$0'],
  },
  'Prompt comment': {
    scope: markdown,
    prefix: 'stcomment',
    description: COMMENT,
    body: comment('<!--', '-->', '![${5:A red fox on a hill}](${3})$0'),
  },
  'Prompt comment in MDX': {
    scope: mdx,
    prefix: 'stcomment',
    description: COMMENT,
    body: comment('{/*', '*/}', '![${5:A red fox on a hill}](${3})$0'),
  },
  'Prompt comment in HTML': {
    scope: html,
    prefix: 'stcomment',
    description: COMMENT,
    body: comment('<!--', '-->', '<img src="${3}" alt="${5:A red fox on a hill}">$0'),
  },
  'Prompt comment in JSX': {
    scope: jsx,
    prefix: 'stcomment',
    description: COMMENT,
    body: comment('{/*', '*/}', '<img src="${3}" alt="${5:A red fox on a hill}" />$0'),
  },
  Picture: { scope: [markdown, html].join(), prefix: 'stpicture', description: PICTURE, body: picture('srcset', '') },
  'Picture in JSX': {
    scope: [mdx, jsx].join(),
    prefix: 'stpicture',
    description: PICTURE,
    body: picture('srcSet', ' /'),
  },
  'Two resolutions': {
    scope: [markdown, html].join(),
    prefix: 'stsrcset',
    description: SRCSET,
    body: srcset('srcset', ''),
  },
  'Two resolutions in JSX': {
    scope: [mdx, jsx].join(),
    prefix: 'stsrcset',
    description: SRCSET,
    body: srcset('srcSet', ' /'),
  },
};

/** What stands there after Tab was pressed through. */
function typed({ body }: Snippet): string {
  const text = body.join('\n');
  const values = new Map([...text.matchAll(/\$\{(\d):([^}]*)\}/g)].map(([, stop, value]) => [stop, value ?? '']));
  return text
    .replace(/\$\{(\d)\|([^,|]*)[^|]*\|\}/g, '$2')
    .replace(/\$\{(\d)(?::[^}]*)?\}/g, (_, stop: string) => values.get(stop) ?? '')
    .replace('$0', '');
}

describe('the snippets', () => {
  before(() => {
    if (process.env.UPDATE === '1') writeFileSync(FILE, `${JSON.stringify(snippets, null, 2)}\n`);
  });

  it('are written with the sizes and models of the table', () => {
    assert.deepEqual(JSON.parse(readFileSync(FILE, 'utf8')), snippets);
    assert.ok(sizes.length > 1 && models.length > 2);
  });

  it('and grammars are the ones that the manifest names', () => {
    const { contributes } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
    const files: readonly { readonly path: string }[] = [...contributes.snippets, ...contributes.grammars];
    assert.deepEqual(
      files.map((one) => path.basename(one.path)).sort(),
      ['grammars', 'snippets'].flatMap((name) => readdirSync(path.join(ROOT, 'media', name))).sort(),
    );
    assert.ok(files.every((one) => existsSync(path.join(ROOT, one.path))));
  });

  for (const [name, snippet] of Object.entries(snippets)) {
    if (!snippet.prefix.match(/stimg|stcomment/)) continue;
    for (const language of snippet.scope.split(',')) {
      it(`make a block with nothing wrong: ${name} in ${language}`, () => {
        const blocks = findPromptBlocks(typed(snippet), language);
        assert.deepEqual(
          blocks.map(({ prompt }) => prompt),
          ['A red fox on a hill, morning light'],
        );
        assert.deepEqual(
          blocks.flatMap((block) => blockProblems(block, ONLINE_MODEL)),
          [],
        );
        const links = blocks.map(({ link }) => link?.address);
        assert.deepEqual(links, [snippet.prefix === 'stimg' ? undefined : 'images/hero.png']);
      });
    }
  }
});
