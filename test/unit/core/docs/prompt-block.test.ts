import assert from 'node:assert/strict';
import { blockAt, findPromptBlocks } from '../../../../src/core/docs/prompt-block.ts';

interface Found {
  readonly prompt: string;
  readonly options?: string;
  readonly link?: string;
  readonly fault?: string;
}

/** A block as a line: its options, its prompt, the address beneath. */
function seen(text: string, language = 'markdown'): readonly Found[] {
  return findPromptBlocks(text, language).map(({ prompt, entries, link, fault }) => ({
    prompt,
    ...(entries.length > 0
      ? { options: entries.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`)).join(' | ') }
      : {}),
    ...(link ? { link: link.address } : {}),
    ...(fault ? { fault } : {}),
  }));
}

const lines = (...all: readonly string[]) => all.join('\n');

interface Case {
  readonly name: string;
  readonly text: string;
  readonly language?: string;
  readonly found: readonly Found[];
}

const FOX = '```image-prompt\nA fox\n```';

describe('a prompt block', () => {
  const blocks: readonly Case[] = [
    { name: 'is a fence', text: FOX, found: [{ prompt: 'A fox' }] },
    {
      name: 'has options behind its word, and the picture that shows it beneath',
      text: lines(
        '```image-prompt model=m size=1x2 to=a.png',
        'A red fox',
        '',
        '  on a hill  ',
        '```',
        '',
        '![fox](a.png)',
      ),
      found: [{ prompt: 'A red fox\n\n  on a hill', options: 'model=m | size=1x2 | to=a.png', link: 'a.png' }],
    },
    {
      name: 'has options in quotes',
      text: '~~~ image-prompt to="my hero.png" alt=\'a "b"\' user=\nA\n~~~',
      found: [{ prompt: 'A', options: 'to=my hero.png | alt=a "b" | user=' }],
    },
    { name: 'may hold shorter fences', text: '````image-prompt\na\n```\nb\n````', found: [{ prompt: 'a\n```\nb' }] },
    {
      name: 'has Windows line ends',
      text: '```image-prompt n=1\r\nA\r\nfox\r\n```\r\n\r\n![](b.png)\r\n',
      found: [{ prompt: 'A\nfox', options: 'n=1', link: 'b.png' }],
    },
    {
      name: 'stands in a list',
      text: '- a\n  ```image-prompt\n  A fox\n  ```\n\n  ![](c.png)\n',
      found: [{ prompt: 'A fox', link: 'c.png' }],
    },
    { name: 'opens a list item', text: '1. ```image-prompt\n   A fox\n   ```\n', found: [{ prompt: 'A fox' }] },
    {
      name: 'stands deep in lists',
      text: '- a\n  - b\n    1. c\n\n       ```image-prompt\n       A fox\n       ```\n',
      found: [{ prompt: 'A fox' }],
    },
    {
      name: 'stands in a list of tabs',
      text: '-\ta\n\n\t```image-prompt\n\tA fox\n\t```\n',
      found: [{ prompt: 'A fox' }],
    },
    {
      name: 'stands in a quote',
      text: '> ```image-prompt\n> A\n> fox\n> ```\n>\n> ![](d.png)\n',
      found: [{ prompt: 'A\nfox', link: 'd.png' }],
    },
    {
      name: 'stands in an alert in a list',
      text: '* > [!NOTE]\n  > ```image-prompt\n  > A fox\n  > ```\n',
      found: [{ prompt: 'A fox' }],
    },
    { name: 'ends a paragraph', text: `text\n${FOX}\nmore`, found: [{ prompt: 'A fox' }] },
    { name: 'follows a comment', text: `<!-- a -->\n${FOX}`, found: [{ prompt: 'A fox' }] },
    { name: 'follows front matter', text: `---\ntitle: x\n---\n${FOX}`, found: [{ prompt: 'A fox' }] },
    { name: 'follows raw HTML', text: `<pre>\na\n</pre>\n${FOX}`, found: [{ prompt: 'A fox' }] },
    {
      name: 'is indented in MDX',
      language: 'mdx',
      text: '<Card>\n      ```image-prompt\n      A fox\n      ```\n</Card>',
      found: [{ prompt: 'A fox' }],
    },
    {
      name: 'has an end, or is not meant yet',
      text: '```image-prompt\nA fox\n\n# Title',
      found: [{ prompt: 'A fox\n\n# Title', fault: 'unclosed' }],
    },
    {
      name: 'ends with its quote',
      text: '> ```image-prompt\n> A fox\n\ntext',
      found: [{ prompt: 'A fox', fault: 'unclosed' }],
    },
    {
      name: 'has stray words',
      text: '```image-prompt A fox size=auto\n```',
      found: [{ prompt: '', options: 'A | fox | size=auto' }],
    },

    { name: 'is a comment', text: '<!-- image-prompt: A fox -->', found: [{ prompt: 'A fox' }] },
    {
      name: 'is a comment before a link',
      text: '<!-- image-prompt size=1x2 to=a.png: A fox: red -->\n![fox](a.png "t")',
      found: [{ prompt: 'A fox: red', options: 'size=1x2 | to=a.png', link: 'a.png' }],
    },
    {
      name: 'is a comment of many lines',
      text: '<!--\n  image-prompt\n  size=auto\n  image=https://a.b:80/c.png:\n  A fox\n  on a hill\n-->\n<img src="a.png">',
      found: [{ prompt: 'A fox\non a hill', options: 'size=auto | image=https://a.b:80/c.png', link: 'a.png' }],
    },
    {
      name: 'is a comment in a quote',
      text: '> <!-- image-prompt\n> size=auto: A\n> fox -->\n> ![](a.png)',
      found: [{ prompt: 'A\nfox', options: 'size=auto', link: 'a.png' }],
    },
    {
      name: 'is a comment within a line',
      text: 'See <!-- image-prompt: A fox --> ![](a.png)',
      found: [{ prompt: 'A fox', link: 'a.png' }],
    },
    { name: 'is a comment behind code', text: '`a` <!-- image-prompt: A fox -->', found: [{ prompt: 'A fox' }] },
    {
      name: 'is one of two comments',
      text: '<!-- a --><!-- image-prompt: A -->\n\n<!-- image-prompt: B -->',
      found: [{ prompt: 'A' }, { prompt: 'B' }],
    },
    {
      name: 'wants a colon',
      text: '<!-- image-prompt A fox -->',
      found: [{ prompt: '', options: 'A | fox', fault: 'no-colon' }],
    },
    {
      name: 'wants its comment to end',
      text: '<!-- image-prompt: A fox',
      found: [{ prompt: 'A fox', fault: 'unclosed' }],
    },
    {
      name: 'is a comment in a table',
      text: '| a |\n|---|\n| <!-- image-prompt: A --> ![](a.png) |',
      found: [{ prompt: 'A', link: 'a.png' }],
    },
    {
      name: 'is a comment of MDX',
      language: 'mdx',
      text: '{/* image-prompt: A fox */}\n<Image src="/a.png" />',
      found: [{ prompt: 'A fox', link: '/a.png' }],
    },
    {
      name: 'is a comment of HTML',
      language: 'html',
      text: '<p>\n  <!-- image-prompt: A fox -->\n  <img alt="" src=a.png>',
      found: [{ prompt: 'A fox', link: 'a.png' }],
    },
    {
      name: 'is a comment of Vue',
      language: 'vue',
      text: '<template>\n<!-- image-prompt: A --><img src="@/a.png"/></template>',
      found: [{ prompt: 'A', link: '@/a.png' }],
    },
    {
      name: 'is a comment of Astro',
      language: 'astro',
      text: '---\nconst a = "<!-- image-prompt: no -->";\n---\n{/* image-prompt: A */}\n<!-- image-prompt: B -->',
      found: [{ prompt: 'A' }, { prompt: 'B' }],
    },
    {
      name: 'is a comment of JSX',
      language: 'typescriptreact',
      text: '<div>\n  {/* image-prompt: A */}\n  <img src="./a.png" width={3} />',
      found: [{ prompt: 'A', link: './a.png' }],
    },
  ];
  for (const { name, text, language, found } of blocks) {
    it(name, () => assert.deepEqual(seen(text, language), found));
  }

  const none: Readonly<Record<string, readonly [text: string, language?: string]>> = {
    'shown in a longer fence': [`\`\`\`\`md\n${FOX}\n\`\`\`\``],
    'shown in a fence of the other kind': [`~~~\n${FOX}\n~~~`],
    'shown in a fence that does not end': ['```\n<!-- image-prompt: A -->'],
    'shown in indented code': ['text\n\n    ```image-prompt\n    A fox\n    ```'],
    'shown as a comment in indented code': ['text\n\n    <!-- image-prompt: A -->'],
    'in code within a line': ['Write `<!-- image-prompt: A -->` here'],
    'in code over two lines': ['Write `` ` <!-- image-prompt:\nA --> `` here'],
    'in another comment': [`<!--\n${FOX}\n-->`],
    'in a comment of several paragraphs': [`<!-- a\n\n${FOX}\n\n-->`],
    'in raw HTML': [`<pre>\n${FOX}\n</pre>`],
    'in front matter': ['---\na: "<!-- image-prompt: A -->"\n---\n'],
    'a fence of another word': ['```image-prompts\nA\n```\n\n```image-prompt-2\nB\n```\n\n```js image-prompt\n```'],
    'a comment of another word': ['<!-- image-prompting: A -->\n<!-- an image-prompt: A -->'],
    'two backticks': ['``image-prompt\nA\n``'],
    'a fence with a backtick in its info': ['```image-prompt `a`\nA\n```'],
    'a string of a script': ['<script>const a = "<!-- image-prompt: A -->";</script>', 'html'],
    'in a style': ['<style>/* <!-- image-prompt: A --> */</style>', 'html'],
    'a fence of a language without fences': [FOX, 'html'],
    'a comment of a language without such comments': ['/* image-prompt: A */', 'css'],
    'in a language that nobody knows': [FOX, 'plaintext'],
    'a comment of JSX in Markdown': ['{/* image-prompt: A */}'],
  };
  for (const [name, [text, language]] of Object.entries(none)) {
    it(`is not what is ${name}`, () => assert.deepEqual(seen(text, language), []));
  }

  it('knows where its parts stand', () => {
    const text = '> ```image-prompt size="1x1"  to=a.png\n> A\n> ```';
    const [block] = findPromptBlocks(text, 'markdown');
    assert.ok(block);
    const at = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end);
    assert.equal(at(block.whole), text.slice(2));
    assert.equal(at(block.word), 'image-prompt');
    assert.equal(at(block.head), ' size="1x1"  to=a.png');
    assert.equal(at(block.promptSpan), 'A');
    assert.deepEqual(
      block.entries.map(({ span, nameSpan, valueSpan }) => [span, nameSpan, valueSpan].map((one) => one && at(one))),
      [
        ['size="1x1"', 'size', '"1x1"'],
        ['to=a.png', 'to', 'a.png'],
      ],
    );
  });

  it('is found at any place in it and in its link, and beside them not', () => {
    const text = `a\n\n${FOX}\n\n![](a.png)\n\nb`;
    const blocks = findPromptBlocks(text, 'markdown');
    const at = (part: string) => blockAt(blocks, text.indexOf(part))?.prompt;
    assert.deepEqual(['a\n', '```image', 'A fox', 'a.png', '\nb'].map(at), [
      undefined,
      'A fox',
      'A fox',
      'A fox',
      undefined,
    ]);
  });
});

describe('the link of a prompt block', () => {
  const beneath: Readonly<Record<string, string | undefined>> = {
    '\n![](a.png)': 'a.png',
    '\n\n![a [b] \\] c](<a b.png> "title")': 'a b.png',
    '\n\n![](a_(1).png)': 'a_(1).png',
    '\n\n![]()': '',
    '\n\n[![fox](a.png)](https://x.y)': 'a.png',
    '\n\n![fox][the Fox]\n\n[The fox]: <a b.png> "t"': 'a b.png',
    '\n\n![fox]\n\n[fox]: a.png': 'a.png',
    '\n\n![fox][]\n\n[fox]: a.png': 'a.png',
    '\n\n![fox]': undefined,
    '\n\n<img alt="x > y" src=\'a.png\'>': 'a.png',
    '\n\n<IMG SRC=a.png />': 'a.png',
    '\n\n<p align="center">\n  <img src="a.png">\n</p>': 'a.png',
    '\n\n<picture>\n  <source srcset="b.png">\n  <img src="a.png">\n</picture>': 'a.png',
    '\n\n<img data-src="b.png">': undefined,
    '\n\n<img :src="b">': undefined,
    '\n\n<img src={b}>': undefined,
    '\n\n\n![](a.png)': undefined,
    '\n\ntext ![](a.png)': undefined,
    '\n\n> ![](a.png)': undefined,
    '\n\n- ![](a.png)': undefined,
    '\n\n## Title\n![](a.png)': undefined,
    '\n\n[a](a.png)': undefined,
    '\n\n!(a.png)': undefined,
    '\n\n![a](a.png': undefined,
    '': undefined,
  };
  for (const [text, address] of Object.entries(beneath)) {
    it(`${JSON.stringify(text)} leads to ${address}`, () => {
      assert.equal(findPromptBlocks(FOX + text, 'markdown')[0]?.link?.address, address);
    });
  }
});
