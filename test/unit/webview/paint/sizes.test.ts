import assert from 'node:assert/strict';
import { largestSize, nextSize, positionOf, sizeAt, usualSize } from '../../../../src/webview/studio/paint/sizes.ts';

describe('what is painted with', () => {
  it('fits the picture', () => {
    const sizes = [
      { width: 1536, height: 1024 },
      { width: 4096, height: 4096 },
      { width: 1, height: 1 },
    ];
    assert.deepEqual(
      sizes.map((size) => usualSize(size, 16)),
      [96, 256, 1],
    );
    assert.deepEqual(sizes.map(largestSize), [768, 2048, 1]);
  });

  it('comes through all sizes by its keys, and back', () => {
    const up = [1];
    while ((up.at(-1) ?? 0) < 768) up.push(nextSize(up.at(-1) ?? 0, true, 768));
    assert.deepEqual(up.slice(0, 6), [1, 2, 3, 4, 5, 6]);
    assert.ok(up.length < 35, `${up.length} presses`);
    let size = 768;
    for (let press = 0; press < up.length; press++) size = nextSize(size, false, 768);
    assert.equal(size, 1);
  });

  for (const [most, size] of [
    [768, 1],
    [768, 24],
    [768, 768],
    [1, 1],
  ] as const) {
    it(`stands on its slider at ${size} of ${most}, and is that again from there`, () => {
      const again = sizeAt(positionOf(size, most), most);
      assert.ok(Math.abs(again - size) <= size * 0.04, `${again}`);
    });
  }
});
