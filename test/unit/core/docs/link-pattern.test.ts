import assert from 'node:assert/strict';
import { faultOfPattern, fillPattern, patternFor } from '../../../../src/core/docs/link-pattern.ts';

const picture = { path: '../images/a "b" (c).png', alt: `it's "red" & [new] <b>`, width: 640, height: 360 };

describe('a pattern for links', () => {
  const filled: Readonly<Record<string, readonly [languageId: string, pattern: string, link: string]>> = {
    'gets all that is known': [
      'plaintext',
      '${path}|${alt}|${width}x${height}|${name}',
      `../images/a "b" (c).png|it's "red" & [new] <b>|640x360|a "b" (c)`,
    ],
    'encodes for Markdown': [
      'markdown',
      '![${alt}](${path} "${alt}"){width=${width}}',
      `![it's "red" & \\[new\\] \\<b>](../images/a%20%22b%22%20%28c%29.png "it's \\"red\\" & [new] <b>"){width=640}`,
    ],
    'encodes for a tag, whatever the language': [
      'markdown',
      '<img src="${path}" alt="${alt}" width="${width}">',
      '<img src="../images/a%20%22b%22%20%28c%29.png" alt="it\'s &quot;red&quot; &amp; [new] &lt;b>" width="640">',
    ],
    'encodes for an attribute without quotes': [
      'html',
      '<img src=${path}>',
      '<img src=../images/a%20%22b%22%20%28c%29.png>',
    ],
    'encodes for single quotes': ['typst', "#image('${path}')", `#image('../images/a "b" (c).png')`],
    'encodes for an expression of JSX': [
      'typescriptreact',
      '<Hero src={require("${path}")} alt={"${alt}"} />',
      `<Hero src={require("../images/a \\"b\\" (c).png")} alt={"it's \\"red\\" & [new] <b>"} />`,
    ],
    'encodes for a stylesheet': [
      'scss',
      "@include hero('${path}', ${width}px);",
      "@include hero('../images/a%20%22b%22%20%28c%29.png', 640px);",
    ],
    'encodes for a string of a program': ['python', 'Image("${path}")', 'Image("../images/a \\"b\\" (c).png")'],
    'takes no apostrophe for a quote': [
      'markdown',
      "that's ${name}, isn't it",
      "that's a%20%22b%22%20%28c%29, isn't it",
    ],
    'encodes for a tag with single quotes': [
      'html',
      "<img alt='${alt}' ${path}>",
      `<img alt='it&#39;s &quot;red&quot; &amp; [new] &lt;b>' ../images/a%20%22b%22%20%28c%29.png>`,
    ],
    'encodes for AsciiDoc': [
      'asciidoc',
      'image:${path}["${alt}"]',
      `image:../images/a "b" (c).png["it's \\"red\\" & [new] <b>"]`,
    ],
    'encodes for AsciiDoc without quotes': [
      'asciidoc',
      'image:a.png[${alt}]${name}',
      `image:a.png["it's \\"red\\" & [new] <b>"]a "b" (c)`,
    ],
    'keeps a dollar sign that is escaped': [
      'plaintext',
      '\\${path} costs \\$5, ${name}',
      '${path} costs $5, a "b" (c)',
    ],
  };
  for (const [what, [languageId, pattern, link]] of Object.entries(filled)) {
    it(what, () => assert.equal(fillPattern(pattern, picture, languageId), link));
  }

  const faults: readonly (readonly [pattern: unknown, fault: RegExp | undefined])[] = [
    ['![${alt}](${path})', undefined],
    ['{% image "${name}" %}', undefined],
    ['\\${x} ${path}', undefined],
    ['![${alt}]()', /\$\{path\}/],
    ['', /\$\{path\}/],
    ['![${alt}](${pth})', /There is no \$\{pth\}: use \$\{path\}, \$\{alt\}/],
    ['![](${})', /There is no \$\{\}/],
    ['${path} ${toString}', /There is no \$\{toString\}/],
    [7, /must be a text/],
    [null, /must be a text/],
    [['${path}'], /must be a text/],
  ];
  for (const [pattern, fault] of faults) {
    it(`${JSON.stringify(pattern)} is ${fault ? 'refused' : 'taken'}`, () => {
      const said = faultOfPattern(pattern);
      if (fault) assert.match(said ?? '', fault);
      else assert.equal(said, undefined);
    });
  }

  it('for all languages gives way to one for the language', () => {
    const patterns = { '*': 'a', css: 'b' };
    assert.deepEqual(
      ['css', 'scss', 'constructor'].map((language) => patternFor(language, patterns)),
      ['b', 'a', 'a'],
    );
    assert.equal(patternFor('css', {}), undefined);
  });
});
