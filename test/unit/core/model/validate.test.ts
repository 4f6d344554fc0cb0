import assert from 'node:assert/strict';
import { withDefaults } from '../../../../src/core/model/defaults.ts';
import type { Draft, InputPicture, PictureFormat } from '../../../../src/core/model/draft.ts';
import { ONLINE_MODEL } from '../../../../src/core/model/table.ts';
import { validate } from '../../../../src/core/model/validate.ts';

const MEBIBYTE = 1024 * 1024;

const draft = (options: Readonly<Record<string, unknown>>, more: Partial<Draft> = {}): Draft => ({
  operation: 'generate',
  options: { prompt: 'A red fox', model: 'gpt-image-2.5-flare', ...options },
  ...more,
});

const file = (
  format: PictureFormat,
  facts: { width?: number; height?: number; alpha?: boolean } = {},
  length = 1000,
): InputPicture => ({
  kind: 'file',
  name: `picture.${format}`,
  bytes: new Uint8Array(length),
  facts: { format, width: 1024, height: 1024, alpha: false, ...facts },
});

/** Size and facts are known; nobody reads it to check it. */
const onDisk = (size: number): InputPicture => ({
  kind: 'file',
  name: 'disk.png',
  content: { size, open: () => assert.fail('it was read') },
  facts: { format: 'png', width: 1024, height: 1024, alpha: true },
});

const address: InputPicture = { kind: 'url', url: 'https://example.org/a.png' };

const edit = (options: Readonly<Record<string, unknown>>, more: Partial<Draft> = {}): Draft =>
  draft(options, { operation: 'edit', image: [file('png')], ...more });

const accepted: readonly (readonly [name: string, draft: Draft])[] = [
  ['the smallest request', draft({})],
  ['the offline model with any size', draft({ model: 'placeholder', size: '640x360' })],
  ['the offline model at its smallest', draft({ model: 'placeholder', size: '16x16' })],
  ['the offline model at its largest', draft({ model: 'placeholder', size: '4096x4096' })],
  ['SVG from the offline model', draft({ model: 'placeholder', output_format: 'svg', background: 'transparent' })],
  ['a free size on both limits of area', draft({ size: '1024x640' })],
  ['the largest free size', draft({ size: '3840x2160' })],
  ['transparency without a format, for png is the preset', draft({ background: 'transparent' })],
  ['transparency with webp', draft({ background: 'transparent', output_format: 'webp' })],
  ['compression with jpeg', draft({ output_format: 'jpeg', output_compression: 0 })],
  ['the highest qualities', draft({ quality: 'max' })],
  ['values that are not set', draft({ quality: undefined, size: null, style: '' })],
  ['retired models', draft({ model: 'dall-e-3', style: 'natural', quality: 'hd', response_format: 'url' })],
  ['a snapshot of tomorrow', draft({ model: 'gpt-image-2.5-flare-2027-01-01', quality: 'xhigh' })],
  ['32,000 characters outside the basic plane', draft({ prompt: '🦊'.repeat(32_000) })],
  ['an edit with a mask', edit({}, { mask: file('png', { alpha: true }) })],
  ['pictures of nearly 50 MB on disk', edit({}, { image: [onDisk(50 * MEBIBYTE - 1), onDisk(50 * MEBIBYTE - 1)] })],
  ['a mask of nearly 15 MB for an address', edit({}, { image: [address], mask: onDisk(15 * MEBIBYTE - 75) })],
  ['an edit with markup', edit({}, { markup: file('png', { alpha: true }) })],
  ['an edit with sixteen pictures', edit({}, { image: Array.from({ length: 16 }, () => file('webp')) })],
  [
    'a GIF of six frames',
    draft({ model: 'gpt-image-2.6-flare', output_format: 'gif', frame_count: 6, frame_duration_ms: 120 }),
  ],
];

const refused: readonly (readonly [name: string, draft: Draft, field: string, message: RegExp])[] = [
  ['an empty prompt', draft({ prompt: '  ' }), 'prompt', /empty/],
  ['no prompt', draft({ prompt: undefined }), 'prompt', /empty/],
  ['a prompt over the limit', draft({ prompt: 'x'.repeat(32_001) }), 'prompt', /32,001 characters.*32,000/],
  ['a prompt over an older limit', draft({ model: 'dall-e-2', prompt: 'x'.repeat(1001) }), 'prompt', /1,000/],
  ['a prompt that is no text', draft({ prompt: 7 }), 'prompt', /must be text/],
  ['no model', draft({ model: undefined }), 'model', /Name a model/],
  ['an unknown option', draft({ seed: 7 }), 'seed', /not an option/],
  ['a number that is text', draft({ n: '2' }), 'n', /whole number/],
  ['half a picture', draft({ n: 1.5 }), 'n', /whole number/],
  ['too many pictures', draft({ n: 11 }), 'n', /from 1 to 10/],
  ['two pictures of a model that makes one', draft({ model: 'dall-e-3', n: 2 }), 'n', /can only be 1/],
  ['a size off the grid', draft({ size: '1200x630' }), 'size', /1200x630 → 1200x624\? .*divisible by 16/],
  ['a size too long', draft({ size: '4096x2048' }), 'size', /3840/],
  ['a size too narrow', draft({ size: '3200x800' }), 'size', /3 times/],
  ['a size too small', draft({ size: '512x512' }), 'size', /655,360/],
  ['a size too large', draft({ size: '3840x2176' }), 'size', /8,294,400/],
  ['a size that is none', draft({ size: 'large' }), 'size', /WIDTHxHEIGHT/],
  ['a free size where sizes are fixed', draft({ model: 'gpt-image-1.5', size: '1280x720' }), 'size', /1536x1024\?/],
  ['a size beyond the offline model', draft({ model: 'placeholder', size: '5000x100' }), 'size', /4096/],
  ['a quality of another family', draft({ model: 'gpt-image-2', quality: 'xhigh' }), 'quality', /low, medium, high/],
  ['an option of another family', draft({ style: 'vivid' }), 'style', /does not take style/],
  [
    'response_format, which these models refuse',
    draft({ response_format: 'b64_json' }),
    'response_format',
    /does not take/,
  ],
  ['transparency with jpeg', draft({ background: 'transparent', output_format: 'jpeg' }), 'background', /png or webp/],
  ['compression with png', draft({ output_compression: 50 }), 'output_compression', /jpeg or webp/],
  [
    'compression beyond 100',
    draft({ output_format: 'webp', output_compression: 101 }),
    'output_compression',
    /0 to 100/,
  ],
  ['a GIF of an older family', draft({ output_format: 'gif' }), 'output_format', /png, jpeg, webp/],
  [
    'a streamed GIF',
    draft({ model: 'gpt-image-2.6-flare', output_format: 'gif', stream: true }),
    'stream',
    /png, jpeg or webp/,
  ],
  ['frames without GIF', draft({ model: 'gpt-image-2.6-flare', frame_count: 4 }), 'frame_count', /gif/],
  ['two SVGs', draft({ model: 'gpt-image-2.6-flare', output_format: 'svg', n: 2 }), 'n', /png/],
  ['four previews', draft({ partial_images: 4 }), 'partial_images', /0 to 3/],
  ['an edit without a picture', edit({}, { image: [] }), 'image', /needs a picture/],
  ['seventeen pictures', edit({}, { image: Array.from({ length: 17 }, () => file('png')) }), 'image', /at most 16/],
  ['a GIF to edit', edit({}, { image: [file('gif')] }), 'image', /png, jpeg, webp/],
  [
    'a file that is no picture',
    edit({}, { image: [{ kind: 'file', name: 'a.png', bytes: new Uint8Array(9), facts: undefined }] }),
    'image',
    /a\.png is not a picture/,
  ],
  ['a picture of 50 MB', edit({}, { image: [file('png', {}, 50 * MEBIBYTE)] }), 'image', /50 MB/],
  ['a picture of 50 MB on disk', edit({}, { image: [onDisk(50 * MEBIBYTE)] }), 'image', /50 MB/],
  ['a mask of 50 MB on disk', edit({}, { mask: onDisk(50 * MEBIBYTE) }), 'mask', /50 MB/],
  ['a picture of 15 MB beside an address', edit({}, { image: [address, onDisk(15 * MEBIBYTE)] }), 'image', /15 MB/],
  ['a mask of 15 MB for an address', edit({}, { image: [address], mask: onDisk(15 * MEBIBYTE) }), 'mask', /15 MB/],
  ['markup of 15 MB for an address', edit({}, { image: [address], markup: onDisk(15 * MEBIBYTE) }), 'markup', /15 MB/],
  [
    'a picture that is not square for dall-e-2',
    edit({ model: 'dall-e-2' }, { image: [file('png', { width: 512 })] }),
    'image',
    /square/,
  ],
  ['an edit by a model that cannot', edit({ model: 'dall-e-3' }), 'model', /cannot edit/],
  ['a mask without alpha', edit({}, { mask: file('png') }), 'mask', /no transparency/],
  ['a mask that is no PNG', edit({}, { mask: file('webp', { alpha: true }) }), 'mask', /must be a PNG/],
  [
    'a mask of another size',
    edit({}, { mask: file('png', { alpha: true, width: 512 }) }),
    'mask',
    /512x1024.*1024x1024/,
  ],
  [
    'mask and markup together',
    edit({}, { mask: file('png', { alpha: true }), markup: file('png', { alpha: true }) }),
    'mask',
    /exclude/,
  ],
  [
    'markup where it is unknown',
    edit({ model: 'gpt-image-2' }, { markup: file('png', { alpha: true }) }),
    'markup',
    /does not take/,
  ],
  ['a picture to generate from', draft({}, { image: [file('png')] }), 'image', /belongs to an edit/],
  ['input_fidelity where it is always high', edit({ input_fidelity: 'high' }), 'input_fidelity', /does not take/],
];

describe('validate', () => {
  for (const [name, good] of accepted) {
    it(`accepts ${name}`, () => {
      const verdict = validate(good);
      assert.deepEqual(verdict.ok ? [] : verdict.problems, []);
    });
  }

  for (const [name, bad, field, message] of refused) {
    it(`refuses ${name}`, () => {
      const verdict = validate(bad);
      assert.ok(!verdict.ok);
      assert.deepEqual(
        verdict.problems.map((problem) => problem.field),
        [field],
      );
      assert.match(verdict.problems[0]?.message ?? '', message);
    });
  }

  it('tells the one switch to a model that takes markup', () => {
    const verdict = validate(edit({ model: 'gpt-image-2' }, { markup: file('png', { alpha: true }) }));
    const [problem] = verdict.ok ? [] : verdict.problems;
    assert.deepEqual(problem?.switch, { option: 'model', value: ONLINE_MODEL });
  });

  it('tells everything at once', () => {
    const verdict = validate(draft({ prompt: '', n: 0, size: '10x10', quality: 'best', seed: 1 }));
    assert.ok(!verdict.ok);
    assert.deepEqual(verdict.problems.map(({ field }) => field).sort(), ['n', 'prompt', 'quality', 'seed', 'size']);
  });

  it('lets a model through that nobody knows, with warnings instead of problems', () => {
    const verdict = validate(draft({ model: 'gpt-image-9', quality: 'ultra', size: '64x64' }));
    assert.ok(verdict.ok);
    assert.deepEqual(verdict.warnings.map(({ field }) => field).sort(), ['model', 'quality', 'size']);
    assert.equal(verdict.request.row.pricing, undefined);
  });

  it('warns of what may be refused and sends it', () => {
    const verdict = validate(draft({ model: 'gpt-image-2', background: 'transparent', size: '3840x2160' }));
    assert.ok(verdict.ok);
    assert.deepEqual(verdict.warnings.map(({ field }) => field).sort(), ['background', 'size']);
  });

  const streaming: readonly (readonly [options: Record<string, unknown>, stream: boolean])[] = [
    [{}, true],
    [{ n: 2 }, false],
    [{ stream: false }, false],
    [{ model: 'dall-e-3' }, false],
    [{ model: 'gpt-image-2.6-flare', output_format: 'svg' }, false],
    [{ n: 2, stream: true }, true],
  ];
  for (const [options, stream] of streaming) {
    it(`${stream ? 'streams' : 'does not stream'} with ${JSON.stringify(options)}`, () => {
      const verdict = validate(draft(options));
      assert.ok(verdict.ok);
      assert.equal(verdict.request.stream, stream);
    });
  }
});

describe('standing wishes', () => {
  const wishes = {
    quality: 'max',
    output_format: 'jpeg',
    background: 'transparent',
    partial_images: 2,
    style: 'vivid',
    prompt: 'no',
    nonsense: 1,
  };

  it('are added where the model takes them and the draft says nothing', () => {
    assert.deepEqual(withDefaults(draft({}), wishes).options, {
      prompt: 'A red fox',
      model: 'gpt-image-2.5-flare',
      quality: 'max',
      output_format: 'jpeg',
      partial_images: 2,
    });
  });

  it('give way to what the draft says', () => {
    const { options } = withDefaults(draft({ background: 'transparent', quality: 'low' }), wishes);
    assert.equal(options.output_format, undefined);
    assert.equal(options.quality, 'low');
  });

  it('add no warning of their own', () => {
    const verdict = validate(withDefaults(draft({ stream: false }), wishes));
    assert.ok(verdict.ok);
    assert.deepEqual(verdict.warnings, []);
  });
});
