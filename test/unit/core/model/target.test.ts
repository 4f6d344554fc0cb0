import assert from 'node:assert/strict';
import type { PixelSize } from '../../../../src/core/model/size.ts';
import { OFFLINE_MODEL, ONLINE_MODEL } from '../../../../src/core/model/table.ts';
import { planTarget } from '../../../../src/core/model/target.ts';
import { validate } from '../../../../src/core/model/validate.ts';

const draftFor = (model: string, options: object = {}) =>
  ({ operation: 'generate', options: { prompt: 'a fox', model, ...options } }) as const;

describe('a plan for exact pixels', () => {
  const targets: readonly PixelSize[] = [
    { width: 1200, height: 630 },
    { width: 640, height: 360 },
    { width: 128, height: 128 },
    { width: 1500, height: 500 },
    { width: 90, height: 728 },
    { width: 3000, height: 2000 },
    { width: 1, height: 1 },
    { width: 8000, height: 100 },
  ];
  for (const model of [ONLINE_MODEL, 'gpt-image-2', 'gpt-image-1', 'dall-e-3', 'dall-e-2', 'one-from-next-year']) {
    for (const target of targets) {
      it(`makes ${target.width}x${target.height} of a size that ${model} takes, cropped in the middle`, () => {
        const plan = planTarget(target, draftFor(model));
        assert.ok(plan);
        const verdict = validate(draftFor(model, { size: plan.size }));
        assert.ok(verdict.ok, JSON.stringify(verdict));
        const { made, crop, scale } = plan;
        assert.ok(crop.width === made.width || crop.height === made.height, 'no more is cropped than must be');
        assert.ok(Math.abs(2 * crop.left + crop.width - made.width) <= 1);
        assert.ok(Math.abs(2 * crop.top + crop.height - made.height) <= 1);
        assert.ok(Math.abs(crop.width * scale - target.width) <= scale, 'scaled, the crop is as wide as the target');
        assert.ok(Math.abs(crop.height * scale - target.height) <= scale, 'and as high');
      });
    }
  }

  it('asks for the target itself where the model takes it', () => {
    const plan = planTarget({ width: 640, height: 360 }, draftFor(OFFLINE_MODEL));
    assert.deepEqual(plan, {
      size: '640x360',
      made: { width: 640, height: 360 },
      crop: { left: 0, top: 0, width: 640, height: 360 },
      scale: 1,
    });
  });

  it('pays for little more than the target needs', () => {
    const plan = planTarget({ width: 1200, height: 630 }, draftFor(ONLINE_MODEL));
    assert.ok(plan && plan.made.width * plan.made.height <= 1.1 * 1200 * 630, plan?.size);
    assert.ok(plan.scale <= 1, 'nothing is enlarged');
  });

  it('enlarges only what no size is large enough for', () => {
    assert.ok((planTarget({ width: 3000, height: 2000 }, draftFor('dall-e-2'))?.scale ?? 0) > 1);
    assert.ok((planTarget({ width: 500, height: 500 }, draftFor('dall-e-2'))?.scale ?? 2) <= 1);
  });

  it('has none for an SVG, which has no pixels', () => {
    assert.equal(planTarget({ width: 64, height: 64 }, draftFor(OFFLINE_MODEL, { output_format: 'svg' })), undefined);
  });
});
