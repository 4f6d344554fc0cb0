import assert from 'node:assert/strict';
import { findModel } from '../../../../src/core/model/catalogue.ts';
import type { SizeRule } from '../../../../src/core/model/options.ts';
import { sizeFault } from '../../../../src/core/model/size.ts';
import { TABLE } from '../../../../src/core/model/table.ts';
import { inRatio, sizeOffers, snapped } from '../../../../src/webview/studio/form/size-offers.ts';

function ruleOf(model: string): SizeRule {
  const rule = findModel(model).row.generate?.size;
  assert.ok(rule?.kind === 'size');
  return rule;
}

describe('sizes to choose by their shape', () => {
  const cases: readonly (readonly [model: string, sizes: readonly string[]])[] = [
    ['gpt-image-1.5', ['auto', '1024x1024', '1536x1024', '1024x1536']],
    ['gpt-image-2.5-flare', ['auto', '1024x1024', '1536x1024', '1024x1536', '1536x864', '864x1536']],
    ['placeholder', ['auto', '1024x1024', '1536x1024', '1024x1536', '1200x630', '640x360', '864x1536']],
    ['dall-e-2', ['1024x1024', '512x512', '256x256']],
  ];
  for (const [model, sizes] of cases) {
    it(`of ${model} are ${sizes.length}, none of a shape that is there already`, () => {
      assert.deepEqual(
        sizeOffers(ruleOf(model)).map(({ value }) => value),
        sizes,
      );
    });
  }

  for (const { family, generate } of TABLE) {
    const rule = generate?.size;
    if (rule?.kind !== 'size') continue;
    it(`are all taken by family ${family}`, () => {
      assert.deepEqual(
        sizeOffers(rule).filter(({ value }) => sizeFault(value, rule)),
        [],
      );
    });
  }

  it('are named by shape and size', () => {
    assert.deepEqual(
      sizeOffers(ruleOf('gpt-image-1.5')).map(({ name }) => name),
      ['The model decides', 'Square, 1024 × 1024', 'Landscape, 1536 × 1024', 'Portrait, 1024 × 1536'],
    );
  });
});

describe('a typed size', () => {
  const rule = ruleOf('gpt-image-2.5-flare');
  const cases = [
    { typed: { width: 1536, height: 1024 }, size: '1536x1024', how: 'stays where it is legal' },
    { typed: { width: 1000, height: 1030 }, size: '992x1024', how: 'snaps to the steps of the model' },
    { typed: { width: 1024, height: 0 }, size: '1024x1024', how: 'is a square while one edge is missing' },
    { typed: { width: 0, height: 0 }, size: 'auto', how: 'is left to the model while both are missing' },
  ];
  for (const { typed, size, how } of cases) {
    it(how, () => assert.equal(snapped(typed, rule), size));
  }

  it('keeps its ratio while that is locked, in whole steps', () => {
    assert.deepEqual(inRatio(1.5, 'width', 768, 16), { width: 768, height: 512 });
    assert.deepEqual(inRatio(1.5, 'height', 500, 16), { width: 752, height: 500 });
    assert.deepEqual(inRatio(3, 'width', 4, 16), { width: 4, height: 16 });
  });
});
