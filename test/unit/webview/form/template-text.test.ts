import assert from 'node:assert/strict';
import { fillIn, variablesOf } from '../../../../src/webview/studio/form/template-text.ts';

describe('a prompt with variables', () => {
  const cases: readonly (readonly [text: string, names: readonly string[]])[] = [
    ['A red fox', []],
    ['{{subject}} on {{ place }}', ['subject', 'place']],
    ['{{a}}, {{b}} and {{a}} again', ['a', 'b']],
    ['{{main colour}} {{größe_2}}', ['main colour', 'größe_2']],
    ['{{}} {{ }} {single} {{a.b}} {{open', []],
  ];
  for (const [text, names] of cases) {
    it(`has ${names.length === 0 ? 'none' : names.join(' and ')} in “${text}”`, () => {
      assert.deepEqual(variablesOf(text), names);
    });
  }

  it('is filled in wherever a variable stands, as often as it stands there', () => {
    assert.equal(fillIn('{{a}} and {{ a }} by {{b}}', { a: 'a fox', b: 'a hill' }), 'a fox and a fox by a hill');
  });

  it('keeps a variable that nothing was filled in for', () => {
    assert.equal(fillIn('{{a}} by {{b}} and {{constructor}}', { a: '' }), '{{a}} by {{b}} and {{constructor}}');
  });

  it('takes what was filled in as it is, not as a pattern', () => {
    assert.equal(fillIn('costs {{a}}', { a: '$& {{b}}' }), 'costs $& {{b}}');
  });
});
