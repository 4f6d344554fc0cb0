import assert from 'node:assert/strict';
import type { OptionName } from '../../../../src/core/model/options.ts';
import { defaultOf } from '../../../../src/webview/studio/form/default-of.ts';
import { facts, form, look } from './forms.ts';

/** What an option will be that nobody chooses. */
function standing(
  name: OptionName,
  options: Readonly<Record<string, unknown>>,
  defaults: Readonly<Record<string, unknown>> = {},
) {
  const known = facts({ defaults });
  return defaultOf(name, known, look(form(options), known));
}

describe('the default of an option', () => {
  it('is the preset of the model', () => {
    assert.equal(standing('quality', {}), 'auto');
    assert.equal(standing('quality', { model: 'dall-e-3' }), 'standard');
    assert.equal(standing('output_compression', {}), 100);
  });

  it('is what the settings say, also while something else is chosen', () => {
    assert.equal(standing('quality', {}, { quality: 'high' }), 'high');
    assert.equal(standing('quality', { quality: 'low' }, { quality: 'high' }), 'high');
    assert.equal(standing('user', {}, { user: 'me' }), 'me');
  });

  it('is the preset again where the model does not take what the settings say, or not now', () => {
    assert.equal(standing('quality', { model: 'dall-e-3' }, { quality: 'high' }), 'standard');
    assert.equal(standing('background', { output_format: 'jpeg' }, { background: 'transparent' }), 'auto');
    assert.equal(standing('output_compression', {}, { output_compression: 80 }), 100);
  });

  it('is not known where only the server decides', () => {
    assert.equal(standing('stream', {}), undefined);
    assert.equal(standing('complexity', { model: 'gpt-image-2.6-flare' }), undefined);
    assert.equal(standing('quality', { model: 'placeholder' }), undefined);
  });
});
