import assert from 'node:assert/strict';
import { type LinkUpdate, updateLink } from '../../../../src/core/docs/block-update.ts';
import { findPromptBlocks } from '../../../../src/core/docs/prompt-block.ts';

const picture = { path: 'images/a fox.png', alt: 'A [red] fox', width: 64, height: 48 };
const NEW = '![A \\[red\\] fox](images/a%20fox.png)';
const TAG = '<img src="images/a%20fox.png" alt="A [red] fox" width="64" height="48">';
const FENCE = '```image-prompt\nA fox\n```';

function updated(text: string, language: string, update: Partial<LinkUpdate> = {}): string {
  const [block] = findPromptBlocks(text, language);
  assert.ok(block, 'there is a block');
  const edits = updateLink(text, block, language, { picture, ownAlt: false, leadsThere: false, ...update });
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((all, { span, text: inserted }) => all.slice(0, span.start) + inserted + all.slice(span.end), text);
}

interface Case {
  readonly name: string;
  readonly text: string;
  readonly expected: string;
  readonly language?: string;
  readonly update?: Partial<LinkUpdate>;
}

const former = { alt: 'Before', width: 10, height: 20 };

describe('the link beneath a block', () => {
  const inserted: readonly Case[] = [
    { name: 'at the end', text: FENCE, expected: `${FENCE}\n\n${NEW}` },
    { name: 'before more', text: `${FENCE}\n\nmore`, expected: `${FENCE}\n\n${NEW}\n\nmore` },
    { name: 'apart from the next line', text: `${FENCE}\nmore`, expected: `${FENCE}\n\n${NEW}\n\nmore` },
    { name: 'before a heading', text: `${FENCE}\n# More`, expected: `${FENCE}\n\n${NEW}\n# More` },
    {
      name: 'in a list',
      text: '- a\n  ```image-prompt\n  A fox\n  ```\n- b',
      expected: `- a\n  \`\`\`image-prompt\n  A fox\n  \`\`\`\n\n  ${NEW}\n- b`,
    },
    {
      name: 'in a quote',
      text: '> ```image-prompt\n> A fox\n> ```\n> more',
      expected: `> \`\`\`image-prompt\n> A fox\n> \`\`\`\n>\n> ${NEW}\n>\n> more`,
    },
    {
      name: 'below a comment',
      text: '<!-- image-prompt: A -->\nmore',
      expected: `<!-- image-prompt: A -->\n${NEW}\n\nmore`,
    },
    { name: 'in a line', text: 'a <!-- image-prompt: A --> b', expected: `a <!-- image-prompt: A --> ${NEW} b` },
    {
      name: 'in HTML',
      language: 'html',
      text: '<p>\n  <!-- image-prompt: A -->\n</p>',
      expected: `<p>\n  <!-- image-prompt: A -->\n  ${TAG}\n</p>`,
    },
    {
      name: 'in MDX',
      language: 'mdx',
      text: '<Card>\n  {/* image-prompt: A */}\n</Card>',
      expected: `<Card>\n  {/* image-prompt: A */}\n  ${NEW}\n\n</Card>`,
    },
    {
      name: 'in JSX',
      language: 'javascriptreact',
      text: '<p>\n\t{/* image-prompt: A */}\n</p>',
      expected:
        '<p>\n\t{/* image-prompt: A */}\n\t<img src="./images/a%20fox.png" alt="A [red] fox" width={64} height={48} />\n</p>',
    },
  ];
  for (const { name, text, expected, language = 'markdown' } of inserted) {
    it(`is put there: ${name}`, () => {
      const once = updated(text, language);
      assert.equal(once, expected);
      assert.equal(updated(once, language), expected, 'and the second time is no other');
    });
  }

  const changed: readonly Case[] = [
    { name: 'its address', text: '![mine](b.png "t")', expected: '![mine](images/a%20fox.png "t")' },
    { name: 'an address in brackets', text: '![mine](<b c.png>)', expected: '![mine](<images/a%20fox.png>)' },
    { name: 'an address with a dot', text: '![mine](./b.png)', expected: '![mine](./images/a%20fox.png)' },
    { name: 'an address that is empty', text: '![mine]()', expected: '![mine](images/a%20fox.png)' },
    { name: 'a definition', text: '![mine][f]\n\n[f]: b.png', expected: '![mine][f]\n\n[f]: images/a%20fox.png' },
    { name: 'a web address', text: '![mine](https://x.y/b.png)', expected: '![mine](images/a%20fox.png)' },
    {
      name: 'nothing where it leads there in its own way',
      text: '![mine](/images/a%20fox.png?v=1)',
      expected: '![mine](/images/a%20fox.png?v=1)',
      update: { leadsThere: true },
    },
    { name: 'an empty text', text: '![](b.png)', expected: NEW },
    { name: 'the text of the picture before', text: '![Before](b.png)', expected: NEW, update: { former } },
    {
      name: 'nothing of a text that a person wrote',
      text: '![After](b.png)',
      expected: '![After](images/a%20fox.png)',
      update: { former },
    },
    { name: 'any text that is not the one of the block', text: '![x](b.png)', expected: NEW, update: { ownAlt: true } },
    { name: 'not the name of a reference', text: '![f]\n\n[f]: b.png', expected: '![f]\n\n[f]: images/a%20fox.png' },
    {
      name: 'a tag',
      text: '<img src="b.png" class="c" alt="Before" width="10" height="20">',
      expected: '<img src="images/a%20fox.png" class="c" alt="A [red] fox" width="64" height="48">',
      update: { former },
    },
    {
      name: 'a tag of another size',
      text: '<img src="b.png" alt="" width="100">',
      expected: '<img src="images/a%20fox.png" alt="" width="100">',
      update: { former },
    },
    {
      name: 'a tag in its own quotes',
      text: "<img src='b.png' alt=''>",
      expected: "<img src='images/a%20fox.png' alt='It&#39;s'>",
      update: { ownAlt: true, picture: { ...picture, alt: "It's" } },
    },
    {
      name: 'a tag without quotes',
      text: '<img src=b.png alt=x>',
      expected: '<img src=images/a%20fox.png alt="A [red] fox">',
      update: { ownAlt: true },
    },
    {
      name: 'a tag that says nothing',
      text: '<img src="b.png">',
      expected: '<img src="images/a%20fox.png" alt="A [red] fox">',
    },
    {
      name: 'a tag around which others stand',
      text: '<p align="center">\n<img src="b.png" alt="mine">\n</p>',
      expected: '<p align="center">\n<img src="images/a%20fox.png" alt="mine">\n</p>',
    },
  ];
  for (const { name, text, expected, update } of changed) {
    it(`is changed where it is there: ${name}`, () => {
      assert.equal(updated(`${FENCE}\n\n${text}\n`, 'markdown', update), `${FENCE}\n\n${expected}\n`);
    });
  }
});
