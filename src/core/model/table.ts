import { gpt, QUALITIES } from './gpt-family.ts';
import type { FreeSize } from './options.ts';
import { DALL_E_2, DALL_E_3, GPT_1, GPT_1_5, GPT_1_MINI, GPT_2, GPT_2_5, GPT_2_6 } from './price-list.ts';
import type { EditSet, OptionSet, Row } from './row.ts';
import { choice, input, MEBIBYTE, needs, RASTER, range, sizes, text } from './rule.ts';

/**
 * THE TABLE: what each family of models accepts, the offline one first, then newest first. Pickers, validation, the wire and the README ask here;
 * no other file names a model. Source: the API reference and the official SDK's types, November 2026.
 */

export const OFFLINE_MODEL = 'placeholder';
/** Used when a key is set and no model is chosen. */
export const ONLINE_MODEL = 'gpt-image-2.5-flare';

const SIX_QUALITIES = [...QUALITIES, 'xhigh', 'max'];
/** Both end with their alias on the same day; the vendor names the 2.5 models as replacement. */
const END_OF_ONE = '2026-12-01';
const UNLISTED = 'the vendor does not list it for this model';

export const TABLE: readonly Row[] = [
  placeholder(),
  gpt({
    family: '2.6',
    ids: ['gpt-image-2.6-flare', 'gpt-image-2.6-sunburst'],
    match: /^gpt-image-2\.6(-|$)/,
    summary: 'Newest: most detail, animated GIF and SVG',
    quality: SIX_QUALITIES,
    freeSize: true,
    formats: [...RASTER, 'gif', 'svg'],
    doubtfulFormats: { gif: 'GIF needs preview access' },
    markup: true,
    complexity: ['low', 'medium', 'high'],
    pricing: GPT_2_6,
  }),
  gpt({
    family: '2.5',
    ids: [
      'gpt-image-2.5-flare',
      'gpt-image-2.5-sunburst',
      'gpt-image-2.5-flare-2026-09-08',
      'gpt-image-2.5-sunburst-2026-09-08',
    ],
    match: /^gpt-image-2\.5(-|$)/,
    summary: 'Everyday pictures of any size, transparency, six qualities',
    quality: SIX_QUALITIES,
    freeSize: true,
    markup: true,
    pricing: GPT_2_5,
  }),
  gpt({
    family: '2',
    ids: ['gpt-image-2', 'gpt-image-2-2026-04-21'],
    match: /^gpt-image-2(-\d{4}|$)/,
    summary: 'Pictures of any size',
    freeSize: true,
    doubtfulBackgrounds: { transparent: 'a transparent background is in preview here and may be refused' },
    pricing: GPT_2,
  }),
  gpt({
    family: '1.5',
    ids: ['gpt-image-1.5', 'gpt-image-1.5-2025-12-16'],
    match: /^gpt-image-1\.5(-|$)/,
    summary: 'Three sizes, transparency, high input fidelity',
    shutdown: END_OF_ONE,
    inputFidelity: choice(['low', 'high'], 'low'),
    pricing: GPT_1_5,
  }),
  gpt({
    family: '1-mini',
    ids: ['gpt-image-1-mini'],
    match: /^gpt-image-1-mini(-|$)/,
    summary: 'Three sizes, the cheapest',
    shutdown: END_OF_ONE,
    inputFidelity: choice(['low'], 'low'),
    pricing: GPT_1_MINI,
  }),
  gpt({
    family: 'chatgpt-image-latest',
    ids: ['chatgpt-image-latest'],
    match: /^chatgpt-image-/,
    summary: 'The moving alias of the chat product',
    shutdown: END_OF_ONE,
    inputFidelity: choice(['low', 'high'], undefined, { low: UNLISTED, high: UNLISTED }),
    pricing: GPT_1_5,
  }),
  gpt({
    family: '1',
    ids: ['gpt-image-1'],
    match: /^gpt-image-1$/,
    summary: 'The first of the family',
    shutdown: '2026-10-23',
    inputFidelity: choice(['low', 'high'], 'low'),
    pricing: GPT_1,
  }),
  {
    family: 'dall-e-3',
    ids: ['dall-e-3'],
    match: /^dall-e-3$/,
    summary: 'Two styles, one picture at a time',
    runs: 'api',
    shutdown: '2026-05-12',
    generate: {
      ...dallEOptions(4000),
      n: range(1, 1, 1),
      size: sizes(['1024x1024', '1792x1024', '1024x1792'], '1024x1024'),
      quality: choice(['standard', 'hd'], 'standard'),
      style: choice(['vivid', 'natural'], 'vivid'),
    },
    requirements: [],
    pricing: DALL_E_3,
  },
  {
    family: 'dall-e-2',
    ids: ['dall-e-2'],
    match: /^dall-e-2$/,
    summary: 'Small squares',
    runs: 'api',
    shutdown: '2026-05-12',
    ...dallE2(),
    requirements: [],
    pricing: DALL_E_2,
  },
];

function dallEOptions(promptMax: number): OptionSet {
  return { prompt: text(promptMax), response_format: choice(['url', 'b64_json'], 'url'), user: text(512) };
}

function dallE2(): { readonly generate: OptionSet; readonly edit: EditSet } {
  const options: OptionSet = {
    ...dallEOptions(1000),
    n: range(1, 10, 1),
    size: sizes(['1024x1024', '512x512', '256x256'], '1024x1024'),
    quality: choice(['standard'], 'standard'),
  };
  return {
    generate: options,
    edit: {
      options,
      input: input({
        maxImages: 1,
        maxBytes: 4 * MEBIBYTE,
        maskMaxBytes: 4 * MEBIBYTE,
        formats: ['png'],
        square: true,
        byAddress: false,
      }),
    },
  };
}

/** The embedded default: no key, no network, no cost, and the same road as every other row. */
function placeholder(): Row {
  const free: FreeSize = {
    step: 1,
    minEdge: 16,
    maxEdge: 4096,
    maxRatio: 256,
    minPixels: 256,
    maxPixels: 16_777_216,
    experimentalAbove: 16_777_216,
  };
  const presets = ['1024x1024', '1536x1024', '1024x1536', '1200x630', '640x360', 'auto'];
  const shared: OptionSet = {
    prompt: text(32_000),
    n: range(1, 10, 1),
    size: sizes(presets, '1024x1024', free),
    background: choice(['auto', 'opaque', 'transparent'], 'auto'),
    output_compression: range(0, 100, 100),
    stream: { kind: 'flag', preset: false },
    partial_images: range(0, 3, 0),
  };
  return {
    family: OFFLINE_MODEL,
    ids: [OFFLINE_MODEL],
    match: /^placeholder$/,
    summary: 'Placeholder art painted on this machine: free, no key, no network',
    runs: 'offline',
    generate: { ...shared, output_format: choice([...RASTER, 'svg'], 'png') },
    edit: {
      // An edit keeps the size of its picture.
      options: { ...shared, size: sizes(presets, 'auto', free), output_format: choice(RASTER, 'png') },
      input: input({ byAddress: false, markup: true }),
    },
    requirements: [
      needs({ option: 'background', values: ['transparent'] }, 'output_format', ['png', 'webp', 'svg']),
      needs({ option: 'output_compression' }, 'output_format', ['jpeg', 'webp']),
      needs({ option: 'partial_images', above: 0 }, 'stream', [true], 'soft'),
    ],
  };
}
