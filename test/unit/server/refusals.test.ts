import { strict as assert } from 'node:assert';
import { type StandIn, startStandIn } from '../../server/stand-in.ts';
import { assertRefused, generate, type Json } from './client.ts';

type Row = readonly [why: string, asked: Json, code: string, param: string | null, message?: RegExp];

const flare = 'gpt-image-2.6-flare';
const gif = { model: flare, output_format: 'gif', size: '320x320' };
const svg = { model: flare, output_format: 'svg', size: '1024x1024' };
const dallE2 = { model: 'dall-e-2', size: '256x256' };
const dallE3 = { model: 'dall-e-3', size: '1024x1024' };
const fixed = { size: '1024x1024' };

const rows: readonly Row[] = [
  ['no prompt', { prompt: undefined }, 'missing_required_parameter', 'prompt'],
  ['an empty prompt', { prompt: '' }, 'missing_required_parameter', 'prompt'],
  ['no model', { model: undefined }, 'missing_required_parameter', 'model'],
  ['a prompt of 32,001 characters', { prompt: 'x'.repeat(32_001) }, 'invalid_value', 'prompt', /too long/],
  ['a prompt of 4,001 characters for dall-e-3', { ...dallE3, prompt: 'x'.repeat(4_001) }, 'invalid_value', 'prompt'],
  ['a prompt of 1,001 characters for dall-e-2', { ...dallE2, prompt: 'x'.repeat(1_001) }, 'invalid_value', 'prompt'],

  ['a parameter nobody knows', { seed: 7 }, 'unknown_parameter', 'seed'],
  ['a negative prompt', { negative_prompt: 'fog' }, 'unknown_parameter', 'negative_prompt'],
  ['a picture', { image: 'data:image/png;base64,AAAA' }, 'unknown_parameter', 'image'],
  ['a mask', { mask: { file_id: 'file-1' } }, 'unknown_parameter', 'mask'],
  [
    'input_fidelity',
    { model: 'gpt-image-1.5', ...fixed, input_fidelity: 'high' },
    'unknown_parameter',
    'input_fidelity',
  ],
  ['response_format on a GPT model', { response_format: 'b64_json' }, 'unknown_parameter', 'response_format'],
  ['style on a GPT model', { style: 'vivid' }, 'unknown_parameter', 'style'],

  ['n as text', { n: '1' }, 'invalid_type', 'n', /expected an integer, but got a string/],
  ['n as a fraction', { n: 1.5 }, 'invalid_type', 'n', /a decimal/],
  ['stream as text', { stream: 'true' }, 'invalid_type', 'stream'],
  ['a number as prompt', { prompt: 7 }, 'invalid_type', 'prompt'],
  ['a list as size', { size: ['1024x1024'] }, 'invalid_type', 'size', /an array/],
  ['text as svg', { ...svg, svg: 'gpt' }, 'invalid_type', 'svg'],

  ['n of 0', { n: 0 }, 'invalid_value', 'n'],
  ['n of 11', { n: 11 }, 'invalid_value', 'n'],
  ['partial_images of 4', { stream: true, partial_images: 4 }, 'invalid_value', 'partial_images'],
  ['negative partial_images', { stream: true, partial_images: -1 }, 'invalid_value', 'partial_images'],
  ['a quality nobody knows', { quality: 'ultra' }, 'invalid_value', 'quality', /'low', 'medium', 'high', and 'auto'/],
  ['standard quality on a GPT model', { quality: 'standard' }, 'invalid_value', 'quality'],
  ['a background nobody knows', { background: 'blue' }, 'invalid_value', 'background'],
  ['a moderation nobody knows', { moderation: 'none' }, 'invalid_value', 'moderation'],
  ['a format nobody knows', { output_format: 'bmp' }, 'invalid_value', 'output_format'],
  ['gif on 2.5', { model: 'gpt-image-2.5-flare', output_format: 'gif' }, 'invalid_value', 'output_format'],
  ['svg on 2', { output_format: 'svg' }, 'invalid_value', 'output_format'],
  ['complexity on 2.5', { model: 'gpt-image-2.5-flare', complexity: 'low' }, 'invalid_value', 'complexity'],
  ['a complexity nobody knows', { model: flare, complexity: 'max' }, 'invalid_value', 'complexity'],
  ['frames on 2.5', { model: 'gpt-image-2.5-flare', frame_count: 4 }, 'invalid_value', 'frame_count'],

  ['transparent jpeg', { background: 'transparent', output_format: 'jpeg' }, 'invalid_value', 'background'],
  ['compressed png', { output_compression: 50 }, 'invalid_value', 'output_compression'],
  ['compression of 101', { output_format: 'webp', output_compression: 101 }, 'invalid_value', 'output_compression'],
  ...['gpt-image-2', 'gpt-image-1.5', 'gpt-image-1-mini', 'chatgpt-image-latest', 'gpt-image-1'].map(
    (model): Row => [
      `xhigh on ${model}`,
      { model, ...fixed, quality: 'xhigh' },
      'invalid_value',
      'quality',
      new RegExp(`^The model '${model}' does not support quality 'xhigh'$`),
    ],
  ),

  ['a free size on 1.5', { model: 'gpt-image-1.5', size: '1280x720' }, 'invalid_value', 'size', /'1536x1024'/],
  ['a free size on 1-mini', { model: 'gpt-image-1-mini', size: '1024x640' }, 'invalid_value', 'size'],
  ['a free size on latest', { model: 'chatgpt-image-latest', size: '1024x640' }, 'invalid_value', 'size'],
  ['an odd size', { size: '1000x1000' }, 'invalid_value', 'size', /^Width and height must both be divisible by 16\.$/],
  ['a long edge', { size: '3856x2160' }, 'invalid_value', 'size', /longest edge must be less than or equal to 3840\.$/],
  ['too few pixels', { size: '1024x624' }, 'invalid_value', 'size', /is below the current minimum pixel budget\.$/],
  ['too many pixels', { size: '3840x2176' }, 'invalid_value', 'size', /exceeds the current pixel budget\.$/],
  ['a strip', { size: '2048x640' }, 'invalid_value', 'size', /1:3/],
  ['a capital X', { size: '1024X1024' }, 'invalid_value', 'size'],
  ['a size with a blank', { size: '1024x 640' }, 'invalid_value', 'size'],

  ['GIF on one frame', { ...gif, frame_count: 1 }, 'invalid_value', 'frame_count'],
  ['GIF on 17 frames', { ...gif, frame_count: 17 }, 'invalid_value', 'frame_count'],
  ['GIF frames that stay too long', { ...gif, frame_duration_ms: 655_360 }, 'invalid_value', 'frame_duration_ms'],
  ['GIF as a stream', { ...gif, stream: true }, 'invalid_value', 'stream'],
  ['GIF with previews', { ...gif, partial_images: 1 }, 'invalid_value', 'partial_images'],
  ['GIF with compression', { ...gif, output_compression: 50 }, 'invalid_value', 'output_compression'],
  ['GIF of 9 frames over 960', { ...gif, size: '976x976' }, 'invalid_value', 'size', /exceeds/],
  ['GIF of 6 frames of 1024', { ...gif, size: '1024x1024', frame_count: 6 }, 'invalid_value', 'size', /exceeds/],
  ['GIF of 12 frames over 816', { ...gif, size: '832x832', frame_count: 12 }, 'invalid_value', 'size', /exceeds/],
  ['GIF of 16 frames over 720', { ...gif, size: '736x736', frame_count: 16 }, 'invalid_value', 'size', /exceeds/],
  ['frames of a png', { model: flare, frame_duration_ms: 100 }, 'invalid_value', 'frame_duration_ms'],

  ['two SVGs', { ...svg, n: 2 }, 'invalid_value', 'n'],
  ['SVG as a stream', { ...svg, stream: true }, 'invalid_value', 'stream'],
  ['SVG with previews', { ...svg, partial_images: 1 }, 'invalid_value', 'partial_images'],
  ['SVG with compression', { ...svg, output_compression: 1 }, 'invalid_value', 'output_compression'],
  ['SVG with a prompt rewriter', { ...svg, prompt_rewriter: 'x' }, 'unknown_parameter', 'prompt_rewriter'],
  ['an SVG author without author selection', { ...svg, svg: { model: 'gpt-5.5' } }, 'invalid_value', 'svg'],
  ['an SVG author for a png', { model: flare, svg: {} }, 'invalid_value', 'svg'],
  [
    'an SVG effort nobody knows',
    { ...svg, svg: { reasoning: { effort: 'huge' } } },
    'invalid_value',
    'svg.reasoning.effort',
  ],
  [
    'an SVG effort that is a number',
    { ...svg, svg: { reasoning: { effort: 1 } } },
    'invalid_type',
    'svg.reasoning.effort',
  ],
  ['an SVG reasoning that is text', { ...svg, svg: { reasoning: 'low' } }, 'invalid_type', 'svg.reasoning'],
  ['an SVG author that is a number', { ...svg, svg: { model: 5 } }, 'invalid_type', 'svg.model'],
  ['a stranger in svg', { ...svg, svg: { author: 'x' } }, 'unknown_parameter', 'svg.author'],

  ['two pictures of dall-e-3', { ...dallE3, n: 2 }, 'invalid_value', 'n'],
  ['auto size on dall-e-3', { ...dallE3, size: 'auto' }, 'invalid_value', 'size'],
  ['a wide dall-e-2', { ...dallE2, size: '1792x1024' }, 'invalid_value', 'size'],
  ['a small dall-e-3', { ...dallE3, size: '256x256' }, 'invalid_value', 'size'],
  ['low quality on dall-e-3', { ...dallE3, quality: 'low' }, 'invalid_value', 'quality'],
  ['hd on dall-e-2', { ...dallE2, quality: 'hd' }, 'invalid_value', 'quality'],
  ['style on dall-e-2', { ...dallE2, style: 'vivid' }, 'unknown_parameter', 'style'],
  ['a style nobody knows', { ...dallE3, style: 'oil' }, 'invalid_value', 'style'],
  ['a response format nobody knows', { ...dallE2, response_format: 'png' }, 'invalid_value', 'response_format'],
  ...Object.entries({
    stream: true,
    partial_images: 1,
    background: 'opaque',
    output_format: 'png',
    output_compression: 90,
    moderation: 'low',
    complexity: 'low',
  }).map(([name, value]): Row => [`${name} on dall-e-2`, { ...dallE2, [name]: value }, 'unknown_parameter', name]),
];

const unknownModels = [
  'gpt-image-9',
  'gpt-image-2.5',
  'gpt-image-2.6',
  'gpt-image-2.5-flare-2027-01-01',
  'GPT-IMAGE-2',
];

describe('the stand-in refuses to generate', () => {
  let server: StandIn;
  before(async () => {
    server = await startStandIn();
  });
  after(() => server.close());

  for (const [why, asked, code, param, message] of rows) {
    it(`with ${why}`, async () => assertRefused(await generate(server, asked), 400, code, param, message));
  }

  for (const model of unknownModels) {
    it(`with the unknown model ${model}`, async () =>
      assertRefused(await generate(server, { model }), 404, 'model_not_found', null, /does not exist/));
  }

  it('without a key, with a wrong one, and with another scheme', async () => {
    for (const authorization of [undefined, 'Bearer nobody', `Basic ${server.key}`]) {
      const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) };
      await assertRefused(await generate(server, {}, { headers }), 401, 'invalid_api_key', null);
    }
  });

  it('from a body that is not a JSON object, or not called one', async () => {
    const headers = { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' };
    await assertRefused(await generate(server, {}, { headers, body: '{"model":' }), 400, null, null, /parse the JSON/);
    await assertRefused(await generate(server, {}, { headers, body: '[]' }), 400, 'invalid_type', null);
    const plain = { ...headers, 'content-type': 'text/plain' };
    await assertRefused(await generate(server, {}, { headers: plain }), 400, null, null, /Invalid Content-Type header/);
  });

  it('at addresses the API does not have, or no longer has', async () => {
    const headers = { authorization: `Bearer ${server.key}` };
    for (const [method, path] of [
      ['POST', '/images/variations'],
      ['GET', '/images/generations'],
      ['POST', '/images'],
    ] as const) {
      await assertRefused(await fetch(server.url + path, { method, headers }), 404, null, null, /Invalid URL/);
    }
  });
});

describe('an account with a choice of SVG authors', () => {
  it('must name one it has', async () => {
    const server = await startStandIn({ svgAuthors: ['gpt-5.5'] });
    await assertRefused(await generate(server, svg), 400, 'missing_required_parameter', 'svg.model');
    await assertRefused(await generate(server, { ...svg, svg: { model: 'o1' } }), 400, 'invalid_value', 'svg.model');
    const named = await generate(server, { ...svg, svg: { model: 'gpt-5.5', reasoning: { effort: 'low' } } });
    const { svg_usage } = (await named.json()) as { readonly svg_usage: Json };
    assert.equal(svg_usage.model, 'gpt-5.5');
    await server.close();
  });
});
