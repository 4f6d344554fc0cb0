import assert from 'node:assert/strict';
import type { MarkupStep } from '../../../../src/core/markup/markup.ts';
import { draw, type MaskStep } from '../../../../src/core/mask/drawing.ts';
import {
  type FormMarkup,
  type FormMask,
  hasMarkup,
  hasMask,
  markupOfFile,
  maskOfFile,
  nameOfUri,
  newMarkup,
  newMask,
  overlayOf,
  soleFileOfMarkup,
  soleFileOfMask,
  withFile,
} from '../../../../src/webview/studio/form/form-overlay.ts';
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
      assert.deepEqual(soleFileOfMask(mask), expected);
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

const PEN: MarkupStep = { type: 'pen', colour: '#e51400', line: 2, points: [[1, 1]] };

describe('the markup of a form', () => {
  const bare = newMarkup('file:///w/fox.png', { width: 8, height: 8 });
  const marked: FormMarkup = { ...bare, drawing: draw(bare.drawing, PEN) };
  const masked = and(nothing, STROKE);

  it('is there once something is drawn or loaded', () => {
    assert.deepEqual([{}, { markup: bare }, { markup: marked }].map(hasMarkup), [false, false, true]);
    assert.equal(hasMarkup({ markup: withFile(bare, FILE) }), true);
  });

  it('goes as its file where nothing is drawn over that', () => {
    const file = withFile(bare, FILE);
    assert.deepEqual(soleFileOfMarkup(file), FILE);
    assert.equal(soleFileOfMarkup({ ...file, drawing: draw(file.drawing, PEN) }), undefined);
    assert.equal(soleFileOfMarkup(marked), undefined);
  });

  it('comes back from a recipe', () => {
    const facts = { format: 'png', width: 6, height: 4, alpha: true } as const;
    const found = markupOfFile(image('m.png', { source: 'https://x/m.png', facts }), image('fox.png'));
    assert.deepEqual([found?.image, found?.drawing.width], ['file:///w/fox.png', 6]);
  });

  for (const [what, form, sent] of [
    ['nothing where there is nothing', { mask: nothing, markup: bare }, undefined],
    ['the mask where it is alone', { mask: masked, markup: bare, overlay: 'markup' }, 'mask'],
    ['the markup where it is alone', { mask: nothing, markup: marked, overlay: 'mask' }, 'markup'],
    ['the mask where nobody chose', { mask: masked, markup: marked }, 'mask'],
    ['the markup where it was chosen last', { mask: masked, markup: marked, overlay: 'markup' }, 'markup'],
    ['the mask where it was chosen last', { mask: masked, markup: marked, overlay: 'mask' }, 'mask'],
  ] as const) {
    it(`is sent or set aside for the mask: ${what}`, () => assert.equal(overlayOf(form), sent));
  }
});
