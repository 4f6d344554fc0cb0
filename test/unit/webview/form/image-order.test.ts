import assert from 'node:assert/strict';
import { added, moved, readUriList } from '../../../../src/webview/studio/form/image-order.ts';
import { image } from './forms.ts';

const [a, b, c] = [image('a'), image('b'), image('c')];
const names = (images: readonly { readonly name: string }[]) => images.map(({ name }) => name).join('');

describe('the pictures of an edit', () => {
  const moves = [
    { from: 2, to: 0, order: 'cab' },
    { from: 0, to: 1, order: 'bac' },
    { from: 0, to: -1, order: 'abc' },
    { from: 1, to: 9, order: 'acb' },
    { from: 7, to: 0, order: 'abc' },
  ];
  for (const { from, to, order } of moves) {
    it(`are ${order} after ${from} went to ${to}`, () => assert.equal(names(moved([a, b, c], from, to)), order));
  }

  it('are added behind, none twice', () => {
    const { images, left } = added([a], [b, a, b], 16);
    assert.equal(names(images), 'ab');
    assert.equal(left, 0);
  });

  it('are no more than the model takes, and those that found no place are counted', () => {
    assert.deepEqual(added([a], [b, c], 2), { images: [a, b], left: 1 });
    assert.deepEqual(added([a, b], [c], 1), { images: [a, b], left: 1 });
  });

  it('are read from what the Explorer drags along', () => {
    assert.deepEqual(readUriList('# two\r\nfile:///w/a.png\r\nvscode-remote://x/b.png\r\n'), [
      'file:///w/a.png',
      'vscode-remote://x/b.png',
    ]);
    assert.deepEqual(readUriList(''), []);
  });
});
