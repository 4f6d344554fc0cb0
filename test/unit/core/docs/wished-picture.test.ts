import assert from 'node:assert/strict';
import { obstacleTo, orderOf, priceOf, type WishedPicture } from '../../../../src/core/docs/wished-picture.ts';
import { writeEstimate } from '../../../../src/core/model/price.ts';
import { OFFLINE_MODEL } from '../../../../src/core/model/table.ts';

const ONLINE = 'gpt-image-2.5-flare';
const NEWEST = 'gpt-image-2.6-flare';
const ONE_FORMAT = 'dall-e-3';

const hero: WishedPicture = { prompt: 'A red fox', name: 'hero.png', extension: 'png', format: 'png' };
const target = { width: 1200, height: 630 };

describe('the order for a picture that a document asks for', () => {
  it('has its prompt, its format and exactly its pixels, and is for one picture, whatever people wish for always', () => {
    assert.deepEqual(orderOf({ ...hero, target }, ONLINE, { n: 4, output_format: 'webp' }), {
      options: { prompt: 'A red fox', model: ONLINE, n: 1, output_format: 'png' },
      target,
    });
  });

  it('names no format to a model that lets nobody choose', () => {
    assert.deepEqual(orderOf(hero, ONE_FORMAT, {}).options, { prompt: 'A red fox', model: ONE_FORMAT, n: 1 });
  });

  const svg: WishedPicture = { ...hero, name: 'hero.svg', extension: 'svg', format: 'svg', target };
  const drawn = [
    [OFFLINE_MODEL, svg, '1200x630'],
    [NEWEST, svg, '1200x624'],
    [OFFLINE_MODEL, { ...svg, target: { width: 8, height: 8 } }, '16x16'],
  ] as const;
  for (const [model, wish, size] of drawn) {
    it(`asks ${model} for a drawing of ${size}, for it has no pixels to bring to others`, () => {
      const order = orderOf(wish, model, {});
      assert.deepEqual([order.options.size, order.target], [size, undefined]);
    });
  }

  it('sees a drawing where only a standing wish makes it one', () => {
    const { format: _, ...anyFormat } = { ...hero, extension: '', target };
    assert.equal(orderOf(anyFormat, OFFLINE_MODEL, { output_format: 'svg' }).options.size, '1200x630');
    assert.deepEqual(orderOf(anyFormat, OFFLINE_MODEL, { output_format: 'webp' }).target, target);
  });

  it('paints for the name alone what costs nothing', () => {
    const nameless = { ...hero, prompt: '' };
    assert.equal(orderOf(nameless, OFFLINE_MODEL, {}).options.prompt, 'hero.png');
    assert.equal(orderOf(nameless, ONLINE, {}).options.prompt, '');
  });
});

describe('what stands in the way of a picture that a document asks for', () => {
  const { format: _, ...avif } = { ...hero, extension: 'avif' };
  const gif: WishedPicture = { ...hero, extension: 'gif', format: 'gif' };
  const jpeg: WishedPicture = { ...hero, extension: 'jpg', format: 'jpeg' };
  const cases: readonly (readonly [what: string, wish: WishedPicture, model: string, reason: RegExp | undefined])[] = [
    ['nothing', hero, OFFLINE_MODEL, undefined],
    ['nothing, of an animation by a model that makes them', gif, NEWEST, undefined],
    [
      'an extension that nobody makes',
      avif,
      OFFLINE_MODEL,
      /^No model makes \.avif files. placeholder makes: png, jpeg, webp, svg$/,
    ],
    [
      'a format that the model does not make',
      gif,
      ONLINE,
      /^gpt-image-2\.5-flare makes no gif. It makes: png, jpeg, webp$/,
    ],
    ['a format where the model lets nobody choose', jpeg, ONE_FORMAT, /^dall-e-3 makes no jpeg. It makes: png$/],
    ['nothing, where nobody knows the model', gif, 'image-of-tomorrow', undefined],
    ['no prompt, where it costs', { ...hero, prompt: '' }, ONLINE, /^The prompt is empty/],
    ['nothing, where it costs nothing', { ...hero, prompt: '' }, OFFLINE_MODEL, undefined],
    ['a prompt that is too long', { ...hero, prompt: 'x'.repeat(4001) }, ONE_FORMAT, /4,001.*at most 4,000/],
    [
      'more pixels than any format holds',
      { ...hero, target: { width: 20_000, height: 100 } },
      ONLINE,
      /20000x100 pixels/,
    ],
  ];
  for (const [what, wish, model, reason] of cases) {
    it(`is ${what}`, () => {
      const found = obstacleTo(wish, model, {});
      if (reason) assert.match(found ?? '', reason);
      else assert.equal(found, undefined);
    });
  }
});

describe('the price of a picture that a document asks for', () => {
  const prices = [
    ['free', OFFLINE_MODEL, {}],
    ['≈ $0.04', ONE_FORMAT, {}],
    ['price unknown', 'image-of-tomorrow', {}],
  ] as const;
  for (const [price, model, defaults] of prices) {
    it(`is ${price} with ${model}`, () => assert.equal(writeEstimate(priceOf(hero, model, defaults)), price));
  }

  it('is that of the size from which its pixels are reached, and of the quality people wish for', () => {
    const price = (size: WishedPicture['target'], quality: string) =>
      priceOf({ ...hero, ...(size ? { target: size } : {}) }, ONLINE, { quality })?.high ?? 0;
    assert.ok(price({ width: 2048, height: 2048 }, 'low') > price({ width: 1024, height: 1024 }, 'low'));
    assert.ok(price(target, 'high') > price(target, 'low') && price(target, 'low') > 0);
  });

  it('counts no previews, for nobody watches', () => {
    assert.deepEqual(
      priceOf(hero, ONLINE, { quality: 'low', partial_images: 3 }),
      priceOf(hero, ONLINE, { quality: 'low' }),
    );
  });
});
