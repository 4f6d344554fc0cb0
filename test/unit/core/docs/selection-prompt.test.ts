import assert from 'node:assert/strict';
import { promptFrom } from '../../../../src/core/docs/selection-prompt.ts';

describe('a selection as a prompt', () => {
  const cases: readonly (readonly [languageId: string, text: string, prompt: string])[] = [
    ['markdown', '  A red fox\n  on a hill  ', 'A red fox on a hill'],
    ['markdown', '## A **red** fox', 'A red fox'],
    ['markdown', '- A *red* `fox` on [a hill](hill.md)\n- at ~~noon~~ night', 'A red fox on a hill at noon night'],
    ['markdown', '> 1. [ ] A fox &amp; a hill ![icon](i.png)', 'A fox & a hill'],
    ['markdown', '| A fox | on a hill |', 'A fox, on a hill'],
    ['markdown', '<!-- A fox -->', 'A fox'],
    ['markdown', 'A fox\n---\n', 'A fox'],
    ['markdown', 'snake_case and 5*3', 'snake_case and 5*3'],
    ['mdx', 'A <b>red</b> fox', 'A red fox'],
    ['html', '  <h1 class="a">A red&nbsp;fox</h1>\n  <!-- on a hill -->', 'A red fox on a hill'],
    ['vue', '<p>A fox &lt;3</p>', 'A fox <3'],
    ['typescriptreact', '{/* A fox on a hill */}', 'A fox on a hill'],
    ['typescriptreact', '// A fox\n// on a hill', 'A fox on a hill'],
    ['typescript', '/**\n * A fox\n * on a hill\n */', 'A fox on a hill'],
    ['typescript', '"A fox on a hill",', 'A fox on a hill'],
    ['typescript', "'It\\'s a fox'", "'It\\'s a fox'"],
    ['python', '# A fox', 'A fox'],
    ['python', '"""A fox"""', 'A fox'],
    ['css', '/* A fox */', 'A fox'],
    ['json', '"A fox"', 'A fox'],
    ['plaintext', 'A fox\n\n\nA hill', 'A fox A hill'],
    ['asciidoc', '== A *red* fox\n* on link:a.html[a hill]', 'A red fox on a hill'],
    [
      'restructuredtext',
      'A **red** fox\n===========\n:ref:`a hill <hill>` and `a text <https://x.org>`_',
      'A red fox a hill and a text',
    ],
    ['latex', '\\section{A \\emph{red} fox} % on a hill', 'A red fox % on a hill'],
    ['latex', '% 50\\% of a~fox', '50% of a fox'],
    ['org', '** A /red/ fox on [[file:a][a hill]]', 'A red fox on a hill'],
    ['markdown', '---\n***\n', ''],
    ['plaintext', ' \n ', ''],
    ['markdown', '赤い狐が丘の上に', '赤い狐が丘の上に'],
  ];
  for (const [languageId, text, prompt] of cases) {
    it(`${JSON.stringify(text)} in ${languageId}`, () => assert.equal(promptFrom(languageId, text), prompt));
  }
});
