import assert from 'node:assert/strict';
import type { Draft } from '../../../../src/core/model/draft.ts';
import { bodyOf, edit, generate, judge, MEGABYTE, overlay, picture, requestOf } from './drafts.ts';

/** Hard: refused. Soft: sent, with a warning. Fine: neither. */
type Strength = 'hard' | 'soft' | 'fine';
type Rule = readonly [rule: string, strength: Strength, field: string, sentence: string, draft: Draft];

const [FLARE, NEWEST] = ['gpt-image-2.5-flare', 'gpt-image-2.6-flare'];
const BEFORE_2_5 = ['gpt-image-1', 'gpt-image-1.5', 'gpt-image-1-mini', 'chatgpt-image-latest', 'gpt-image-2'];
const GIF = { output_format: 'gif' };
const SVG = { output_format: 'svg' };
const clear = (more: object) => generate(NEWEST, { background: 'transparent', ...more });
const gif = (more: object) => generate(NEWEST, { ...GIF, ...more });
const svg = (more: object) => generate(NEWEST, { ...SVG, ...more });
const pictures = (count: number) => Array.from({ length: count }, () => picture('png'));

const rules: readonly Rule[] = [
  ['R1', 'fine', 'background', 'transparency goes with no format named', clear({})],
  ['R1', 'fine', 'background', 'transparency goes with png', clear({ output_format: 'png' })],
  ['R1', 'fine', 'background', 'transparency goes with webp', clear({ output_format: 'webp' })],
  ['R1', 'hard', 'background', 'transparency needs more than jpeg', clear({ output_format: 'jpeg' })],
  ['R1', 'hard', 'background', 'transparency needs png or webp, not gif', clear(GIF)],
  ['R1', 'hard', 'background', 'transparency needs png or webp, not svg', clear(SVG)],
  ['R2', 'hard', 'output_compression', 'compression needs a format', generate(FLARE, { output_compression: 100 })],
  [
    'R2',
    'fine',
    'output_compression',
    'compression goes with jpeg',
    generate(FLARE, { output_format: 'jpeg', output_compression: 1 }),
  ],
  [
    'R2',
    'fine',
    'output_compression',
    'compression goes with webp',
    edit(FLARE, { output_format: 'webp', output_compression: 1 }),
  ],
  ...BEFORE_2_5.flatMap((model): Rule[] => [
    ['R3', 'hard', 'quality', `xhigh is not for ${model}`, generate(model, { quality: 'xhigh' })],
    ['R3', 'hard', 'quality', `max is not for ${model}`, edit(model, { quality: 'max' })],
  ]),
  ['R3', 'fine', 'quality', 'xhigh is for 2.5', generate(FLARE, { quality: 'xhigh' })],
  ['R3', 'fine', 'quality', 'max is for 2.6', generate(NEWEST, { quality: 'max' })],
  ['R4', 'hard', 'quality', 'hd is for dall-e only', generate(NEWEST, { quality: 'hd' })],
  ['R4', 'hard', 'quality', 'standard is for dall-e only', generate('gpt-image-1', { quality: 'standard' })],
  ['R4', 'fine', 'quality', 'hd is for dall-e-3', generate('dall-e-3', { quality: 'hd' })],
  ['R5', 'hard', 'response_format', 'GPT models always send base64', generate(FLARE, { response_format: 'b64_json' })],
  ['R5', 'fine', 'response_format', 'dall-e may send an address', generate('dall-e-2', { response_format: 'url' })],
  ['R6', 'hard', 'size', 'free sizes are not for 1.5', generate('gpt-image-1.5', { size: '1280x720' })],
  ['R6', 'hard', 'size', 'free sizes are not for dall-e', generate('dall-e-3', { size: '1280x720' })],
  ['R6', 'fine', 'size', 'free sizes are for 2', edit('gpt-image-2', { size: '1280x720' })],
  [
    'R7',
    'hard',
    'partial_images',
    'there are three previews at most',
    generate(FLARE, { partial_images: 4, stream: true }),
  ],
  [
    'R7',
    'fine',
    'partial_images',
    'previews come while streaming',
    generate(FLARE, { partial_images: 3, stream: true }),
  ],
  [
    'R7',
    'soft',
    'partial_images',
    'previews come only while streaming',
    generate(FLARE, { partial_images: 1, stream: false }),
  ],
  [
    'R7',
    'soft',
    'partial_images',
    'previews do not come with two pictures, which are not streamed',
    generate(FLARE, { partial_images: 1, n: 2 }),
  ],
  ['R7', 'fine', 'partial_images', 'no previews need no stream', generate(FLARE, { partial_images: 0, stream: false })],
  ['R8', 'hard', 'n', 'no picture is not a wish', generate(FLARE, { n: 0 })],
  ['R8', 'hard', 'n', 'there are ten pictures at most', edit(FLARE, { n: 11 })],
  ['R8', 'hard', 'n', 'an svg comes alone', svg({ n: 2 })],
  ['R8', 'fine', 'n', 'one svg is one', svg({ n: 1 })],
  ['R8', 'hard', 'n', 'dall-e-3 makes one picture', generate('dall-e-3', { n: 2 })],
  ['R9', 'hard', 'mask', 'mask and markup exclude each other', edit(FLARE, { mask: overlay(), markup: overlay() })],
  ['R10', 'fine', 'markup', 'markup lies over the first picture', edit(FLARE, { markup: overlay() })],
  ['R10', 'hard', 'markup', 'markup is a PNG', edit(FLARE, { markup: picture('webp', { alpha: true }) })],
  ['R10', 'hard', 'markup', 'markup has transparent pixels', edit(FLARE, { markup: picture('png') })],
  [
    'R10',
    'hard',
    'markup',
    'markup is as wide as the first picture',
    edit(FLARE, { markup: overlay({ width: 1023 }) }),
  ],
  ['R11', 'hard', 'mask', 'a mask is a PNG', edit('gpt-image-1', { mask: picture('webp', { alpha: true }) })],
  ['R11', 'hard', 'mask', 'a mask has alpha', edit('gpt-image-1', { mask: picture('png') })],
  [
    'R11',
    'hard',
    'mask',
    'a mask is as high as the first picture',
    edit('gpt-image-2', { mask: overlay({ height: 1025 }) }),
  ],
  [
    'R11',
    'fine',
    'mask',
    'a mask need not have the size of the second picture',
    edit(FLARE, { image: [picture('png'), picture('png', { width: 9 })], mask: overlay() }),
  ],
  ['R11', 'fine', 'mask', 'a mask may have nearly 4 MB', edit(FLARE, { mask: overlay({}, 4 * MEGABYTE - 1) })],
  ['R11', 'soft', 'mask', 'a mask of 4 MB may be too large', edit(FLARE, { mask: overlay({}, 4 * MEGABYTE) })],
  ['R11', 'hard', 'mask', 'a mask of 50 MB is too large', edit(FLARE, { mask: overlay({}, 50 * MEGABYTE) })],
  [
    'R11',
    'hard',
    'mask',
    'a mask of 4 MB is too large for dall-e-2',
    edit('dall-e-2', { mask: overlay({}, 4 * MEGABYTE) }),
  ],
  ['R12', 'soft', 'output_format', 'gif is for some accounts', gif({})],
  ['R12', 'fine', 'frame_count', 'a gif has two frames at least', gif({ frame_count: 2 })],
  ['R12', 'fine', 'frame_count', 'a gif has sixteen frames at most', edit(NEWEST, { ...GIF, frame_count: 16 })],
  ['R12', 'hard', 'frame_count', 'one frame is no gif', gif({ frame_count: 1 })],
  ['R12', 'hard', 'frame_count', 'seventeen frames are too many', gif({ frame_count: 17 })],
  ['R12', 'hard', 'frame_count', 'frames are for gif', generate(NEWEST, { frame_count: 9 })],
  ['R12', 'hard', 'frame_duration_ms', 'durations are for gif', svg({ frame_duration_ms: 200 })],
  ['R12', 'fine', 'frame_duration_ms', 'a duration is rounded by the server', gif({ frame_duration_ms: 125 })],
  ['R12', 'fine', 'frame_duration_ms', 'a duration has a cap', gif({ frame_duration_ms: 655_350 })],
  ['R12', 'hard', 'frame_duration_ms', 'a duration is not above its cap', gif({ frame_duration_ms: 655_351 })],
  ['R12', 'hard', 'stream', 'a gif is not streamed', gif({ stream: true })],
  ['R12', 'hard', 'partial_images', 'a gif has no previews', gif({ partial_images: 1 })],
  ['R12', 'fine', 'partial_images', 'a gif may say that it has no previews', gif({ partial_images: 0 })],
  ['R12', 'hard', 'mask', 'a gif takes no mask', edit(NEWEST, { ...GIF, mask: overlay() })],
  ['R12', 'hard', 'output_compression', 'a gif is not compressed', gif({ output_compression: 50 })],
  ['R13', 'fine', 'size', 'nine frames of 960 fit on the sheet', gif({ frame_count: 9, size: '960x960' })],
  ['R13', 'soft', 'size', 'six frames of 1024 were refused', gif({ frame_count: 6, size: '1024x1024' })],
  ['R13', 'soft', 'size', 'the preset of nine frames does not fit with 1024', gif({ size: '1024x1024' })],
  ['R13', 'fine', 'size', 'twelve frames of 816 fit on the sheet', gif({ frame_count: 12, size: '816x816' })],
  ['R13', 'soft', 'size', 'ten frames of 832 do not fit', gif({ frame_count: 10, size: '832x832' })],
  ['R13', 'soft', 'size', 'thirteen frames of 816 do not fit', gif({ frame_count: 13, size: '816x816' })],
  ['R14', 'hard', 'output_format', 'svg is generated, not edited', edit(NEWEST, SVG)],
  ['R14', 'hard', 'stream', 'an svg is not streamed', svg({ stream: true })],
  ['R14', 'hard', 'partial_images', 'an svg has no previews', svg({ partial_images: 2 })],
  ['R14', 'hard', 'output_compression', 'an svg is not compressed', svg({ output_compression: 100 })],
  ['R14', 'hard', 'prompt_rewriter', 'an svg takes no prompt_rewriter', svg({ prompt_rewriter: true })],
  // The author of a drawing is no option here: `stipple.extraBody` carries what only some accounts may send.
  ['R15', 'hard', 'svg', 'an author of drawings is no option', svg({ svg: { reasoning: { effort: 'low' } } })],
  ['R16', 'fine', 'input_fidelity', '1.5 takes high fidelity', edit('gpt-image-1.5', { input_fidelity: 'high' })],
  [
    'R16',
    'hard',
    'input_fidelity',
    'mini takes low fidelity only',
    edit('gpt-image-1-mini', { input_fidelity: 'high' }),
  ],
  ['R16', 'hard', 'input_fidelity', 'fidelity is always high with 2', edit('gpt-image-2', { input_fidelity: 'high' })],
  ['R16', 'hard', 'input_fidelity', 'fidelity is always high with 2.6', edit(NEWEST, { input_fidelity: 'low' })],
  [
    'R17',
    'fine',
    'user',
    'user and safety_identifier may come together',
    generate(FLARE, { user: 'a', safety_identifier: 'b' }),
  ],
  [
    'R17',
    'fine',
    'safety_identifier',
    "the cap of 128 is another client's",
    generate(FLARE, { safety_identifier: 'b'.repeat(129) }),
  ],
  ...['low', 'medium', 'high', 'xhigh', 'max', 'auto'].map(
    (quality): Rule => [
      'R18',
      'fine',
      'complexity',
      `complexity is independent of quality ${quality}`,
      generate(NEWEST, { complexity: 'low', quality }),
    ],
  ),
  ['R19', 'hard', 'stream', 'dall-e-3 does not stream', generate('dall-e-3', { stream: true })],
  ['R19', 'hard', 'stream', 'dall-e-2 does not stream', edit('dall-e-2', { stream: true })],
  ['R20', 'fine', 'image', 'sixteen pictures can be edited', edit(FLARE, { image: pictures(16) })],
  ['R20', 'hard', 'image', 'seventeen pictures cannot', edit(FLARE, { image: pictures(17) })],
  ['R21', 'fine', 'image', 'a mask is guidance: it stops nothing', edit('gpt-image-1', { mask: overlay() })],
];

describe('the rules between parameters', () => {
  for (const [rule, strength, field, sentence, draft] of rules) {
    it(`${rule} (${strength}): ${sentence}`, () => {
      const { wrong, doubtful } = judge(draft);
      assert.deepEqual(wrong, strength === 'hard' ? [field] : []);
      if (strength !== 'hard') assert.equal(doubtful.includes(field), strength === 'soft', doubtful.join());
    });
  }

  it('are held here from R1 to R21', () => {
    const held = new Set(rules.map(([rule]) => rule));
    assert.deepEqual(
      [...held],
      Array.from({ length: 21 }, (_, index) => `R${index + 1}`),
    );
  });

  it('R17: a safety_identifier that is set is sent', async () => {
    const draft = generate(FLARE, { user: 'old', safety_identifier: 'new' });
    assert.equal((await bodyOf(requestOf(draft))).safety_identifier, 'new');
  });

  for (const [count, part, other] of [
    [1, 'image', 'image[]'],
    [2, 'image[]', 'image'],
    [16, 'image[]', 'image'],
  ] as const) {
    it(`R20: pictures, here ${count}, are sent as ${part} and never as ${other}`, async () => {
      const body = await bodyOf(requestOf(edit(FLARE, { image: pictures(count) })));
      assert.deepEqual([body[part], body[other]], [count, undefined]);
    });
  }
});
