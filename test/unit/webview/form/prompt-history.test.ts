import assert from 'node:assert/strict';
import { findPrompts, stepThrough } from '../../../../src/webview/studio/form/prompt-history.ts';
import type { Recalled } from '../../../../src/webview/studio/state.ts';

const EARLIER = ['newest', 'older', 'oldest'];

/** What stands in the form after each step. */
function walk(own: string, steps: readonly ('back' | 'forth')[]): readonly string[] {
  let prompt = own;
  let recalled: Recalled | undefined;
  return steps.map((by) => {
    const step = stepThrough(EARLIER, prompt, recalled, by);
    if (step) ({ prompt, recalled } = step);
    return prompt;
  });
}

describe('the way through earlier prompts', () => {
  it('goes back to the oldest and stays there', () => {
    assert.deepEqual(walk('mine', ['back', 'back', 'back', 'back']), ['newest', 'older', 'oldest', 'oldest']);
  });

  it('comes forth again to what was being written, and stays there', () => {
    assert.deepEqual(walk('mine', ['back', 'back', 'forth', 'forth', 'forth']), [
      'newest',
      'older',
      'newest',
      'mine',
      'mine',
    ]);
  });

  it('begins anew from an earlier prompt that was changed, which is kept', () => {
    const step = stepThrough(EARLIER, 'older, but blue', { index: 1, own: 'mine' }, 'back');
    assert.deepEqual(step, { prompt: 'newest', recalled: { index: 0, own: 'older, but blue' } });
  });

  it('leads nowhere while there are none', () => {
    assert.equal(stepThrough([], 'mine', undefined, 'back'), undefined);
    assert.equal(stepThrough([], 'mine', undefined, 'forth'), undefined);
  });
});

describe('a search in earlier prompts', () => {
  const prompts = ['A red fox on a hill', 'A blue hill', 'A Fox in the snow'];
  const cases: readonly (readonly [search: string, found: readonly string[]])[] = [
    ['', prompts],
    ['fox', ['A red fox on a hill', 'A Fox in the snow']],
    ['hill fox', ['A red fox on a hill']],
    ['  FOX  ', ['A red fox on a hill', 'A Fox in the snow']],
    ['wolf', []],
  ];
  for (const [search, found] of cases) {
    it(`for “${search}” finds ${found.length}`, () => {
      assert.deepEqual(findPrompts(prompts, search), found);
    });
  }
});
