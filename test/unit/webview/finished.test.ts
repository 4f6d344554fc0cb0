import assert from 'node:assert/strict';
import { isFinished, nearestFinished } from '../../../src/webview/studio/pictures/finished.ts';
import { FILE, view } from './views.ts';

describe('the picture to compare with', () => {
  const pictures = [
    view('newest', { file: FILE }),
    view('failed', { phase: 'failed' }),
    view('middle', { file: FILE }),
    view('oldest', { file: FILE }),
    view('cancelled', { phase: 'cancelled' }),
  ];

  it('is the finished one that was made before', () => {
    assert.deepEqual(
      ['newest', 'middle'].map((id) => nearestFinished(pictures, id)?.id),
      ['middle', 'oldest'],
    );
  });

  it('is the one made after where none was made before', () => {
    assert.equal(nearestFinished(pictures, 'oldest')?.id, 'middle');
  });

  it('is none where there is no other', () => {
    assert.equal(
      nearestFinished([view('only', { file: FILE }), view('failed', { phase: 'failed' })], 'only'),
      undefined,
    );
  });

  it('needs a file', () => {
    assert.deepEqual([isFinished(view('fox')), isFinished(view('fox', { file: FILE }))], [false, true]);
  });
});
