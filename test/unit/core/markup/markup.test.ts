import assert from 'node:assert/strict';
import {
  arrowOf,
  hasMarks,
  type MarkupDrawing,
  type MarkupStep,
  marksThatCount,
} from '../../../../src/core/markup/markup.ts';
import { draw, emptyDrawing, undo } from '../../../../src/core/mask/drawing.ts';

const ink = { colour: '#e51400', line: 4 };
const pen: MarkupStep = {
  type: 'pen',
  ...ink,
  points: [
    [1, 1],
    [9.5, 4],
  ],
};
const box: MarkupStep = { type: 'rectangle', ...ink, x: 2, y: 3, width: 10, height: 20 };
const note: MarkupStep = { type: 'note', colour: '#ffffff', text: 'a hat', at: [4, 5], size: 12 };
const rubbed: MarkupStep = { type: 'rubbed', line: 8, points: [[1, 1]] };
const clear: MarkupStep = { type: 'clear' };
const loaded: MarkupStep = { type: 'loaded', id: 'a', name: 'markup.png' };
const drawn = (...steps: readonly MarkupStep[]): MarkupDrawing =>
  steps.reduce<MarkupDrawing>((drawing, step) => draw(drawing, step), emptyDrawing({ width: 100, height: 60 }));

describe('a markup drawing', () => {
  const fullness: Readonly<Record<string, readonly [steps: readonly MarkupStep[], isThere: boolean]>> = {
    'nothing at first': [[], false],
    'a line': [[pen], true],
    'a note': [[note], true],
    'a file': [[loaded], true],
    'a rubber alone': [[rubbed], false],
    'a line that a rubber went over, for all anybody knows': [[pen, rubbed], true],
    'nothing once it is cleared': [[pen, box, clear], false],
    'what came after that': [[pen, clear, box], true],
  };
  for (const [what, [steps, isThere]] of Object.entries(fullness)) {
    it(`holds ${what}`, () => assert.equal(hasMarks(drawn(...steps)), isThere));
  }

  it('counts from the last time that all was cleared, which can be taken back', () => {
    const all = drawn(pen, clear, box, note);
    assert.deepEqual(marksThatCount(all), [box, note]);
    assert.deepEqual(marksThatCount(undo(drawn(pen, clear))), [pen]);
  });

  it('survives JSON', () => {
    const all = undo(drawn(pen, box, note, rubbed, clear, loaded, note));
    assert.deepEqual(JSON.parse(JSON.stringify(all)), all);
  });
});

describe('an arrow', () => {
  const arrow = (from: readonly [number, number], to: readonly [number, number], line = 2) =>
    arrowOf({ type: 'arrow', colour: '#000000', line, from, to });

  it('points exactly where it was drawn to, with a head on both sides of it', () => {
    const { shaft, head } = arrow([10, 20], [110, 20]);
    assert.deepEqual(head[0], [110, 20]);
    const [, left, right] = head;
    assert.equal(left[0], right[0]);
    assert.ok(left[1] > 20 && right[1] < 20 && left[1] - 20 === 20 - right[1]);
    assert.deepEqual(shaft[0], [10, 20]);
    assert.ok(shaft[1][0] < 110 && shaft[1][0] > left[0], 'the shaft ends inside of the head');
  });

  for (const line of [2, 4, 8]) {
    it(`has a head that is wider than its shaft of ${line}`, () => {
      const [, left, right] = arrow([0, 0], [0, 500], line).head;
      assert.ok(Math.abs(left[0] - right[0]) > 3 * line);
    });
  }

  it('is all head where it is short, and stays a shape where it has no length', () => {
    const [, left] = arrow([0, 0], [3, 0], 20).head;
    assert.equal(left[0], 0);
    for (const point of arrow([5, 5], [5, 5]).head) assert.ok(point.every(Number.isFinite));
  });
});
