import assert from 'node:assert/strict';
import { findImages } from '../../../../src/core/docs/find-images.ts';
import { readAddress } from '../../../../src/core/docs/image-address.ts';
import { relativePath, writeAddress, writeLink } from '../../../../src/core/docs/link.ts';

const picture = { path: '../images/a fox.png', alt: 'A "red" fox', width: 640, height: 360 };

describe('a link', () => {
  const IMG = '<img src="../images/a%20fox.png" alt="A &quot;red&quot; fox" width="640" height="360">';
  const JSX = '<img src="../images/a%20fox.png" alt="A &quot;red&quot; fox" width={640} height={360} />';
  const written = {
    markdown: '![A "red" fox](../images/a%20fox.png)',
    quarto: '![A "red" fox](../images/a%20fox.png)',
    mdx: '![A "red" fox](../images/a%20fox.png)',
    html: IMG,
    vue: IMG,
    svelte: IMG,
    astro: IMG,
    handlebars: IMG,
    'jinja-html': IMG,
    typescriptreact: JSX,
    javascriptreact: JSX,
    css: 'url("../images/a%20fox.png")',
    scss: 'url("../images/a%20fox.png")',
    less: 'url("../images/a%20fox.png")',
    asciidoc: 'image::../images/a fox.png["A \\"red\\" fox",640,360]',
    restructuredtext: '.. image:: ../images/a\\ fox.png\n   :alt: A "red" fox\n   :width: 640px\n   :height: 360px',
    latex: '\\includegraphics[width=\\linewidth,alt={A "red" fox}]{../images/a fox.png}',
    typst: '#image("../images/a fox.png", alt: "A \\"red\\" fox")',
    org: '#+ATTR_HTML: :alt A "red" fox :width 640 :height 360\n[[file:../images/a fox.png]]',
    jade: 'img(src="../images/a%20fox.png", alt="A \\"red\\" fox", width="640", height="360")',
    haml: "%img{src: '../images/a%20fox.png', alt: 'A \"red\" fox', width: 640, height: 360}",
    plaintext: '../images/a fox.png',
    json: '../images/a fox.png',
    yaml: '../images/a fox.png',
    python: '../images/a fox.png',
    'a language that does not exist yet': '../images/a fox.png',
    constructor: '../images/a fox.png',
  } as const;
  for (const [language, text] of Object.entries(written)) {
    it(`in ${language}`, () => assert.equal(writeLink(language, picture), text));
  }

  const noSize = {
    html: '<img src="a.svg" alt="A">',
    typescriptreact: '<img src="./a.svg" alt="A" />',
    asciidoc: 'image::a.svg["A"]',
    restructuredtext: '.. image:: a.svg\n   :alt: A',
    org: '#+ATTR_HTML: :alt A\n[[file:a.svg]]',
  } as const;
  for (const [language, text] of Object.entries(noSize)) {
    it(`in ${language}, of a picture whose size nobody knows`, () =>
      assert.equal(writeLink(language, { path: 'a.svg', alt: 'A', width: 0, height: 0 }), text));
  }

  for (const language of ['vue', 'svelte', 'astro', 'javascriptreact']) {
    it(`begins with a dot in ${language}, where bundlers take it for a file`, () => {
      assert.match(writeLink(language, { ...picture, path: 'images/a.png' }), /src="\.\/images\/a\.png"/);
      assert.match(writeLink(language, { ...picture, path: '/images/a.png' }), /src="\/images\/a\.png"/);
    });
  }

  const texts = {
    'brackets and backslashes': 'a [b] \\c ] ![d](e)',
    'marks of Markdown': '*so* _so_ **so** `so` ~~so~~ snake_case 5*3',
    'a code span that would swallow a bracket': 'see `a] b` and ` [c',
    'tags and entities': '<b>bold</b> & &amp; &copy; <!-- x --> a<b',
    quotes: `"double" 'single' “curly”`,
    'umlauts and more': 'Füchse, 赤い狐, лиса, 🦊',
    'a table': 'a | b',
  } as const;
  const paths = {
    blanks: '../a b\u00a0c\u3000d.png',
    'brackets of all kinds': 'a(b)[c]{d}<e>.png',
    'what would begin a query or a hash': 'a?b#c.png',
    percents: '100%25 50%.png',
    quotes: `a'b"c.png`,
    'umlauts and CJK': 'Füchse/赤い狐.png',
    'a colon': 'a:b/c.png',
    'a backtick and a pipe': 'a`b|c.png',
    ampersands: 'a&copy;b.png',
  } as const;
  const read = ['markdown', 'mdx', 'html', 'vue', 'svelte', 'astro', 'typescriptreact', 'asciidoc', 'restructuredtext'];
  for (const language of read) {
    const linked = (path: string, alt: string) => {
      const link = writeLink(language, { path, alt, width: 64, height: 32 });
      const before = { astro: '---\nconst a = 1;\n---\n', typescriptreact: 'const a = () => ' }[language] ?? '';
      const [found, ...more] = findImages(`${before}${link}\n`, language);
      assert.deepEqual(more, []);
      return { found, link };
    };
    for (const [what, alt] of Object.entries(texts)) {
      it(`keeps ${what} in the description, in ${language}`, () => {
        const { found, link } = linked('a.png', alt);
        assert.equal(found?.alt, alt, link);
      });
    }
    for (const [what, path] of Object.entries(paths)) {
      it(`keeps ${what} in the path, in ${language}`, () => {
        const { found, link } = linked(path, 'A');
        const address = found && readAddress(found.link);
        assert.equal(address?.kind === 'file' ? address.path.replace(/^\.\//, '') : link, path, link);
      });
    }
  }

  const braces = {
    markdown: '![{{ a }} {b} {% c %}](a.png)',
    mdx: '![\\{\\{ a \\}\\} \\{b\\} \\{% c %\\}](a.png)',
    html: '<img src="a.png" alt="&#123;{ a }} {b} &#123;% c %}">',
    svelte: '<img src="./a.png" alt="&#123;&#123; a &#125;&#125; &#123;b&#125; &#123;% c %&#125;">',
  } as const;
  for (const [language, expected] of Object.entries(braces)) {
    it(`lets no template read the description, in ${language}`, () => {
      assert.equal(writeLink(language, { path: 'a.png', alt: '{{ a }} {b} {% c %}', width: 0, height: 0 }), expected);
    });
  }

  it('keeps a path whole in a stylesheet', () => {
    for (const path of Object.values(paths)) {
      const link = writeLink('css', { ...picture, path });
      const [found] = findImages(`a { background: ${link}; }`, 'css');
      const address = found && readAddress(found.link);
      assert.equal(address?.kind === 'file' ? address.path.replace(/^\.\//, '') : link, path, link);
    }
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

  const escaped = {
    latex: [
      '50% of {a_b} ~ $5 & #1 ^ \\x',
      '50\\% of \\{a\\_b\\} \\textasciitilde{} \\$5 \\& \\#1 \\textasciicircum{} \\textbackslash{}x',
    ],
    typst: ['say "a\\b"', 'say \\"a\\\\b\\"'],
    asciidoc: ['a "b", {name} ]', 'a \\"b\\", \\{name} ]'],
    org: ['a :b', 'a:b'],
  } as const;
  for (const [language, [alt, expected]] of Object.entries(escaped)) {
    it(`escapes what has a meaning in ${language}`, () => {
      const link = writeLink(language, { ...picture, alt });
      assert.ok(link.includes(expected), link);
    });
  }

  const relative = [
    ['/w', '/w/images/a.png', 'images/a.png'],
    ['/w/docs', '/w/images/a.png', '../images/a.png'],
    ['/w/docs/guide', '/w/docs/a.png', '../a.png'],
    ['/w/images', '/w/images/a.png', 'a.png'],
    ['/', '/a.png', 'a.png'],
  ] as const;
  for (const [from, to, expected] of relative) {
    it(`leads from ${from} to ${to}`, () => assert.equal(relativePath(from, to), expected));
  }
});
