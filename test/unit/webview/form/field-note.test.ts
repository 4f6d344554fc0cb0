import assert from 'node:assert/strict';
import { noteOf } from '../../../../src/webview/studio/form/field-note.ts';
import type { Form } from '../../../../src/webview/studio/state.ts';
import { form, look } from './forms.ts';

interface Case {
  readonly name: string;
  readonly field: string;
  readonly options: Form['options'];
  readonly says: string | undefined;
  readonly kind?: 'fault' | 'hint';
  readonly button?: string;
  /** What the button sets. */
  readonly sets?: readonly [option: string, value: unknown];
}

const CASES: readonly Case[] = [
  { name: 'nothing where all is well', field: 'background', options: {}, says: undefined },
  {
    name: 'what a choice needs that is closed now',
    field: 'background',
    options: { output_format: 'jpeg' },
    kind: 'hint',
    says: 'transparent needs png or webp',
    button: 'Switch Format to png',
    sets: ['output_format', 'png'],
  },
  {
    name: 'what a choice lacks that was made before',
    field: 'background',
    options: { output_format: 'jpeg', background: 'transparent' },
    kind: 'fault',
    says: 'transparent needs png or webp',
    button: 'Switch Format to png',
    sets: ['output_format', 'png'],
  },
  {
    name: 'what a whole option needs',
    field: 'output_compression',
    options: {},
    kind: 'hint',
    says: 'Compression needs jpeg or webp',
    button: 'Switch Format to jpeg',
    sets: ['output_format', 'jpeg'],
  },
  {
    name: 'from where on a number needs something',
    field: 'n',
    options: { model: 'gpt-image-2.6-flare', output_format: 'svg', n: 2 },
    kind: 'fault',
    says: 'Number of images above 1 needs png, jpeg, webp or gif',
    button: 'Switch Format to png',
    sets: ['output_format', 'png'],
  },
  {
    name: 'the option by name where its values say nothing by themselves',
    field: 'partial_images',
    options: { stream: false, partial_images: 2 },
    kind: 'hint',
    says: 'Partial previews needs Stream on',
    button: 'Switch Stream to on',
    sets: ['stream', true],
  },
  {
    name: 'why a size is none, and the nearest that is',
    field: 'size',
    options: { size: '1000x1024' },
    kind: 'fault',
    says: 'Width and height must both be divisible by 16',
    button: 'Use 992 × 1024',
    sets: ['size', '992x1024'],
  },
  {
    name: 'that a model does not take what was set for another',
    field: 'style',
    options: { style: 'vivid' },
    kind: 'fault',
    says: 'gpt-image-2.5-flare does not take Style',
    button: 'Leave it out',
    sets: ['style', undefined],
  },
  {
    name: 'that there is only one number',
    field: 'n',
    options: { model: 'dall-e-3' },
    kind: 'hint',
    says: 'only 1 with dall-e-3',
  },
  {
    name: 'that nobody knows a model',
    field: 'model',
    options: { model: 'some-model' },
    kind: 'hint',
    says: 'some-model is not a model that Stipple knows: the server decides what it takes',
  },
  {
    name: 'that what nobody knows may refuse, with the way out',
    field: 'quality',
    options: { model: 'some-model', quality: 'standard' },
    kind: 'hint',
    says: 'some-model does not take quality standard. It takes: auto, low, medium, high, xhigh, max',
    button: 'Use auto',
    sets: ['quality', 'auto'],
  },
];

describe('the line at a field says', () => {
  for (const { name, field, options, says, kind, button, sets } of CASES) {
    it(name, () => {
      const note = noteOf(field, look(form(options)));
      assert.deepEqual([note?.kind, note?.text, note?.remedy?.label], [kind, says, button]);
      assert.deepEqual(note?.remedy && [note.remedy.option, note.remedy.value], sets);
    });
  }

  it('why a drawing has no exact pixels', () => {
    const drawing = form({ model: 'placeholder', output_format: 'svg' }, { target: { width: 300, height: 200 } });
    const note = noteOf('size', look(drawing));
    assert.deepEqual([note?.text, note?.remedy?.label], ['An SVG has no exact pixels', 'Switch Format to png']);
  });
});
