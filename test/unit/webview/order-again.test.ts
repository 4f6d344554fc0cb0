import assert from 'node:assert/strict';
import { orderAgain } from '../../../src/webview/studio/pictures/order-again.ts';
import { FILE, view } from './views.ts';

describe('making a picture again', () => {
  const recipe = { operation: 'generate', options: { prompt: 'fox', n: 4, size: '64x64' }, image: [] } as const;

  it('orders one, however many were ordered together', () => {
    assert.deepEqual(orderAgain(view('fox', { recipe })).recipe.options, { prompt: 'fox', size: '64x64' });
  });

  it('leaves it a draft where that one was a draft, or would have been', () => {
    const drafts = [
      view('saved', { file: FILE }),
      view('draft', { file: { ...FILE, draft: true } }),
      view('one of four that failed', { recipe, phase: 'failed' }),
    ].map((picture) => orderAgain(picture).drafts);
    assert.deepEqual(drafts, [false, true, true]);
  });
});
