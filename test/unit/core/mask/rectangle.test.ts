import assert from 'node:assert/strict';
import type { Point, Rectangle } from '../../../../src/core/mask/drawing.ts';
import {
  clippedTo,
  contains,
  middleOf,
  movedBy,
  rectangleBetween,
  resizedBy,
} from '../../../../src/core/mask/rectangle.ts';

const rectangle = (x: number, y: number, width: number, height: number): Rectangle => ({ x, y, width, height });
const FRAME = rectangle(-20, 0, 120, 60);

describe('a rectangle', () => {
  const corners: readonly (readonly [Point, Point, boolean, Rectangle])[] = [
    [[10.2, 10.8], [19.5, 30.1], false, rectangle(10, 10, 10, 21)],
    [[20, 30], [10, 12], false, rectangle(10, 12, 10, 18)],
    [[10, 10], [14, 40], true, rectangle(10, 10, 30, 30)],
    [[40, 40], [14, 50], true, rectangle(14, 40, 26, 26)],
  ];
  for (const [one, other, square, expected] of corners) {
    it(`takes in the pixels between ${one} and ${other}${square ? ', as a square' : ''}`, () =>
      assert.deepEqual(rectangleBetween(one, other, square), expected));
  }

  it('is cut to the frame, and nothing beside it', () => {
    assert.deepEqual(clippedTo(FRAME, rectangle(-30, -5, 40, 20)), rectangle(-20, 0, 30, 15));
    assert.equal(clippedTo(FRAME, rectangle(100, 0, 5, 5)), undefined);
  });

  it('begins in the middle of the frame', () => assert.deepEqual(middleOf(FRAME), rectangle(10, 15, 60, 30)));

  const moves: readonly (readonly [Point, Rectangle, Rectangle])[] = [
    [[10, -1], rectangle(0, 10, 20, 20), rectangle(10, 9, 20, 20)],
    [[-50, 50], rectangle(0, 10, 20, 20), rectangle(-20, 40, 20, 20)],
  ];
  for (const [by, from, to] of moves) {
    it(`moves by ${by} as far as the frame goes`, () => assert.deepEqual(movedBy(by, from, FRAME), to));
  }

  const sizes: readonly (readonly [Point, Rectangle, Rectangle])[] = [
    [[10, -1], rectangle(0, 10, 20, 20), rectangle(0, 10, 30, 19)],
    [[90, -50], rectangle(0, 10, 20, 20), rectangle(0, 10, 100, 1)],
  ];
  for (const [by, from, to] of sizes) {
    it(`grows by ${by}, to a pixel at least and the frame's edge at most`, () =>
      assert.deepEqual(resizedBy(by, from, FRAME), to));
  }

  it('contains what lies left and above of its ends', () => {
    const points: readonly Point[] = [
      [0, 10],
      [19.9, 29.9],
      [20, 15],
      [-0.1, 15],
    ];
    assert.deepEqual(
      points.map((point) => contains(rectangle(0, 10, 20, 20), point)),
      [true, true, false, false],
    );
  });
});
