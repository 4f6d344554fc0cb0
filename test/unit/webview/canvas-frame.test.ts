import assert from 'node:assert/strict';
import {
  extendedSize,
  layOut,
  MOST_EDGE,
  NO_EDGES,
  strideOf,
  withEdge,
} from '../../../src/webview/studio/easel/canvas-frame.ts';

const SIZE = { width: 1000, height: 500 };
const STAGE = { width: 612, height: 412 };

describe('the frame of an extended canvas', () => {
  it('grows by whole pixels, never inwards and never beyond reason', () => {
    assert.equal(withEdge(NO_EDGES, 'left', 12.6).left, 13);
    assert.equal(withEdge(NO_EDGES, 'left', -20).left, 0);
    assert.equal(withEdge(NO_EDGES, 'left', 1e6).left, MOST_EDGE);
  });

  it('is as large as the picture and what was added', () => {
    const edges = { left: 1, top: 20, right: 300, bottom: 4000 };
    assert.deepEqual(extendedSize(SIZE, edges), { width: 1301, height: 4520 });
  });

  for (const [edge, outwards, inwards] of [
    ['left', 'ArrowLeft', 'ArrowRight'],
    ['top', 'ArrowUp', 'ArrowDown'],
    ['right', 'ArrowRight', 'ArrowLeft'],
    ['bottom', 'ArrowDown', 'ArrowUp'],
  ] as const) {
    it(`has its ${edge} edge moved outwards by ${outwards}`, () => {
      assert.equal(strideOf(edge, outwards, false), 8);
      assert.equal(strideOf(edge, outwards, true), 64);
      assert.equal(strideOf(edge, inwards, false), -8);
      assert.equal(strideOf(edge, 'Enter', false), undefined);
    });
  }

  it('lies in the middle of the stage with room around it', () => {
    const { scale, left, top, width, height } = layOut(SIZE, NO_EDGES, NO_EDGES, STAGE);
    assert.deepEqual([scale, left, top, width, height], [0.5, 56, 81, 500, 250]);
  });

  it('leaves the picture where it is while an edge is dragged', () => {
    const held = layOut(SIZE, NO_EDGES, NO_EDGES, STAGE);
    const dragged = layOut(SIZE, { ...NO_EDGES, left: 40 }, NO_EDGES, STAGE);
    assert.equal(dragged.left + 40 * dragged.scale, held.left);
    assert.equal(dragged.scale, held.scale);
  });
});
