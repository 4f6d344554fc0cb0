import assert from 'node:assert/strict';
import {
  draw,
  type MaskDrawing,
  type MaskStep,
  redo,
  type StrokeStep,
  undo,
} from '../../../../src/core/mask/drawing.ts';
import { createLayer } from '../../../../src/core/mask/layer.ts';
import { isNothing } from '../../../../src/core/mask/plane.ts';
import { drawPiece } from '../../../../src/core/mask/sheet.ts';
import { drawingOf, NOTHING_LOADED, planeOf, run } from './sheets.ts';

const stroke = (x: number, mode: 'paint' | 'erase' = 'paint'): StrokeStep => ({
  type: 'stroke',
  mode,
  size: 12,
  softness: 0.5,
  points: [[x, 20]],
});
const EXTENDED: MaskStep = { type: 'extended', left: 8, top: 8, right: 8, bottom: 8 };
const steps = (count: number) =>
  Array.from({ length: count }, (_, index) => stroke(index * 4, index % 3 ? 'paint' : 'erase'));

describe('the layer of a mask', () => {
  for (const [frame, first] of [
    ['its own frame', { type: 'fill' }],
    ['an extended frame', EXTENDED],
  ] as const) {
    it(`follows a drawing in ${frame}, back and forth and on from anywhere`, () => {
      let drawing: MaskDrawing = drawingOf(64, 40, first, ...steps(20));
      const layer = createLayer(drawing, 10_000, NOTHING_LOADED);
      const ways: readonly ((from: MaskDrawing) => MaskDrawing)[] = [
        (from) => from,
        ...steps(9).map(() => undo),
        redo,
        redo,
        (from) => draw(draw(from, { type: 'invert' }), stroke(30, 'erase')),
        ...steps(3).map(() => undo),
        (from) => undo(undo(from)),
        (from) => JSON.parse(JSON.stringify(from)),
      ];
      for (const [index, way] of ways.entries()) {
        drawing = way(drawing);
        run(layer.follow(drawing.done));
        assert.deepEqual(layer.sheet.plane, planeOf(drawing), `after ${index} changes`);
      }
    });
  }

  it('takes over a stroke that was drawn piece by piece', () => {
    const drawing = drawingOf(64, 40, EXTENDED, stroke(5));
    const layer = createLayer(drawing, 10_000, NOTHING_LOADED);
    run(layer.follow(drawing.done));
    const added: StrokeStep = {
      ...stroke(0),
      points: [
        [10, 10],
        [30, 30],
      ],
    };
    layer.add(added, drawPiece(layer.sheet, [10, 10], [30, 30], added));
    const after = draw(drawing, added);
    assert.ok(isNothing(run(layer.follow(after.done))));
    assert.deepEqual(layer.sheet.plane, planeOf(after));
    run(layer.follow(drawing.done));
    assert.deepEqual(layer.sheet.plane, planeOf(drawing));
  });

  it('says where it may look different', () => {
    const drawing = drawingOf(64, 40, stroke(10), stroke(50));
    const layer = createLayer(drawing, 10_000, NOTHING_LOADED);
    run(layer.follow(drawing.done));
    const { left, top, right, bottom } = run(layer.follow(undo(drawing).done));
    assert.deepEqual([left, top, right, bottom], [44, 14, 56, 26]);
  });
});
