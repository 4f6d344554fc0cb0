import assert from 'node:assert/strict';
import {
  abandonedOf,
  mergePictures,
  readPictures,
  searchPictures,
  surplusOf,
  withPictures,
  writePictures,
} from '../../../../src/core/job/picture-list.ts';
import { ids, pictureFile, record } from './records.ts';

const everything = { query: '', starred: false, offset: 0, limit: 100 };
const recipe = (prompt: string, model: string) =>
  ({ operation: 'generate', options: { prompt, model }, image: [] }) as const;

describe('the pictures of a gallery', () => {
  const fox = record('fox', {
    recipe: recipe('A red fox\non a hill', 'gpt-image-2'),
    file: pictureFile('images/red-fox.png'),
  });
  const cafe = record('cafe', { recipe: recipe('Un CAFÉ à Lyon', 'placeholder'), starred: true });
  const boat = record('boat', { recipe: recipe('A boat', 'gpt-image-2'), file: pictureFile('art/vessel.webp') });

  const searches: readonly (readonly [query: string, found: string])[] = [
    ['', 'fox cafe boat'],
    ['  ', 'fox cafe boat'],
    ['fox', 'fox'],
    ['HILL red', 'fox'],
    ['red boat', ''],
    ['cafe lyon', 'cafe'],
    ['gpt-image', 'fox boat'],
    ['boat gpt', 'boat'],
    ['vessel', 'boat'],
    ['.png', 'fox'],
  ];
  for (const [query, found] of searches) {
    it(`holds ${found || 'nothing'} for “${query}”`, () =>
      assert.equal(ids(searchPictures([fox, cafe, boat], { ...everything, query }).pictures), found));
  }

  it('can be searched for starred ones alone', () => {
    assert.equal(ids(searchPictures([fox, cafe, boat], { ...everything, starred: true }).pictures), 'cafe');
  });

  it('comes by pages that tell how many there are in all', () => {
    const page = searchPictures([fox, cafe, boat], { ...everything, offset: 1, limit: 1 });
    assert.deepEqual([ids(page.pictures), page.total], ['cafe', 3]);
  });

  it('is ordered newest first, those of one order as they were given', () => {
    const before = [record('b', { ordered: 3 }), record('a', { ordered: 1 })];
    const after = withPictures(before, [record('c1', { ordered: 4 }), record('c2', { ordered: 4 })], new Set());
    assert.equal(ids(after), 'c1 c2 b a');
    assert.equal(ids(withPictures(after, [record('old', { ordered: 2 })], new Set(['c1']))), 'c2 b old a');
  });

  it('changes a picture in its place', () => {
    const after = withPictures([fox, cafe, boat], [{ ...cafe, phase: 'failed' }], new Set());
    assert.deepEqual([ids(after), after[1]?.phase], ['fox cafe boat', 'failed']);
  });

  it('keeps what another window wrote, but for what this one has changed or taken out', () => {
    const theirs = [record('new', { ordered: 5000 }), { ...fox, starred: true as const }, boat];
    const mine = [{ ...fox, phase: 'failed' as const }, boat];
    const merged = mergePictures(theirs, mine, new Set(['fox']));
    assert.deepEqual([ids(merged), merged[1]?.phase], ['new fox boat', 'failed']);
    assert.equal(ids(mergePictures(theirs, mine, new Set(['cafe', 'new']))), 'fox boat');
    assert.equal(mergePictures(theirs, mine, new Set())[1]?.starred, true);
  });

  it('lets the oldest go beyond its bound, but nothing that is starred or still forms', () => {
    const { ended: _, ...forming } = record('forming', { phase: 'running' });
    const pictures = [record('d'), record('c'), { ...record('b'), starred: true as const }, record('a'), forming];
    assert.equal(ids(surplusOf(pictures, 5)), '');
    assert.equal(ids(surplusOf(pictures, 4)), 'a');
    assert.equal(ids(surplusOf(pictures, 3)), 'c a');
    assert.equal(ids(surplusOf(pictures, 1)), 'd c a');
  });

  it('has none forming that an earlier window left so', () => {
    const { ended: _, ...running } = record('running', { phase: 'running', line: 'Preview 1 of 2' });
    const failure = { message: 'closed', action: 'try-again', label: 'Try Again' } as const;
    assert.deepEqual(abandonedOf([fox, running], 9000, failure), [
      { ...record('running'), phase: 'cancelled', ended: 9000, failure },
    ]);
  });

  it('is read as it was written', () => {
    assert.deepEqual(readPictures(writePictures([fox, cafe])), [fox, cafe]);
  });

  const broken: Readonly<Record<string, string>> = {
    'half of it': writePictures([fox]).slice(0, -9),
    nothing: '',
    'another file': '[]',
    'a picture that is none': JSON.stringify({ pictures: [fox, { id: 'x' }] }),
    'a phase that nobody knows': JSON.stringify({ pictures: [{ ...fox, phase: 'sold' }] }),
    'a file without a place': JSON.stringify({ pictures: [{ ...fox, file: {} }] }),
    'a name from the prototype for a phase': JSON.stringify({ pictures: [{ ...fox, phase: 'toString' }] }),
  };
  for (const [name, text] of Object.entries(broken)) {
    it(`is not read from ${name}`, () => assert.equal(readPictures(text), undefined));
  }
});
