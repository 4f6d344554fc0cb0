import assert from 'node:assert/strict';
import { median, pairedRatio, rotated, spread } from '../../bench/statistics.ts';

describe('the numbers of the bench', () => {
  const medians = [
    { of: [3], is: 3 },
    { of: [9, 1, 2], is: 2 },
    { of: [4, 1, 3, 2], is: 2.5 },
    { of: [10, 9, 100], is: 10 },
  ];
  for (const { of, is } of medians) {
    it(`the median of ${of.join(', ')} is ${is}`, () => assert.equal(median(of), is));
  }

  it('the median leaves the values in their order', () => {
    const values = [3, 1, 2];
    median(values);
    assert.deepEqual(values, [3, 1, 2]);
  });

  it('the median of nothing is no number', () => assert.ok(Number.isNaN(median([]))));

  const spreads = [
    { of: [7], is: 0 },
    { of: [1, 2, 3, 4, 1000], is: 2 },
    { of: [1, 1, 2, 3, 4, 5, 5], is: 3 },
  ];
  for (const { of, is } of spreads) {
    it(`the spread of ${of.join(', ')} is ${is}`, () => assert.equal(spread(of), is));
  }

  it('a ratio pairs the values of the same round, so that a slow minute counts for both', () => {
    assert.equal(pairedRatio([20, 200, 60], [10, 100, 20]), 2);
  });

  it('a round that only one of the two has is left out', () => assert.equal(pairedRatio([4, 9, 8], [2]), 2));

  it('everybody is in every place once', () => {
    const rounds = [0, 1, 2, 3].map((round) => rotated(['a', 'b', 'c'], round).join(''));
    assert.deepEqual(rounds, ['abc', 'bca', 'cab', 'abc']);
  });
});
