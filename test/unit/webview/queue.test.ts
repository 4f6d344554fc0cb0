import assert from 'node:assert/strict';
import type { PictureView } from '../../../src/core/protocol.ts';
import { inStripOrder, numberIn, pictureBefore, queueOf } from '../../../src/webview/studio/pictures/queue.ts';
import { view } from './views.ts';

const waiting = (id: string, place: number, facts: Partial<PictureView> = {}) =>
  view(id, { phase: 'queued', place, ...facts });
const ids = (pictures: readonly PictureView[]) => pictures.map(({ id }) => id).join(' ');

describe('the queue', () => {
  const third = waiting('third', 2);
  const first = waiting('first', 0);
  const second = waiting('second', 1, { job: 'both' });
  const twin = waiting('twin', 1, { job: 'both' });
  const running = view('running', { phase: 'running' });
  const pictures = [third, second, twin, first, running, view('done')];
  const queue = queueOf(pictures);

  it('holds the requests that wait, each with its pictures, in the order in which they start', () => {
    assert.deepEqual(queue.map(ids), ['first', 'second twin', 'third']);
    const untold = [view('b', { phase: 'queued', ordered: 2 }), view('a', { phase: 'queued', ordered: 1 })];
    assert.deepEqual(queueOf(untold).map(ids), ['a', 'b']);
  });

  it('numbers requests, not pictures', () => {
    const numbers = pictures.map((picture) => numberIn(queue, picture));
    assert.deepEqual(numbers, [3, 2, 2, 1, undefined, undefined]);
  });

  const moves: readonly (readonly [picture: PictureView, number: number, before: string | undefined])[] = [
    [third, 2, 'second'],
    [third, 1, 'first'],
    [first, 2, 'third'],
    [first, 3, ''],
    [twin, 1, 'first'],
    [twin, 3, ''],
    [first, 0, undefined],
    [third, 4, undefined],
    [second, 2, undefined],
    [running, 1, undefined],
  ];
  for (const [picture, number, before] of moves) {
    it(`names ${before === undefined ? 'nothing' : `"${before}"`} to bring ${picture.id} to number ${number}`, () => {
      assert.equal(pictureBefore(queue, picture, number), before);
    });
  }
});

describe('the order of the strip', () => {
  it('is newest first, with the next of the queue beside what forms', () => {
    const pictures = [
      waiting('late', 1, { ordered: 4 }),
      waiting('next', 0, { ordered: 3 }),
      view('forming', { phase: 'running', ordered: 2 }),
      view('old', { ordered: 1 }),
    ];
    assert.equal(ids(inStripOrder(pictures)), 'late next forming old');
    const moved = pictures.map((picture) =>
      picture.place === undefined ? picture : { ...picture, place: 1 - picture.place },
    );
    assert.equal(ids(inStripOrder(moved)), 'next late forming old');
  });

  it('does not change when pictures that were ordered together start one by one', () => {
    const order = ['a', 'b', 'c'];
    const started = (count: number) =>
      order.map((id, index) => (index < count ? view(id, { phase: 'running' }) : waiting(id, index - count)));
    assert.deepEqual(
      [0, 1, 2, 3].map((count) => ids(inStripOrder(started(count)))),
      Array(4).fill('c b a'),
    );
  });
});
