import assert from 'node:assert/strict';
import { draw, type MaskStep } from '../../../../src/core/mask/drawing.ts';
import {
  type FormMask,
  hasMask,
  maskOfFile,
  nameOfUri,
  newMask,
  soleFileOf,
  withFile,
} from '../../../../src/webview/studio/form/form-mask.ts';
import { image } from './forms.ts';

const FILE = { uri: 'file:///w/my%20mask.png', source: 'https://x/mask.png', said: [] };
const STROKE: MaskStep = { type: 'stroke', mode: 'paint', points: [[1, 1]], size: 2, softness: 0 };

const nothing = newMask('file:///w/fox.png', { width: 8, height: 8 });
const loaded = withFile(nothing, FILE);
const and = (mask: FormMask, ...steps: readonly MaskStep[]): FormMask => ({
  ...mask,
  drawing: steps.reduce(draw, mask.drawing),
});

describe('the mask of a form', () => {
  it('is there once something is painted or loaded', () => {
    assert.equal(hasMask({}), false);
    assert.equal(hasMask({ mask: nothing }), false);
    assert.equal(hasMask({ mask: loaded }), true);
    assert.equal(hasMask({ mask: and(nothing, STROKE) }), true);
    assert.equal(hasMask({ mask: and(loaded, { type: 'clear' }) }), false);
  });

  for (const [what, mask, expected] of [
    ['a file alone', loaded, FILE],
    ['a file over what was cleared', withFile(and(nothing, STROKE, { type: 'clear' }), FILE), FILE],
    ['a file that was painted over', and(loaded, STROKE), undefined],
    ['a file over paint', withFile(and(nothing, STROKE), FILE), undefined],
    ['a file that was turned round', and(loaded, { type: 'invert' }), undefined],
    ['a file over all', withFile(and(nothing, { type: 'fill' }), FILE), undefined],
    ['paint alone', and(nothing, STROKE), undefined],
  ] as const) {
    it(`${expected ? 'goes as its file' : 'is drawn anew'} where it is ${what}`, () => {
      assert.deepEqual(soleFileOf(mask), expected);
    });
  }

  it('names a loaded file as people do', () => {
    assert.deepEqual(loaded.drawing.done, [{ type: 'loaded', id: FILE.uri, name: 'my mask.png' }]);
    assert.equal(nameOfUri('file:///w/50%.png'), '50%.png');
  });

  it('comes back from a recipe with the size of its file, or not at all where that cannot be shown', () => {
    const facts = { format: 'png', width: 6, height: 4, alpha: true } as const;
    const found = maskOfFile(image('m.png', { source: 'https://x/m.png', facts }), image('fox.png'));
    assert.deepEqual([found?.image, found?.drawing.width, found?.drawing.height], ['file:///w/fox.png', 6, 4]);
    assert.equal(maskOfFile(image('m.png'), image('fox.png')), undefined);
    assert.equal(maskOfFile(image('m.png', { source: 'https://x/m.png' }), undefined), undefined);
  });
});
