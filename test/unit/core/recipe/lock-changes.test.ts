import assert from 'node:assert/strict';
import { type LockChange, withChanges, withLock } from '../../../../src/core/recipe/lock-changes.ts';
import type { Lock } from '../../../../src/core/recipe/lock-file.ts';
import { HASH, locked } from './locked.ts';

const FOX = locked('A red fox');
const EDIT = locked('Make it winter', {
  operation: 'edit',
  image: [{ file: 'images/fox.png', sha256: HASH }, { name: 'holiday.jpg' }],
  mask: { file: 'images/masks/fox.png' },
  markup: { url: 'https://example.com/a.png' },
  parent: 'images/fox.png',
});
const LOCK: Lock = new Map([
  ['images/fox.png', FOX],
  ['images/fox-edited.png', EDIT],
  ['images2/fox.png', FOX],
]);

const files = (lock: Lock) => [...lock.keys()].sort().join(' ');

describe('what happens to pictures', () => {
  const changes: readonly (readonly [what: string, change: LockChange, files: string])[] = [
    [
      'a new one is added',
      { type: 'recorded', file: 'a.png', picture: FOX },
      'a.png images/fox-edited.png images/fox.png images2/fox.png',
    ],
    [
      'one made anew takes the place of what was known',
      { type: 'recorded', file: 'images/fox.png', picture: EDIT },
      'images/fox-edited.png images/fox.png images2/fox.png',
    ],
    ['a file is deleted', { type: 'deleted', path: 'images/fox.png' }, 'images/fox-edited.png images2/fox.png'],
    ['a folder is deleted, and no other that begins alike', { type: 'deleted', path: 'images' }, 'images2/fox.png'],
    [
      'something else is deleted',
      { type: 'deleted', path: 'images/fo' },
      'images/fox-edited.png images/fox.png images2/fox.png',
    ],
    [
      'a file is moved',
      { type: 'moved', from: 'images/fox.png', to: 'b/c.png' },
      'b/c.png images/fox-edited.png images2/fox.png',
    ],
    [
      'a folder is moved',
      { type: 'moved', from: 'images', to: 'art/new' },
      'art/new/fox-edited.png art/new/fox.png images2/fox.png',
    ],
    [
      'a file is moved over another',
      { type: 'moved', from: 'images/fox-edited.png', to: 'images/fox.png' },
      'images/fox.png images2/fox.png',
    ],
  ];
  for (const [what, change, expected] of changes) {
    it(`is written down: ${what}`, () => {
      const after = withChanges(LOCK, [change]);
      assert.equal(files(after), expected);
      assert.deepEqual(withChanges(after, [change]), after, 'once is as good as twice');
    });
  }

  it('moves what other pictures were made from along', () => {
    const after = withChanges(LOCK, [{ type: 'moved', from: 'images', to: 'art' }]).get('art/fox-edited.png');
    assert.deepEqual(
      [after?.image, after?.mask, after?.markup, after?.parent],
      [
        [{ file: 'art/fox.png', sha256: HASH }, { name: 'holiday.jpg' }],
        { file: 'art/masks/fox.png' },
        { url: 'https://example.com/a.png' },
        'art/fox.png',
      ],
    );
  });

  it('adds what is known later only to the picture that it is about', () => {
    const told = (sha256: string) =>
      withChanges(LOCK, [{ type: 'told', file: 'images/fox.png', sha256, facts: { cost_usd: 0.5 } }]);
    assert.deepEqual(told(HASH).get('images/fox.png'), { ...FOX, cost_usd: 0.5 });
    assert.equal(told('d'.repeat(64)), LOCK);
  });

  it('is put together with the first one counting', () => {
    const both = withLock(new Map([['images/fox.png', EDIT]]), LOCK);
    assert.deepEqual([files(both), both.get('images/fox.png')], [files(LOCK), EDIT]);
  });
});
