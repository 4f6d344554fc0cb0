import assert from 'node:assert/strict';
import { type Placement, placedBy, placedFirst, stretchedBy } from '../../../../src/core/markup/placement.ts';

const frame = { x: 0, y: 0, width: 100, height: 60 };
const arrow: Placement = { type: 'arrow', from: [80, 10], to: [20, 50] };

describe('a shape that is put in its place by keys', () => {
  for (const type of ['rectangle', 'ellipse'] as const) {
    it(`begins in the middle: ${type}`, () => {
      assert.deepEqual(placedFirst(type, frame), { type, x: 25, y: 15, width: 50, height: 30 });
    });
  }

  it('begins in the middle: arrow and note', () => {
    assert.deepEqual(placedFirst('arrow', frame), { type: 'arrow', from: [25, 15], to: [75, 45] });
    assert.deepEqual(placedFirst('note', frame), { type: 'note', at: [25, 15] });
  });

  const moves: Readonly<Record<string, readonly [Placement, readonly [number, number], Placement]>> = {
    'a note': [{ type: 'note', at: [25, 15] }, [-5, 10], { type: 'note', at: [20, 25] }],
    'a note, to the edge and no further': [{ type: 'note', at: [25, 15] }, [500, -500], { type: 'note', at: [100, 0] }],
    'both ends of an arrow': [arrow, [-5, 5], { type: 'arrow', from: [75, 15], to: [15, 55] }],
    'an arrow in one piece, whichever end comes to the edge': [
      arrow,
      [-90, 90],
      { type: 'arrow', from: [60, 20], to: [0, 60] },
    ],
    'an ellipse': [
      { type: 'ellipse', x: 1, y: 2, width: 10, height: 8 },
      [-4, 4],
      { type: 'ellipse', x: 0, y: 6, width: 10, height: 8 },
    ],
  };
  for (const [what, [from, way, to]] of Object.entries(moves)) {
    it(`moves ${what}`, () => assert.deepEqual(placedBy(way, from, frame), to));
  }

  const stretches: Readonly<Record<string, readonly [Placement, readonly [number, number], Placement]>> = {
    'an arrow by its tip': [arrow, [-100, 3], { type: 'arrow', from: [80, 10], to: [0, 53] }],
    'a rectangle by its lower right': [
      { type: 'rectangle', x: 1, y: 2, width: 10, height: 8 },
      [4, -100],
      { type: 'rectangle', x: 1, y: 2, width: 14, height: 1 },
    ],
    'no note': [{ type: 'note', at: [1, 2] }, [4, 4], { type: 'note', at: [1, 2] }],
  };
  for (const [what, [from, way, to]] of Object.entries(stretches)) {
    it(`stretches ${what}`, () => assert.deepEqual(stretchedBy(way, from, frame), to));
  }
});
