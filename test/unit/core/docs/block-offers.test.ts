import assert from 'node:assert/strict';
import { offersAt } from '../../../../src/core/docs/block-offers.ts';
import { BLOCK_OPTIONS } from '../../../../src/core/docs/block-options.ts';
import { priceOf } from '../../../../src/core/docs/block-price.ts';
import { describeOption, describeValues } from '../../../../src/core/docs/option-words.ts';
import { findPromptBlocks } from '../../../../src/core/docs/prompt-block.ts';

const context = { model: 'gpt-image-2.5-flare', listed: ['gpt-image-9'], today: '2026-11-20' };

/** The offers at the bar in the options of a block, and the text that they would take the place of. */
function offered(options: string, language = 'markdown') {
  const at = options.indexOf('|');
  const head = language === 'markdown' ? '```image-prompt' : '<!-- image-prompt';
  const tail = language === 'markdown' ? '\nA "red"\nfox\n```' : ': A fox -->';
  const text = head + options.replace('|', '') + tail;
  const [block] = findPromptBlocks(text, language);
  assert.ok(block);
  const offers = offersAt(text, block, head.length + at, context);
  if (!offers) return undefined;
  const replaced = text.slice(offers.span.start, offers.span.end);
  return offers.kind === 'files'
    ? { replaced, files: offers.name, typed: offers.typed }
    : { replaced, inserts: offers.offers.map(({ insert }) => insert), offers: offers.offers };
}

describe('what may be typed into a prompt block', () => {
  it('are the names of options, those first that people want most, and none twice', () => {
    const names = offered(' size=auto |')?.inserts ?? [];
    assert.deepEqual(names.slice(0, 4), ['to=', 'model=', 'quality=', 'alt=']);
    assert.ok(!names.includes('size=') && !names.includes('n=') && !names.includes('style='));
    assert.ok(names.includes('image='));
    assert.ok(offered(' image=a.png |')?.inserts?.includes('image='), 'there may be several pictures');
  });

  it('are the options of the model that the block names', () => {
    assert.ok(offered(' model=dall-e-3 |')?.inserts?.includes('style='));
    assert.ok(offered(' model=gpt-image-1.5 image=a.png |')?.inserts?.includes('input_fidelity='));
    assert.ok(!offered(' model=gpt-image-1.5 |')?.inserts?.includes('background=transparent'));
  });

  it('take the place of the word that is there, and leave its value', () => {
    assert.equal(offered(' to=a.png qua|lity')?.replaced, 'quality');
    const assigned = offered(' qu|=low');
    assert.deepEqual([assigned?.replaced, assigned?.inserts?.includes('quality')], ['qu', true]);
  });

  it('are the values of an option as the rest of the block allows them', () => {
    assert.deepEqual(offered(' size=|')?.inserts, ['auto', '1024x1024', '1536x1024', '1024x1536']);
    assert.deepEqual(offered(' quality=lo|w')?.replaced, 'low');
    assert.deepEqual(offered(' partial_images=|')?.inserts, ['0', '1', '2', '3']);
    assert.deepEqual(offered(' keep_outside_mask=|')?.inserts, ['true', 'false']);
    assert.deepEqual(offered(' output_compression=|')?.inserts, []);
    const refused = offered(' output_format=jpeg background=|')?.offers?.filter((one) => one.refused);
    assert.deepEqual(
      refused?.map(({ insert }) => insert),
      ['transparent'],
    );
    assert.match(refused?.[0]?.documentation ?? '', /./);
  });

  it('are models, those that the server listed too', () => {
    const models = offered(' model=|')?.offers ?? [];
    assert.deepEqual(models.map(({ insert }) => insert).slice(0, 1), ['placeholder']);
    assert.ok(models.some(({ insert }) => insert === 'gpt-image-9'));
    assert.match(models.find(({ insert }) => insert === context.model)?.detail ?? '', /default/);
    assert.deepEqual(
      models.filter(({ retired }) => retired).map(({ insert }) => insert),
      ['gpt-image-1', 'dall-e-3', 'dall-e-2'],
    );
  });

  it('is the prompt as alternative text, in quotes that it has not', () => {
    assert.deepEqual(offered(' alt=|')?.inserts, [`'A "red" fox'`]);
  });

  it('are files', () => {
    assert.deepEqual(offered(' to="ima|ges/"'), { replaced: '"images/"', files: 'to', typed: 'images/' });
    assert.deepEqual(offered(' image=|'), { replaced: '', files: 'image', typed: '' });
  });

  it('are offered in a comment before its colon', () => {
    assert.deepEqual(offered(' size=|', 'html')?.inserts?.slice(0, 1), ['auto']);
    assert.ok(offered(' |', 'html')?.inserts?.includes('to='));
  });

  for (const options of ['|', ' seed=|']) {
    it(`is nothing in “${options}”`, () => assert.equal(offered(options), undefined));
  }
});

describe('the words for options', () => {
  for (const name of BLOCK_OPTIONS) {
    it(`say what ${name} does`, () => assert.match(describeOption(name), /^.{20,}[.a-z]$/s));
  }

  const draft = (model: string) => ({ operation: 'generate', options: { model } }) as const;
  const values = {
    size: [context.model, /`1536x1024`, `1024x1536` and other sizes in steps of 16\. Left out: auto\.$/],
    quality: ['dall-e-3', /^dall-e-3 takes `standard`, `hd`\. Left out: standard\.$/],
    style: [context.model, /does not take it/],
    partial_images: [context.model, /takes 0 to 3\. Left out: 0\./],
  } as const;
  for (const [name, [model, pattern]] of Object.entries(values)) {
    it(`say what ${model} takes for ${name}`, () => {
      assert.match(describeValues(name as keyof typeof values, draft(model)) ?? '', pattern);
    });
  }
});

describe('the price of a block', () => {
  const priced = (options: string) => {
    const [block] = findPromptBlocks(`\`\`\`image-prompt${options}\nA fox\n\`\`\``, 'markdown');
    assert.ok(block);
    return priceOf(block, { model: context.model, defaults: { partial_images: 2 } });
  };

  it('is nothing offline, known for a known model, and unknown for another', () => {
    assert.deepEqual(priced(' model=placeholder'), { low: 0, high: 0 });
    const low = priced(' quality=low size=1024x1024');
    assert.ok(low && low.low > 0 && low.low < 0.1, JSON.stringify(low));
    assert.equal(priced(' model=pixie-1'), undefined);
    assert.equal(priced(' size=1x1'), undefined);
  });

  it('counts what is always wished for, and the size that exact pixels are made from', () => {
    const [with2, without] = [
      priced(' quality=low size=1024x1024'),
      priced(' quality=low size=1024x1024 partial_images=0'),
    ];
    assert.ok((with2?.low ?? 0) > (without?.low ?? 0));
    assert.ok(
      (priced(' quality=high width=2400 height=1260')?.low ?? 0) >
        (priced(' quality=high width=600 height=315')?.low ?? 0),
    );
  });
});
