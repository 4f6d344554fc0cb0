import assert from 'node:assert/strict';
import { planLink } from '../../../../src/core/docs/plan-link.ts';

const picture = { path: 'images/red-fox.png', alt: 'A fox', width: 64, height: 32 };

/** The document with `|` for the place, and for where a link has gone in, `‹…›`. */
function inserted(
  languageId: string,
  marked: string,
  options: {
    readonly behind?: boolean;
    readonly patterns?: Readonly<Record<string, unknown>>;
    readonly path?: string;
  } = {},
): string {
  // A table is full of the usual mark.
  const mark = marked.includes('¦') ? '¦' : '|';
  const offset = marked.indexOf(mark);
  const text = marked.replace(mark, '');
  const place = { languageId, text, offset, behind: options.behind ?? false };
  const shown = { ...picture, path: options.path ?? picture.path };
  const { insertions, found, link } = planLink(place, shown, options.patterns);
  const holding = insertions[found.insertion]?.text ?? '';
  assert.ok(bare(holding.slice(found.start, found.end)).includes(bare(link)));
  const fromTheEnd = insertions.map((one, index) => ({ ...one, index })).reverse();
  return fromTheEnd.reduce((all, { offset: at, text: more, index }) => {
    const shownMore =
      index === found.insertion
        ? `${more.slice(0, found.start)}‹${more.slice(found.start, found.end)}›${more.slice(found.end)}`
        : more;
    return all.slice(0, at) + shownMore + all.slice(at);
  }, text);
}

const MD = '‹![A fox](images/red-fox.png)›';
const HTML = '‹<img src="images/red-fox.png" alt="A fox" width="64" height="32">›';
const ADOC = '‹image::images/red-fox.png["A fox",64,32]›';
const RST = '‹.. image:: images/red-fox.png\n   :alt: A fox\n   :width: 64px\n   :height: 32px›';

function bare(link: string): string {
  return link.replace(/\n\s*/g, '\n');
}

describe('a link at a cursor', () => {
  const cases: readonly (readonly [what: string, languageId: string, text: string, expected: string])[] = [
    ['goes into the middle of a line', 'markdown', 'See | here.', `See ${MD} here.`],
    ['goes into an empty document', 'markdown', '|', MD],
    ['is a path in a text that nothing is known of', 'plaintext', 'See |.', 'See ‹images/red-fox.png›.'],
    ['is an address in a stylesheet', 'css', 'a { background: |; }', 'a { background: ‹url("images/red-fox.png")›; }'],
    ['gets lines of its own where it is a block', 'asciidoc', 'See | here.', `See \n\n${ADOC}\n\n here.`],
    ['needs none on a blank line between blank ones', 'asciidoc', 'One\n\n|\n\nTwo', `One\n\n${ADOC}\n\nTwo`],
    ['needs none in an empty document', 'asciidoc', '|', ADOC],
    ['needs one below a paragraph', 'asciidoc', 'One\n|\n\nTwo', `One\n\n${ADOC}\n\nTwo`],
    ['needs one above a paragraph', 'asciidoc', 'One\n\n|\nTwo', `One\n\n${ADOC}\n\nTwo`],
    ['goes behind the last line', 'asciidoc', 'One|', `One\n\n${ADOC}`],
    ['goes before the first line', 'asciidoc', '|One', `${ADOC}\n\nOne`],
    [
      'keeps the indentation that means something',
      'restructuredtext',
      '- One\n\n  |\n\n  Two',
      `- One\n\n  ${RST.replaceAll('\n', '\n  ')}\n\n  Two`,
    ],
    [
      'splits an indented line',
      'restructuredtext',
      '  See | here',
      `  See \n\n  ${RST.replaceAll('\n', '\n  ')}\n\n   here`,
    ],
    [
      'counts from the folder that AsciiDoc is told',
      'asciidoc',
      ':imagesdir: ./images/\n\n|',
      `:imagesdir: ./images/\n\n‹image::red-fox.png["A fox",64,32]›`,
    ],
    [
      'does so from the last entry above',
      'asciidoc',
      ':imagesdir: a\n:imagesdir: b\n\n|\n\n:imagesdir: c\n',
      `:imagesdir: a\n:imagesdir: b\n\n‹image::../images/red-fox.png["A fox",64,32]›\n\n:imagesdir: c\n`,
    ],
    [
      'does not where that was taken back',
      'asciidoc',
      ':imagesdir: a\n:imagesdir!:\n\n|',
      `:imagesdir: a\n:imagesdir!:\n\n${ADOC}`,
    ],
    [
      'does not where that is an address',
      'asciidoc',
      ':imagesdir: https://example.org\n\n|',
      `:imagesdir: https://example.org\n\n${ADOC}`,
    ],
    [
      'does not where that cannot be known',
      'asciidoc',
      ':imagesdir: ../assets\n\n|',
      `:imagesdir: ../assets\n\n${ADOC}`,
    ],
  ];
  for (const [what, languageId, text, expected] of cases) {
    it(what, () => assert.equal(inserted(languageId, text), expected));
  }
});

describe('a link behind a place', () => {
  const cases: readonly (readonly [what: string, languageId: string, text: string, expected: string])[] = [
    [
      'follows the paragraph',
      'markdown',
      'A fox| sits\non a hill.\n\nMore.\n',
      `A fox sits\non a hill.\n\n${MD}\n\nMore.\n`,
    ],
    ['follows the last paragraph', 'markdown', 'A fox|', `A fox\n\n${MD}`],
    ['follows a heading', 'markdown', '# A fox|\nText.\n', `# A fox\n\n${MD}\n\nText.\n`],
    ['follows a heading that is underlined', 'markdown', 'A fox|\n=====\nText.\n', `A fox\n=====\n\n${MD}\n\nText.\n`],
    ['stays in the item of a list', 'markdown', '- A fox|\n- A hill\n', `- A fox\n  ${MD}\n- A hill\n`],
    ['stays in a task', 'markdown', '1. [ ] A fox|\n2. [x] A hill\n', `1. [ ] A fox\n   ${MD}\n2. [x] A hill\n`],
    ['stays in a nested item', 'markdown', '- One\n  - A fox|\n', `- One\n  - A fox\n    ${MD}\n`],
    ['stays in a quote', 'markdown', '> A fox|\n\nText.\n', `> A fox\n>\n> ${MD}\n\nText.\n`],
    ['stays in a quote that goes on', 'markdown', '> A fox|\n> # Two\n', `> A fox\n>\n> ${MD}\n>\n> # Two\n`],
    [
      'does not go into code',
      'markdown',
      '```\nA fox|\n\nmore\n```\nText.\n',
      `\`\`\`\nA fox\n\nmore\n\`\`\`\n\n${MD}\n\nText.\n`,
    ],
    [
      'does not go into a table',
      'markdown',
      '| a | b |\n|---|---|\n| A fox¦ | c |\n\nText.\n',
      `| a | b |\n|---|---|\n| A fox | c |\n\n${MD}\n\nText.\n`,
    ],
    [
      'does not go into the frontmatter',
      'markdown',
      '---\ntitle: A fox|\n---\n# One\n',
      `---\ntitle: A fox\n---\n\n${MD}\n\n# One\n`,
    ],
    [
      'does so where a blank line follows',
      'markdown',
      '---\ntitle: A fox|\n---\n\n# One\n',
      `---\ntitle: A fox\n---\n\n${MD}\n\n# One\n`,
    ],
    ['does so where nothing follows', 'markdown', '---\ntitle: A fox|\n---', `---\ntitle: A fox\n---\n\n${MD}\n`],
    ['follows a comment', 'markdown', '<!-- A fox| -->\nText.\n', `<!-- A fox -->\n\n${MD}\n\nText.\n`],
    [
      'follows a paragraph with the line ends of Windows',
      'markdown',
      'A fox|\r\non a hill.\r\nStill.\r\n\r\nMore.\r\n',
      `A fox\r\non a hill.\r\nStill.\n\n${MD}\r\n\r\nMore.\r\n`,
    ],
    [
      'is a block of its own',
      'asciidoc',
      'A fox| sits\non a hill.\n\nMore.',
      `A fox sits\non a hill.\n\n${ADOC}\n\nMore.`,
    ],
    [
      'keeps the indentation',
      'restructuredtext',
      '  A fox|\n  on a hill\n',
      `  A fox\n  on a hill\n\n  ${RST.replaceAll('\n', '\n  ')}\n`,
    ],
    ['goes below the line', 'html', '  <p>A fox|</p>\n</body>\n', `  <p>A fox</p>\n  ${HTML}\n</body>\n`],
    [
      'goes below a comment of a script',
      'typescriptreact',
      '  // A fox|\n  return x;\n',
      `  // A fox\n  ${'‹<img src="./images/red-fox.png" alt="A fox" width={64} height={32} />›'}\n  return x;\n`,
    ],
    [
      'is a declaration in a stylesheet',
      'scss',
      'a {\n  /* A fox| */\n}\n',
      'a {\n  /* A fox */\n  ‹background-image: url("images/red-fox.png");›\n}\n',
    ],
    [
      'goes on with a comment where it is a path',
      'python',
      '    # A fox|\n    x = 1\n',
      '    # A fox\n    # ‹images/red-fox.png›\n    x = 1\n',
    ],
  ];
  for (const [what, languageId, text, expected] of cases) {
    it(`${what}, in ${languageId}`, () => assert.equal(inserted(languageId, text, { behind: true }), expected));
  }
});

describe('a link of one’s own', () => {
  it('takes the pattern for the language', () => {
    assert.equal(
      inserted('markdown', '|', { patterns: { markdown: '[[${path}|${alt}]]' } }),
      '‹[[images/red-fox.png|A fox]]›',
    );
  });

  it('is a block where it begins as one', () => {
    const patterns = { asciidoc: 'image:${path}[]' };
    assert.equal(inserted('asciidoc', 'See |.', { patterns }), 'See ‹image:images/red-fox.png[]›.');
    assert.equal(
      inserted('asciidoc', 'See |.', { patterns: { asciidoc: 'image::${path}[]' } }),
      'See \n\n‹image::images/red-fox.png[]›\n\n.',
    );
  });

  it('gives way to the built-in one where the pattern is wrong, and says so', () => {
    const place = { languageId: 'markdown', text: '', offset: 0, behind: false };
    const { link, fault } = planLink(place, picture, { markdown: '![](${pth})' });
    assert.equal(link, '![A fox](images/red-fox.png)');
    assert.match(fault ?? '', /\$\{pth\}/);
    assert.equal(planLink(place, picture, { css: 7 }).fault, undefined);
  });

  it('asks for no import', () => {
    const text = "import Image from 'next/image';\nconst a = <>|</>;";
    const patterns = { typescriptreact: '<Image src="/${name}.png" alt="${alt}" />' };
    assert.equal(
      inserted('typescriptreact', text, { patterns }),
      `import Image from 'next/image';\nconst a = <>‹<Image src="/red-fox.png" alt="A fox" />›</>;`,
    );
  });
});

describe('a link to a picture that the project serves', () => {
  const path = '/images/red fox.png';
  const cases: readonly (readonly [what: string, languageId: string, text: string, expected: string])[] = [
    [
      'is its address in the component of Next.js, and nothing is imported',
      'typescriptreact',
      `import Image from 'next/image';\nconst a = <>|</>;`,
      `import Image from 'next/image';\nconst a = <>‹<Image src="/images/red%20fox.png" alt="A fox" width={64} height={32} />›</>;`,
    ],
    [
      'likewise in that of Astro',
      'astro',
      `---\nimport { Image } from 'astro:assets';\n---\n|`,
      `---\nimport { Image } from 'astro:assets';\n---\n‹<Image src="/images/red%20fox.png" alt="A fox" width={64} height={32} />›`,
    ],
    [
      'is its address where other pictures are imported',
      'typescriptreact',
      `import logo from './logo.svg';\nconst a = <><img src={logo} />|</>;`,
      `import logo from './logo.svg';\nconst a = <><img src={logo} />‹<img src="/images/red%20fox.png" alt="A fox" width={64} height={32} />›</>;`,
    ],
    [
      'is its address in Vue',
      'vue',
      '<template>|</template>',
      '<template>‹<img src="/images/red%20fox.png" alt="A fox" width="64" height="32">›</template>',
    ],
  ];
  for (const [what, languageId, text, expected] of cases) {
    it(what, () => assert.equal(inserted(languageId, text, { path }), expected));
  }
});

describe('a link in a script that imports its pictures', () => {
  const IMAGE = '‹<Image src={redFox} alt="A fox" width={64} height={32} />›';
  const cases: readonly (readonly [what: string, languageId: string, text: string, expected: string])[] = [
    [
      'uses the component of Next.js and imports the picture after all else',
      'typescriptreact',
      `'use client';\nimport Image from 'next/image';\nimport { a } from 'b'; // why\n\nexport const Page = () => <main>|</main>;\n`,
      `'use client';\nimport Image from 'next/image';\nimport { a } from 'b'; // why\nimport redFox from './images/red-fox.png';\n\nexport const Page = () => <main>${IMAGE}</main>;\n`,
    ],
    [
      'writes the import as the others are written',
      'javascriptreact',
      `import Image from "next/image"\nexport default () => <Image src="|" />\n`,
      `import Image from "next/image"\nimport redFox from "./images/red-fox.png"\nexport default () => <Image src="${IMAGE}" />\n`,
    ],
    [
      'uses the name that the document has for the component',
      'typescriptreact',
      `import Picture, { type ImageProps } from 'next/image';\nconst a = <>|</>;`,
      `import Picture, { type ImageProps } from 'next/image';\nimport redFox from './images/red-fox.png';\nconst a = <>‹<Picture src={redFox} alt="A fox" width={64} height={32} />›</>;`,
    ],
    [
      'finds a default that is named in braces',
      'typescriptreact',
      `import { default as Pic } from 'next/legacy/image';\nconst a = <>|</>;`,
      `import { default as Pic } from 'next/legacy/image';\nimport redFox from './images/red-fox.png';\nconst a = <>‹<Pic src={redFox} alt="A fox" width={64} height={32} />›</>;`,
    ],
    [
      'takes a name that is free',
      'typescriptreact',
      `import Image from 'next/image';\nconst redFox = 1, redFox2 = 2;\nconst a = <>|</>;`,
      `import Image from 'next/image';\nimport redFox3 from './images/red-fox.png';\nconst redFox = 1, redFox2 = 2;\nconst a = <>${IMAGE.replace('redFox', 'redFox3')}</>;`,
    ],
    [
      'imports no picture twice',
      'typescriptreact',
      `import Image from 'next/image';\nimport hero from './images/red-fox.png';\nconst a = <>|</>;`,
      `import Image from 'next/image';\nimport hero from './images/red-fox.png';\nconst a = <>${IMAGE.replace('redFox', 'hero')}</>;`,
    ],
    [
      'knows a type from a component',
      'typescriptreact',
      `import type Image from 'next/image';\nconst a = <>|</>;`,
      `import type Image from 'next/image';\nconst a = <>‹<img src="./images/red-fox.png" alt="A fox" width={64} height={32} />›</>;`,
    ],
    [
      'does as the document does where it imports pictures without a component',
      'typescriptreact',
      `import logo from './logo.svg';\nconst a = <><img src={logo} />|</>;`,
      `import logo from './logo.svg';\nimport redFox from './images/red-fox.png';\nconst a = <><img src={logo} />‹<img src={redFox} alt="A fox" width={64} height={32} />›</>;`,
    ],
    [
      'does so where the bundler gives an object',
      'javascriptreact',
      `import logo from '../logo.png'\nconst a = <><img src={logo.src} />|</>`,
      `import logo from '../logo.png'\nimport redFox from './images/red-fox.png'\nconst a = <><img src={logo.src} />‹<img src={redFox.src} alt="A fox" width={64} height={32} />›</>`,
    ],
    [
      'knows JSX in a file that is called JavaScript',
      'javascript',
      `import Image from 'next/image';\nconst a = <main>|</main>;`,
      `import Image from 'next/image';\nimport redFox from './images/red-fox.png';\nconst a = <main>${IMAGE}</main>;`,
    ],
    [
      'writes the path alone where there is no tag at all',
      'javascript',
      `import Image from 'next/image';\nconst a = b < c && '|';`,
      `import Image from 'next/image';\nconst a = b < c && '‹images/red-fox.png›';`,
    ],
    [
      'uses the component of Astro within its fences',
      'astro',
      `---\nimport { Image as Img } from 'astro:assets';\nconst a = 1;\n---\n<main>|</main>\n`,
      `---\nimport { Image as Img } from 'astro:assets';\nimport redFox from './images/red-fox.png';\nconst a = 1;\n---\n<main>‹<Img src={redFox} alt="A fox" width={64} height={32} />›</main>\n`,
    ],
    [
      'is a plain one in Astro without it',
      'astro',
      `---\nimport { getImage } from 'astro:assets';\n---\n<main>|</main>\n`,
      `---\nimport { getImage } from 'astro:assets';\n---\n<main>‹<img src="./images/red-fox.png" alt="A fox" width="64" height="32">›</main>\n`,
    ],
  ];
  for (const [what, languageId, text, expected] of cases) {
    it(what, () => assert.equal(inserted(languageId, text), expected));
  }

  const names = {
    'images/3 foxes.png': 'image3Foxes',
    'images/new.png': 'imagenew',
    'images/füchse-im-wald.png': 'füchseImWald',
    'images/赤い狐.png': '赤い狐',
    'images/---.png': 'image2',
    'images/a_b.c.png': 'a_bC',
  } as const;
  for (const [path, name] of Object.entries(names)) {
    it(`calls ${path} ${name}`, () => {
      const text = inserted('typescriptreact', `import Image from 'next/image';\nconst a = <>|</>;`, { path });
      assert.ok(text.includes(`import ${name} from './${path}';`), text);
    });
  }

  it('writes quotes and blanks of a path as a string has them', () => {
    const text = inserted('typescriptreact', `import Image from 'next/image';\nconst a = <>|</>;`, {
      path: `../it's here/a b.png`,
    });
    assert.ok(text.includes(`import aB from '../it\\'s here/a b.png';`), text);
  });
});
