import assert from 'node:assert/strict';
import { shiftOffset } from '../../../../src/core/docs/anchor.ts';
import { relativePath, writeAddress, writeLink } from '../../../../src/core/docs/link.ts';

const picture = { path: '../images/a fox.png', alt: 'A "red" fox', width: 640, height: 360 };

describe('a link', () => {
  const written = {
    markdown: '![A "red" fox](../images/a%20fox.png)',
    mdx: '![A "red" fox](../images/a%20fox.png)',
    html: '<img src="../images/a%20fox.png" alt="A &quot;red&quot; fox" width="640" height="360">',
    vue: '<img src="../images/a%20fox.png" alt="A &quot;red&quot; fox" width="640" height="360">',
    typescriptreact: '<img src="../images/a%20fox.png" alt="A &quot;red&quot; fox" width={640} height={360} />',
    css: 'url("../images/a%20fox.png")',
    asciidoc: 'image::../images/a%20fox.png["A \\"red\\" fox",640,360]',
    restructuredtext: '.. image:: ../images/a%20fox.png\n   :alt: A "red" fox',
    plaintext: '![A "red" fox](../images/a%20fox.png)',
  } as const;
  for (const [language, text] of Object.entries(written)) {
    it(`in ${language}`, () => assert.equal(writeLink(language, picture), text));
  }

  it('keeps brackets of the alternative text from ending it', () => {
    assert.equal(writeLink('markdown', { ...picture, path: 'a.png', alt: 'a [b] \\c' }), '![a \\[b\\] \\\\c](a.png)');
  });

  const addresses = [
    ['markdown', 'images/a (1) & b.png', 'images/a%20%281%29%20%26%20b.png'],
    ['html', '../ein "Füchslein".png', '../ein%20%22Füchslein%22.png'],
    ['css', "images/it's.png", 'images/it%27s.png'],
    ['typescriptreact', 'images/fox.png', './images/fox.png'],
    ['javascriptreact', '../fox.png', '../fox.png'],
  ] as const;
  for (const [language, path, address] of addresses) {
    it(`has the address ${address} in ${language}`, () => assert.equal(writeAddress(language, path), address));
  }

  const paths = [
    ['/w', '/w/images/a.png', 'images/a.png'],
    ['/w/docs', '/w/images/a.png', '../images/a.png'],
    ['/w/docs/guide', '/w/docs/a.png', '../a.png'],
    ['/w/images', '/w/images/a.png', 'a.png'],
    ['/', '/a.png', 'a.png'],
  ] as const;
  for (const [from, to, expected] of paths) {
    it(`leads from ${from} to ${to}`, () => assert.equal(relativePath(from, to), expected));
  }
});

describe('a place in a text', () => {
  const cases = [
    {
      name: 'stays when something changes behind it',
      place: 10,
      change: { offset: 11, length: 2, inserted: 5 },
      expected: 10,
    },
    {
      name: 'moves with what is typed before it',
      place: 10,
      change: { offset: 3, length: 0, inserted: 4 },
      expected: 14,
    },
    {
      name: 'moves when something before it is cut',
      place: 10,
      change: { offset: 0, length: 5, inserted: 1 },
      expected: 6,
    },
    {
      name: 'moves with what is typed right at it',
      place: 10,
      change: { offset: 10, length: 0, inserted: 3 },
      expected: 13,
    },
    {
      name: 'clings to the start of what is cut around it',
      place: 10,
      change: { offset: 8, length: 6, inserted: 0 },
      expected: 8,
    },
  ] as const;
  for (const { name, place, change, expected } of cases) {
    it(name, () => assert.equal(shiftOffset(place, change), expected));
  }
});
