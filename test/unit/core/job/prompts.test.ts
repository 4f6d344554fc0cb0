import assert from 'node:assert/strict';
import type { PictureRecord } from '../../../../src/core/job/picture-record.ts';
import { promptsOf } from '../../../../src/core/job/prompts.ts';

describe('the history of prompts', () => {
  it('has each prompt once, where it was used last', () => {
    assert.deepEqual(promptsOf([' A fox', 'A boat', 'A fox', 'A hill\n'].map(madeFrom)), ['A fox', 'A boat', 'A hill']);
  });

  it('leaves out what is no prompt', () => {
    assert.deepEqual(promptsOf(['', '  ', undefined, 7, 'A fox'].map(madeFrom)), ['A fox']);
  });

  it('ends after a hundred', () => {
    const many = Array.from({ length: 150 }, (_, index) => `Fox ${index}`);
    assert.deepEqual(promptsOf(many.map(madeFrom)), many.slice(0, 100));
  });
});

function madeFrom(prompt: unknown): PictureRecord {
  return {
    id: crypto.randomUUID(),
    job: 'job',
    recipe: { operation: 'generate', options: { prompt }, image: [] },
    phase: 'done',
    ordered: 0,
  };
}
