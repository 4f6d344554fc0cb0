import assert from 'node:assert/strict';
import { blankBraces, endOfBraces, endOfTag } from '../../../../../src/core/docs/readers/braces.ts';

describe('braces in markup', () => {
  /** `|` is where they end. */
  const braces = [
    '{a}| }',
    '{{a}}|}',
    "{'}'}| }",
    '{"\\"}"}|}',
    '{`}`}|}',
    '{`${`}`}`}|}',
    '{/* } */}|}',
    '{a // }\n}|}',
  ];
  for (const marked of [...braces, "{<p>don't}|", '{<p>https://a.b</p>}|', '{a', "{'}|", '{`${}`', '{/* }']) {
    it(`end as in ${JSON.stringify(marked)}`, () => {
      const end = marked.indexOf('|');
      assert.equal(endOfBraces(marked.replace('|', ''), 0), end < 0 ? undefined : end);
    });
  }

  for (const marked of [
    '<a>|>',
    '<a b={() => c}>|',
    '<a b=">">|',
    "<a b='{'>|",
    '<a b={c ? <d> : 1}>|',
    '<a <b>',
    '<a b="',
  ]) {
    it(`do not end the tag in ${JSON.stringify(marked)}`, () => {
      const end = marked.indexOf('|');
      assert.equal(endOfTag(marked.replace('|', ''), 0), end < 0 ? undefined : end);
    });
  }

  const blanked = {
    '<a b={() => c} d="{e}">{f}</a>': '<a b={_______} d="{e}">{f}</a>',
    'a {/* <b> */} c': 'a {         } c',
    '<!-- {a} --><b {c}>': '<!-- {a} --><b {_}>',
    '<script>if (a <b) {c = {d}}</script><e f={g}>': '<script>if (a <b) {c = {d}}</script><e f={_}>',
    'a < b {c}': 'a < b {c}',
  };
  for (const [markup, expected] of Object.entries(blanked)) {
    it(`are blank in ${markup}`, () => assert.equal(blankBraces(markup), expected));
  }
});
