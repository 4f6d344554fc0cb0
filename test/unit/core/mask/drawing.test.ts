import assert from 'node:assert/strict';
import {
  canRedo,
  canUndo,
  draw,
  emptyDrawing,
  frameOf,
  isEmpty,
  type MaskDrawing,
  type MaskStep,
  redo,
  undo,
} from '../../../../src/core/mask/drawing.ts';

const EMPTY = emptyDrawing({ width: 100, height: 60 });
const paint: MaskStep = { type: 'stroke', mode: 'paint', size: 10, softness: 0.5, points: [[5.5, 5]] };
const erase: MaskStep = { type: 'rectangle', mode: 'erase', x: 0, y: 0, width: 10, height: 10 };
const fill: MaskStep = { type: 'fill' };
const clear: MaskStep = { type: 'clear' };
const invert: MaskStep = { type: 'invert' };
const loaded: MaskStep = { type: 'loaded', id: 'a', name: 'mask.png' };
const extended: MaskStep = { type: 'extended', left: 5, top: 0, right: 10, bottom: 20 };
const drawn = (...steps: readonly MaskStep[]): MaskDrawing => steps.reduce(draw, EMPTY);

describe('a mask drawing', () => {
  it('can be taken back step by step and brought back in the same order', () => {
    const all = drawn(paint, fill, erase);
    const back = undo(undo(all));
    assert.deepEqual([back.done, canUndo(back), canRedo(back)], [[paint], true, true]);
    assert.deepEqual(redo(redo(back)), all);
  });

  it('stays as it is where there is nothing to take back or to bring back', () => {
    assert.equal(undo(EMPTY), EMPTY);
    assert.equal(redo(EMPTY), EMPTY);
    assert.deepEqual([canUndo(EMPTY), canRedo(EMPTY)], [false, false]);
  });

  it('forgets what was taken back once something else is drawn', () => {
    assert.equal(canRedo(draw(undo(drawn(paint, fill)), erase)), false);
  });

  it('survives JSON', () => {
    const all = undo(drawn(paint, erase, fill, clear, invert, loaded, extended, fill));
    assert.deepEqual(JSON.parse(JSON.stringify(all)), all);
  });

  it('has the frame of its last extension, which can be taken back', () => {
    const twice = drawn({ ...extended, bottom: 1 }, paint, extended);
    assert.deepEqual(frameOf(twice), { x: -5, y: 0, width: 115, height: 80 });
    assert.deepEqual(frameOf(undo(twice)), { x: -5, y: 0, width: 115, height: 61 });
    assert.deepEqual(frameOf(EMPTY), { x: 0, y: 0, width: 100, height: 60 });
  });

  const emptiness: Readonly<Record<string, readonly [steps: readonly MaskStep[], empty: boolean]>> = {
    'is empty at first': [[], true],
    'is not empty with a stroke': [[paint], false],
    'is empty with an eraser only': [[erase], true],
    'is empty once cleared': [[paint, clear], true],
    'is not empty with a stroke after that': [[clear, paint], false],
    'is full once an empty one is inverted': [[clear, invert], false],
    'is empty once a full one is inverted': [[fill, paint, invert], true],
    'is not known to be empty once another is inverted': [[fill, erase, invert], false],
    'is not empty with a mask file': [[loaded], false],
    'is not empty with an extended frame, whatever is cleared': [[extended, clear], false],
    'is empty once the frame is back': [[extended, { ...extended, left: 0, right: 0, bottom: 0 }], true],
  };
  for (const [what, [steps, empty]] of Object.entries(emptiness)) {
    it(what, () => assert.equal(isEmpty(drawn(...steps)), empty));
  }
});
