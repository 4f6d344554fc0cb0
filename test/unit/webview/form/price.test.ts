import assert from 'node:assert/strict';
import type { Draft } from '../../../../src/core/model/draft.ts';
import { estimate, timesEstimate, writeEstimate } from '../../../../src/core/model/price.ts';
import { writePrice as writePriceWith } from '../../../../src/webview/studio/form/price.ts';
import { edit, generate, requestOf } from '../../core/model/drafts.ts';

describe('the price on the button', () => {
  const writePrice = (draft: Draft) => writePriceWith(draft, {});
  const high = { quality: 'high', size: '1024x1024' };

  it('is what one request costs', () => {
    const draft = generate('gpt-image-1.5', high);
    assert.equal(writePrice(draft), writeEstimate(estimate(requestOf(draft))));
    assert.match(writePrice(draft), /^≈ \$0\.\d+$/);
  });

  it('is that of as many requests where several pictures stream, pictures that go along and previews included', () => {
    const wish = { ...high, partial_images: 3 };
    const one = estimate(requestOf(edit('gpt-image-1.5', wish)));
    assert.ok(one);
    const four = { low: one.low * 4, high: one.high * 4 };
    assert.equal(writePrice(edit('gpt-image-1.5', { ...wish, n: 4 })), writeEstimate(four));
  });

  it('has the previews that several pictures get where they are a standing wish', () => {
    const one = requestOf(generate('gpt-image-2', { ...high, partial_images: 2 }));
    const four = timesEstimate(estimate(one), 4);
    assert.equal(
      writePriceWith(generate('gpt-image-2', { ...high, n: 4 }), { partial_images: 2 }),
      writeEstimate(four),
    );
    assert.notEqual(writePrice(generate('gpt-image-2', { ...high, n: 4 })), writeEstimate(four));
  });

  it('is that of one request where several pictures come of one', () => {
    const draft = edit('gpt-image-1.5', { ...high, n: 4, stream: false });
    assert.equal(writePrice(draft), writeEstimate(estimate(requestOf(draft))));
    assert.notEqual(writePrice(draft), writePrice(edit('gpt-image-1.5', { ...high, n: 4 })));
  });

  const others = [
    { name: 'free for the model on this machine', draft: generate('placeholder', { n: 4 }), expected: 'free' },
    { name: 'unknown for an unknown model', draft: generate('some-model', { n: 2 }), expected: 'price unknown' },
    { name: 'there before there is a prompt', draft: generate('placeholder', { prompt: ' ' }), expected: 'free' },
    { name: 'not there while something is wrong', draft: generate('dall-e-3', { n: 2 }), expected: '' },
  ];
  for (const { name, draft, expected } of others) {
    it(`is ${name}`, () => assert.equal(writePrice(draft), expected));
  }
});
