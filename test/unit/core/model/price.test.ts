import assert from 'node:assert/strict';
import type { Draft } from '../../../../src/core/model/draft.ts';
import {
  costOf,
  type Estimate,
  estimate,
  timesEstimate,
  writeLimit,
  writeTotal,
} from '../../../../src/core/model/price.ts';
import type { Usage } from '../../../../src/core/model/usage.ts';
import { edit, generate, picture, requestOf, type Wish } from './drafts.ts';

const QUALITIES = ['low', 'medium', 'high', 'xhigh', 'max'] as const;
const SHAPES = ['1024x1024', '1024x1536', '1536x1024'] as const;
/** 13 tokens. */
const PROMPT = 'A red fox in the snow at dawn, its tail held high up';
const ONE_PICTURE = { size: '1024x1024', quality: 'low', stream: false };

describe('the price of one picture before it is made', () => {
  /** US$ as published to three digits: square, portrait, landscape. */
  const lists: readonly (readonly [model: string, quality: string, usd: readonly number[]])[] = [
    ['gpt-image-1', 'low', [0.011, 0.016, 0.016]],
    ['gpt-image-1', 'medium', [0.042, 0.063, 0.063]],
    ['gpt-image-1', 'high', [0.167, 0.25, 0.25]],
    ['gpt-image-1.5', 'low', [0.009, 0.013, 0.013]],
    ['gpt-image-1.5', 'medium', [0.034, 0.05, 0.05]],
    ['gpt-image-1.5', 'high', [0.133, 0.2, 0.2]],
    ['gpt-image-1-mini', 'low', [0.005, 0.006, 0.006]],
    ['gpt-image-1-mini', 'medium', [0.011, 0.015, 0.015]],
    ['gpt-image-1-mini', 'high', [0.036, 0.052, 0.052]],
    ['gpt-image-2', 'low', [0.006, 0.005, 0.005]],
    ['gpt-image-2', 'medium', [0.053, 0.041, 0.041]],
    ['gpt-image-2', 'high', [0.211, 0.165, 0.165]],
  ];
  for (const [model, quality, usd] of lists) {
    it(`is the list price of ${model} at ${quality}: ${usd.join(', ')}`, () => {
      for (const [index, size] of SHAPES.entries()) {
        const { low, high } = priced(generate(model, { size, quality, stream: false }));
        assert.equal(low, high);
        // The list itself rounds by up to $0.0018: 6,208 tokens at $40 a million are $0.2483, listed as $0.25.
        assert.ok(Math.abs(low - (usd[index] ?? 0)) < 0.0018, `${size}: ${low}`);
      }
    });
  }

  it('is the list price of the mini to the cent, for it is above its tokens', () => {
    const { low } = priced(generate('gpt-image-1-mini', { size: '1024x1024', quality: 'high', stream: false }));
    assert.equal(low, 0.036006);
  });

  const newer = ['0.0059', '0.0132', '0.0527', '0.0937', '0.2107'];
  for (const [index, quality] of QUALITIES.entries()) {
    it(`is $${newer[index]} for 1024x1024 of 2.5 at ${quality}`, () => {
      const { low, high } = priced(generate('gpt-image-2.5-sunburst', { ...ONE_PICTURE, quality }));
      assert.deepEqual([low.toFixed(4), high.toFixed(4)], [newer[index], newer[index]]);
    });
  }

  const measured: readonly (readonly [size: string, quality: string, tokens: number])[] = [
    ['1536x1024', 'low', 664],
    ['1536x1024', 'high', 1353],
    ['3840x2160', 'high', 3337],
    ['1024x1024', 'auto', 5800],
  ];
  for (const [size, quality, tokens] of measured) {
    it(`is a range for 2.6 around the ${tokens} tokens measured for ${size} at ${quality}`, () => {
      const { low, high } = priced(generate('gpt-image-2.6-flare', { size, quality, stream: false }));
      assert.ok(low < (tokens * 30) / 1e6 && (tokens * 30) / 1e6 < high, `${low} to ${high}`);
    });
  }

  /** In output tokens, beside the three of the prompt. */
  const ranges: readonly (readonly [model: string, wish: Wish, low: number, high: number])[] = [
    ['gpt-image-2.6-sunburst', { quality: 'low' }, 3 * 196, 4.3 * 196],
    ['gpt-image-2.6-sunburst', { quality: 'medium' }, 3 * 439, 4.3 * 439],
    ['gpt-image-2.6-sunburst', { quality: 'max' }, 0.97 * 7024, 1.03 * 7024],
    ['gpt-image-2.5-flare', { quality: 'auto' }, 196, 1756],
    ['gpt-image-2', { quality: undefined }, 196, 7024],
    ['gpt-image-2', { quality: 'low', size: 'auto' }, 158, 196],
    ['gpt-image-2', { quality: 'low', size: undefined }, 158, 196],
  ];
  for (const [model, wish, low, high] of ranges) {
    it(`is a range for ${model} with ${JSON.stringify({ size: '1024x1024', ...wish })}`, () => {
      const price = priced(generate(model, { ...ONE_PICTURE, ...wish }));
      const usd = (tokens: number) => ((tokens * 30 + 3 * 5) / 1e6).toFixed(6);
      assert.deepEqual([price.low.toFixed(6), price.high.toFixed(6)], [usd(low), usd(high)]);
    });
  }

  const dallE: readonly (readonly [model: string, wish: Wish, usd: number])[] = [
    ['dall-e-2', { size: '256x256' }, 0.016],
    ['dall-e-2', { size: '512x512' }, 0.018],
    ['dall-e-2', { size: '1024x1024' }, 0.02],
    ['dall-e-2', { n: 3 }, 0.06],
    ['dall-e-3', {}, 0.04],
    ['dall-e-3', { quality: 'standard', size: '1792x1024' }, 0.08],
    ['dall-e-3', { quality: 'hd' }, 0.08],
    ['dall-e-3', { quality: 'hd', size: '1024x1792' }, 0.12],
  ];
  for (const [model, wish, usd] of dallE) {
    it(`is $${usd} for ${model} with ${JSON.stringify(wish)}, and approximately that after`, () => {
      const request = requestOf(generate(model, wish));
      assert.deepEqual(estimate(request), { low: usd, high: usd });
      assert.deepEqual(costOf(undefined, request), { usd, approximate: true });
    });
  }
});

describe('the price of a request', () => {
  const model = 'gpt-image-2.5-flare';
  const base = priced(generate(model, ONE_PICTURE));
  const references = (count: number) => Array.from({ length: count }, () => picture('png'));

  /** In millionths of a dollar, above the price of one picture of 196 tokens and three tokens of prompt. */
  const additions: readonly (readonly [what: string, draft: Draft, low: number, high: number])[] = [
    ['two previews of 100 tokens', generate(model, { ...ONE_PICTURE, stream: true, partial_images: 2 }), 6000, 6000],
    [
      'previews of a stream that nobody refused',
      generate(model, { ...ONE_PICTURE, stream: undefined, partial_images: 1 }),
      3000,
      3000,
    ],
    ['no previews without a stream', generate(model, { ...ONE_PICTURE, partial_images: 2 }), 0, 0],
    ['a picture to edit', edit(model, ONE_PICTURE), 8192, 8192],
    ['three pictures to edit', edit(model, { ...ONE_PICTURE, image: references(3) }), 3 * 8192, 3 * 8192],
    [
      'three pictures made of one, whose input may be charged once or each time',
      edit(model, { ...ONE_PICTURE, n: 3 }),
      2 * 196 * 30 + 8192,
      2 * 196 * 30 + 3 * 8192 + 2 * 15,
    ],
  ];
  for (const [what, draft, low, high] of additions) {
    it(`counts ${what}`, () => {
      const price = priced(draft);
      const added = [price.low, price.high].map((usd) => Math.round((usd - base.low) * 1e6));
      assert.deepEqual(added, [low, high]);
    });
  }

  it('counts the tokens of high fidelity', () => {
    const [low, high] = ['low', 'high'].map((input_fidelity) =>
      priced(edit('gpt-image-1.5', { ...ONE_PICTURE, input_fidelity })),
    );
    assert.equal(Math.round(((high?.low ?? 0) - (low?.low ?? 0)) * 1e6), 4160 * 8);
  });

  it('is a range where a picture is named by its address only', () => {
    const { low, high } = priced(
      edit(model, { ...ONE_PICTURE, image: [{ kind: 'url', url: 'https://example.com/fox' }] }),
    );
    assert.ok(base.low < low && low < high && high >= base.high + (1536 * 8) / 1e6, `${low} to ${high}`);
  });

  it('is nothing offline, before and after', () => {
    const request = requestOf(generate('placeholder', { n: 3 }));
    assert.deepEqual(estimate(request), { low: 0, high: 0 });
    assert.deepEqual(costOf(undefined, request), { usd: 0, approximate: false });
  });

  const unknown: readonly (readonly [what: string, draft: Draft])[] = [
    ['a model that nobody knows', generate('gpt-image-9')],
    ['an edit by a model that nobody knows', edit('my/deployment')],
    ['a gif', generate('gpt-image-2.6-flare', { output_format: 'gif' })],
    ['an svg', generate('gpt-image-2.6-flare', { output_format: 'svg' })],
  ];
  for (const [what, draft] of unknown) {
    it(`is unknown, never nothing, for ${what}`, () => assert.equal(estimate(requestOf(draft)), undefined));
  }
});

describe('the cost after', () => {
  const text = (input: number, output: number): Usage => ({
    ...{ input_tokens: input, output_tokens: output, total_tokens: input + output },
    input_tokens_details: { text_tokens: input, image_tokens: 0 },
  });
  const seen = (output: number): Usage => ({
    ...{ input_tokens: 1037, output_tokens: output, total_tokens: 1037 + output },
    input_tokens_details: { text_tokens: 13, image_tokens: 1024 },
  });

  type Case = readonly [what: string, model: string, usage: Usage | undefined, microdollars: number, exact?: 'exact'];
  const cases: readonly Case[] = [
    ['a stream with one preview', 'gpt-image-2', text(13, 296), 13 * 5 + 296 * 30, 'exact'],
    [
      'a real sample without input',
      'gpt-image-2',
      { output_tokens: 380, output_tokens_details: { image_tokens: 380, text_tokens: 0 } },
      380 * 30,
    ],
    ['an edit by 2.5', 'gpt-image-2.5-flare', seen(196), 13 * 5 + 1024 * 8 + 196 * 30, 'exact'],
    ['an edit by 2.6', 'gpt-image-2.6-flare', seen(664), 13 * 5 + 1024 * 8 + 664 * 30, 'exact'],
    ['an edit by 1', 'gpt-image-1', seen(272), 13 * 5 + 1024 * 10 + 272 * 40, 'exact'],
    ['an edit by the mini', 'gpt-image-1-mini', seen(272), 13 * 2 + 1024 * 2.5 + 272 * 8, 'exact'],
    ['an edit by the chat alias', 'chatgpt-image-latest', seen(272), 13 * 5 + 1024 * 8 + 272 * 32, 'exact'],
    [
      'a picture with text of 143 tokens',
      'gpt-image-1.5',
      { ...text(13, 415), output_tokens_details: { image_tokens: 272, text_tokens: 143 } },
      13 * 5 + 272 * 32 + 143 * 10,
      'exact',
    ],
    [
      'input that is not told apart, at the rate of text',
      'gpt-image-2',
      { input_tokens: 100, output_tokens: 196 },
      100 * 5 + 196 * 30,
    ],
  ];
  for (const [what, model, usage, microdollars, exact] of cases) {
    it(`follows from usage for ${what}${exact ? '' : ', approximately'}`, () => {
      const cost = costOf(usage, requestOf(edit(model)));
      assert.deepEqual(cost, { usd: Math.round(microdollars) / 1e6, approximate: !exact });
    });
  }

  it('is what was estimated for the stream with one preview, and for the real sample', () => {
    const stream = requestOf(
      generate('gpt-image-2', { ...ONE_PICTURE, prompt: PROMPT, stream: true, partial_images: 1 }),
    );
    assert.equal(costOf(text(13, 296), stream)?.usd, estimate(stream)?.low);
    const sample = requestOf(generate('gpt-image-2', { ...ONE_PICTURE, prompt: PROMPT, size: '3072x2160' }));
    assert.equal(costOf(text(13, 380), sample)?.usd, estimate(sample)?.low);
  });

  it('of an svg is approximate: its author is charged apart', () => {
    const request = requestOf(generate('gpt-image-2.6-flare', { output_format: 'svg' }));
    assert.equal(costOf(text(13, 196), request)?.approximate, true);
  });

  it('is unknown, never nothing, without usage or without prices', () => {
    assert.equal(costOf(undefined, requestOf(generate('gpt-image-2'))), undefined);
    assert.equal(costOf({}, requestOf(generate('gpt-image-2'))), undefined);
    assert.equal(costOf(text(13, 196), requestOf(generate('gpt-image-9'))), undefined);
  });
});

describe('the price of several pictures', () => {
  const cent: Estimate = { low: 0.01, high: 0.01 };
  const totals: readonly (readonly [prices: readonly (Estimate | undefined)[], text: string])[] = [
    [[cent, cent, cent], '≈ $0.03'],
    [[{ low: 0.01, high: 0.02 }, cent], '≈ $0.02–0.03'],
    [[{ low: 0, high: 0 }, cent], '≈ $0.01'],
    [[{ low: 0, high: 0 }], 'free'],
    [[cent, undefined, undefined], '≈ $0.01, and 2 of unknown price'],
    [[undefined], 'price unknown'],
  ];
  for (const [prices, text] of totals) it(`reads ${text}`, () => assert.equal(writeTotal(prices), text));
});

describe('the price of several requests', () => {
  it('is so many times that of one, in whole millionths, and unknown where one is', () => {
    assert.deepEqual(timesEstimate({ low: 0.1, high: 0.205001 }, 3), { low: 0.3, high: 0.615003 });
    assert.equal(timesEstimate(undefined, 3), undefined);
  });
});

describe('a limit', () => {
  const limits: readonly (readonly [usd: number, text: string])[] = [
    [5, '$5'],
    [0.5, '$0.50'],
    [12.5, '$12.50'],
    [0.001, '$0.001'],
  ];
  for (const [usd, text] of limits) it(`reads ${text}`, () => assert.equal(writeLimit(usd), text));
});

function priced(draft: Draft): Estimate {
  const price = estimate(requestOf(draft));
  assert.ok(price);
  return price;
}
