import assert from 'node:assert/strict';
import { planTarget } from '../../../../src/core/model/target.ts';
import { planText } from '../../../../src/webview/studio/form/plan-text.ts';
import { generate } from '../../core/model/drafts.ts';

describe('how exact pixels come about', () => {
  const cases = [
    { model: 'placeholder', target: [300, 200], says: 'Made at exactly this size.' },
    { model: 'gpt-image-1.5', target: [512, 512], says: 'Made at 1024 × 1024 and scaled down.' },
    { model: 'gpt-image-1.5', target: [2048, 2048], says: 'Made at 1024 × 1024 and enlarged.' },
    { model: 'gpt-image-1.5', target: [1536, 806], says: 'Made at 1536 × 1024 and cropped.' },
    {
      model: 'gpt-image-1.5',
      target: [1200, 630],
      says: 'Made at 1536 × 1024, cropped to 1536 × 806, scaled to 1200 × 630.',
    },
    {
      model: 'gpt-image-1.5',
      target: [3000, 1000],
      says: 'Made at 1536 × 1024, cropped to 1536 × 512, enlarged to 3000 × 1000.',
    },
  ] as const;
  for (const { model, target, says } of cases) {
    const [width, height] = target;
    it(`is told for ${width} × ${height} of ${model}`, () => {
      const plan = planTarget({ width, height }, generate(model));
      assert.ok(plan);
      assert.equal(planText(plan, { width, height }), says);
    });
  }
});
