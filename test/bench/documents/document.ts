/** A document of a length, as people write them: text, links, lists, fences, tables, quotes, headings and pictures. */
export interface DocumentCase {
  readonly lines: number;
  /** Not one picture in 40 lines, but one in every list, table and paragraph too. */
  readonly isGallery: boolean;
}

/** The one that the target names, and one that is more pictures than text. */
export const DOCUMENT_CASES: readonly DocumentCase[] = [
  { lines: 10_000, isGallery: false },
  { lines: 10_000, isGallery: true },
];

export interface MarkdownDocument {
  readonly isGallery: boolean;
  readonly text: string;
  /** Of all its pictures, sorted. */
  readonly addresses: readonly string[];
}

export function documentTitle({ text, addresses, isGallery }: MarkdownDocument): string {
  const what = isGallery ? 'gallery' : 'document';
  return `documents: the ${addresses.length} pictures of a Markdown ${what} of ${text.split('\n').length} lines`;
}

const PROSE =
  'A longer paragraph that has nothing in it but words, and commas, and more words, so that a parser has something to read; it is about as long as a paragraph in a README is when nobody wraps its lines.';

export function makeDocument({ lines, isGallery }: DocumentCase): MarkdownDocument {
  const written: string[] = ['# The manual', ''];
  const addresses: string[] = [];
  const address = (name: string): string => {
    addresses.push(name);
    return name;
  };
  for (let section = 1; written.length < lines - 60; section++) {
    written.push(...textOf(section));
    written.push(...pictureOf(section, address), '');
    if (isGallery) written.push(...galleryOf(section, address), '');
    if (section % 20 === 0) written.push(...definitionsOf(section, address), '');
  }
  while (written.length < lines) written.push('The end.', '');
  return { isGallery, text: written.slice(0, lines).join('\n'), addresses: addresses.sort() };
}

function textOf(section: number): readonly string[] {
  return [
    `## Section ${section}: how it works`,
    '',
    `Some *emphasised* text with **strong** words, \`inline code\`, a [link](https://example.com/${section}) and a [reference][page].`,
    'It goes on for a few lines, as text does; see also <https://example.org> and http://example.net.',
    '',
    PROSE,
    '',
    `- first item with [a link](./other-${section}.md)`,
    '- second item',
    '  - nested with `code`',
    '- third item',
    '',
    '```js',
    `const picture = '![not](a-picture-${section}.png)';`,
    'if (picture) {',
    '  console.log(picture);',
    '}',
    '```',
    '',
    '| a | b | c |',
    '|---|---|---|',
    `| 1 | [x](cell-${section}.md) | text |`,
    '| 2 | more | `code` |',
    '',
    '> A quote that says *something* about it.',
    '> And a second line.',
    '',
    '1. one',
    '2. two',
    '   ```sh',
    '   npm install',
    '   ```',
    '3. three',
    '',
    PROSE,
    '',
  ];
}

function pictureOf(section: number, address: (name: string) => string): readonly string[] {
  if (section % 2 === 0)
    return [`![A picture of thing ${section}](${address(`images/${section}.png`)} "Thing ${section}")`];
  return [`<p align="center"><img src="${address(`images/${section}.png`)}" width="300" alt="Thing"></p>`];
}

function galleryOf(section: number, address: (name: string) => string): readonly string[] {
  return [
    `- ![one](${address(`list/${section}-1.png`)})`,
    `- ![two](${address(`list/${section}-2.png`)}) and *text*`,
    '',
    '| before | after |',
    '|---|---|',
    `| ![before](${address(`table/${section}-1.png`)}) | ![after](${address(`table/${section}-2.png`)}) |`,
    '',
    `Text with ![an icon](${address(`icons/${section}.svg`)}) in it, and ![more](${address(`icons/more-${section}.svg`)}).`,
  ];
}

function definitionsOf(section: number, address: (name: string) => string): readonly string[] {
  return [
    `![By reference][picture-${section}]`,
    '',
    `[picture-${section}]: ${address(`references/${section}.png`)}`,
    `[other-${section}]: https://example.com/other/${section}`,
  ];
}
