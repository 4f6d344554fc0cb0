import assert from 'node:assert/strict';
import { choices, choicesOf, promptLimit, takesFreeSizes } from '../../../../src/core/model/choices.ts';
import type { Draft } from '../../../../src/core/model/draft.ts';
import type { OptionName } from '../../../../src/core/model/options.ts';
import { switchModel } from '../../../../src/core/model/switch-model.ts';

const draft = (options: Readonly<Record<string, unknown>>): Draft => ({
  operation: 'generate',
  options: { prompt: 'A fox', model: 'gpt-image-2.5-flare', ...options },
});

const allowed = (option: OptionName, options: Readonly<Record<string, unknown>>) =>
  choicesOf(option, draft(options))
    .filter((choice) => choice.allowed)
    .map(({ value }) => value);

describe('choices', () => {
  it('offer what the model has, and no option that it refuses', () => {
    assert.deepEqual(allowed('quality', { model: 'gpt-image-2' }), ['auto', 'low', 'medium', 'high']);
    assert.deepEqual(allowed('quality', { model: 'dall-e-3' }), ['standard', 'hd']);
    assert.deepEqual(choicesOf('style', draft({})), []);
    const offline = Object.keys(choices(draft({ model: 'placeholder' }))).sort();
    assert.deepEqual(offline, [
      'background',
      'n',
      'output_compression',
      'output_format',
      'partial_images',
      'prompt',
      'size',
      'stream',
    ]);
  });

  it('say why a value is not possible now, and the one switch that would allow it', () => {
    const transparent = choicesOf('background', draft({ output_format: 'jpeg' })).find(
      ({ value }) => value === 'transparent',
    );
    assert.deepEqual(transparent, {
      value: 'transparent',
      allowed: false,
      note: 'background transparent needs output_format png or webp: switch output_format to png',
      switch: { option: 'output_format', value: 'png' },
    });
  });

  it('say why a number cannot be set now', () => {
    const found = choices(draft({})).output_compression;
    assert.ok(found?.kind === 'range');
    assert.deepEqual(found.obstacle?.switch, { option: 'output_format', value: 'jpeg' });
    const free = choices(draft({ output_format: 'webp' })).output_compression;
    assert.ok(free?.kind === 'range' && !free.obstacle);
  });

  it('keep a value that may be refused, with what to keep in mind', () => {
    const transparent = choicesOf('background', draft({ model: 'gpt-image-2' })).find(
      ({ value }) => value === 'transparent',
    );
    assert.equal(transparent?.allowed, true);
    assert.match(transparent?.note ?? '', /preview/);
  });

  it('follow the operation', () => {
    const generating = choicesOf('output_format', draft({ model: 'gpt-image-2.6-flare' })).map(({ value }) => value);
    const editing = choicesOf('output_format', { ...draft({ model: 'gpt-image-2.6-flare' }), operation: 'edit' }).map(
      ({ value }) => value,
    );
    assert.ok(generating.includes('svg') && !editing.includes('svg'));
  });

  it('know the limit of the prompt and whether sizes are free', () => {
    assert.deepEqual(
      ['placeholder', 'dall-e-3', 'dall-e-2'].map((model) => promptLimit(draft({ model }))),
      [32_000, 4000, 1000],
    );
    assert.deepEqual(
      ['gpt-image-2', 'gpt-image-1.5'].map((model) => takesFreeSizes(draft({ model }))),
      [true, false],
    );
  });
});

describe('another model', () => {
  it('keeps what is still legal and says what it changed', () => {
    const before = draft({
      size: '1280x720',
      quality: 'max',
      output_format: 'webp',
      output_compression: 80,
      background: 'transparent',
      n: 2,
    });
    const { draft: after, changes } = switchModel(before, 'gpt-image-1.5');
    assert.deepEqual(after.options, {
      prompt: 'A fox',
      model: 'gpt-image-1.5',
      size: '1536x1024',
      quality: 'auto',
      output_format: 'webp',
      output_compression: 80,
      background: 'transparent',
      n: 2,
    });
    assert.deepEqual(changes, ['size 1280x720 became 1536x1024', 'quality max became auto']);
  });

  it('leaves out what it does not take at all', () => {
    const { draft: after, changes } = switchModel(draft({ moderation: 'low', n: 4, quality: 'high' }), 'dall-e-3');
    assert.deepEqual(after.options, { prompt: 'A fox', model: 'dall-e-3', n: 1, quality: 'standard' });
    assert.deepEqual(changes, ['moderation low is left out', 'n 4 became 1', 'quality high became standard']);
  });

  it('changes nothing where nothing has to change', () => {
    assert.deepEqual(switchModel(draft({ size: '1280x720', quality: 'max' }), 'gpt-image-2.5-sunburst').changes, []);
  });
});
