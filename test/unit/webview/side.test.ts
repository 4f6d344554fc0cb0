import assert from 'node:assert/strict';
import type { PictureView } from '../../../src/core/protocol.ts';
import { changedInWords, ownSidesOf } from '../../../src/webview/studio/pictures/side.ts';
import { view } from './views.ts';

const EDIT = { operation: 'edit', options: {}, image: ['file:///w/fox.png'] } as const;
const DELIVERED = { delivered: 'file:///s/1.png', deliveredSource: 'https://x/1.png' };

describe('what a picture can be compared with besides others', () => {
  const rows: readonly (readonly [string, Partial<PictureView>, readonly string[]])[] = [
    ['one that was generated: nothing', {}, []],
    ['an edit: its original', { recipe: EDIT }, ['original']],
    ['a composited edit: also what was delivered', { recipe: EDIT, ...DELIVERED }, ['original', 'delivered']],
    ['one that took the place of its original: no more that', { recipe: EDIT, replaced: 'file:///s/0.png' }, []],
    ['an edit of a picture of the web: nothing', { recipe: { ...EDIT, image: ['https://x/fox.png'] } }, []],
    ['one whose delivered file cannot be shown: not that', { delivered: DELIVERED.delivered }, []],
  ];
  for (const [what, facts, expected] of rows) {
    it(`is for ${what}`, () => assert.deepEqual(ownSidesOf(view('fox', facts)), expected));
  }
});

describe('how much changed, in words', () => {
  for (const [share, words] of [
    [0, 'No pixel clearly changed'],
    [0.004, 'Less than 1 % of the pixels changed'],
    [0.073, '7 % of the pixels changed'],
    [1, '100 % of the pixels changed'],
  ] as const) {
    it(`is "${words}" for ${share}`, () => assert.equal(changedInWords(share), words));
  }
});
