import type { FreeSize, OptionRule } from './options.ts';
import type { EditSet, OptionSet, Prices, Row } from './row.ts';
import { choice, input, MEBIBYTE, needs, RASTER, range, sizes, text } from './rule.ts';

/**
 * THE TABLE: what each family of models accepts, newest first. Pickers, validation, the wire and the README ask here;
 * no other file names a model. Source: the API reference and the official SDK's types, November 2026.
 */

export const OFFLINE_MODEL = 'placeholder';
/** Used when a key is set and no model is chosen. */
export const ONLINE_MODEL = 'gpt-image-2.5-flare';

const QUALITIES = ['auto', 'low', 'medium', 'high'];
const SIX_QUALITIES = [...QUALITIES, 'xhigh', 'max'];
/** Both end with their alias on the same day; the vendor names the 2.5 models as replacement. */
const END_OF_ONE = '2026-12-01';

export const TABLE: readonly Row[] = [
  gpt({
    family: '2.6',
    ids: ['gpt-image-2.6-flare', 'gpt-image-2.6-sunburst'],
    match: /^gpt-image-2\.6(-|$)/,
    summary: 'Newest: most detail, animated GIF and SVG',
    quality: SIX_QUALITIES,
    freeSize: true,
    formats: [...RASTER, 'gif', 'svg'],
    doubtfulFormats: { gif: 'GIF needs preview access', svg: 'SVG needs an account that may choose an SVG author' },
    markup: true,
    complexity: ['low', 'medium', 'high'],
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
  }),
  gpt({
    family: '2',
    ids: ['gpt-image-2', 'gpt-image-2-2026-04-21'],
    match: /^gpt-image-2(-\d{4}|$)/,
    summary: 'Pictures of any size',
    freeSize: true,
    doubtfulBackgrounds: { transparent: 'a transparent background is in preview here and may be refused' },
  }),
  gpt({
    family: '1.5',
    ids: ['gpt-image-1.5', 'gpt-image-1.5-2025-12-16'],
    match: /^gpt-image-1\.5(-|$)/,
    summary: 'Three sizes, transparency, high input fidelity',
    shutdown: END_OF_ONE,
    inputFidelity: choice(['low', 'high'], 'low'),
    prices: { textIn: 5, imageIn: 8, imageOut: 32, textOut: 10 },
  }),
  gpt({
    family: '1-mini',
    ids: ['gpt-image-1-mini'],
    match: /^gpt-image-1-mini(-|$)/,
    summary: 'Three sizes, the cheapest',
    shutdown: END_OF_ONE,
    inputFidelity: choice(['low'], 'low'),
    prices: { textIn: 2, imageIn: 2.5, imageOut: 8, textOut: 0 },
  }),
  gpt({
    family: 'chatgpt-image-latest',
    ids: ['chatgpt-image-latest'],
    match: /^chatgpt-image-/,
    summary: 'The moving alias of the chat product',
    shutdown: END_OF_ONE,
    prices: { textIn: 5, imageIn: 8, imageOut: 32, textOut: 10 },
  }),
  gpt({
    family: '1',
    ids: ['gpt-image-1'],
    match: /^gpt-image-1$/,
    summary: 'The first of the family',
    shutdown: '2026-10-23',
    inputFidelity: choice(['low', 'high'], 'low'),
    prices: { textIn: 5, imageIn: 10, imageOut: 40, textOut: 0 },
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
  },
  placeholder(),
];

interface GptTraits {
  readonly family: string;
  readonly ids: readonly string[];
  readonly match: RegExp;
  readonly summary: string;
  readonly shutdown?: string;
  readonly quality?: readonly string[];
  readonly freeSize?: boolean;
  readonly formats?: readonly string[];
  readonly doubtfulFormats?: Readonly<Record<string, string>>;
  readonly doubtfulBackgrounds?: Readonly<Record<string, string>>;
  readonly inputFidelity?: OptionRule;
  readonly markup?: boolean;
  readonly complexity?: readonly string[];
  readonly prices?: Prices;
}

/** What all GPT image models have in common, and what this family has of its own. */
function gpt(traits: GptTraits): Row {
  const formats = traits.formats ?? RASTER;
  const moving = formats.includes('gif');
  const shared: OptionSet = {
    prompt: text(32_000),
    n: range(1, 10, 1),
    size: sizes(['auto', '1024x1024', '1536x1024', '1024x1536'], 'auto', traits.freeSize ? gptFreeSize() : undefined),
    quality: choice(traits.quality ?? QUALITIES, 'auto'),
    background: choice(['auto', 'opaque', 'transparent'], 'auto', traits.doubtfulBackgrounds),
    output_compression: range(0, 100, 100),
    moderation: choice(['auto', 'low'], 'auto'),
    user: text(512),
    safety_identifier: text(128),
    stream: { kind: 'flag', preset: false },
    partial_images: range(0, 3, 0),
    ...(traits.complexity ? { complexity: choice(traits.complexity, undefined) } : {}),
    ...(moving ? { frame_count: range(2, 16, 9), frame_duration_ms: range(10, 655_350, 200) } : {}),
  };
  const drawn = formats.filter((format) => format !== 'svg');
  return {
    family: traits.family,
    ids: traits.ids,
    match: traits.match,
    summary: traits.summary,
    runs: 'api',
    ...(traits.shutdown ? { shutdown: traits.shutdown } : {}),
    generate: { ...shared, output_format: choice(formats, 'png', traits.doubtfulFormats) },
    edit: {
      options: {
        ...shared,
        output_format: choice(drawn, 'png', traits.doubtfulFormats),
        ...(traits.inputFidelity ? { input_fidelity: traits.inputFidelity } : {}),
      },
      input: input({ markup: traits.markup ?? false }),
    },
    requirements: [
      needs({ option: 'background', values: ['transparent'] }, 'output_format', ['png', 'webp']),
      needs({ option: 'output_compression' }, 'output_format', ['jpeg', 'webp']),
      needs({ option: 'partial_images', above: 0 }, 'stream', [true], 'soft'),
      needs({ option: 'stream', values: [true] }, 'n', [1], 'soft'),
      ...(moving
        ? [
            needs({ option: 'stream', values: [true] }, 'output_format', RASTER),
            needs({ option: 'partial_images', above: 0 }, 'output_format', RASTER),
            needs({ option: 'mask' }, 'output_format', RASTER),
            needs({ option: 'frame_count' }, 'output_format', ['gif']),
            needs({ option: 'frame_duration_ms' }, 'output_format', ['gif']),
            needs({ option: 'n', above: 1 }, 'output_format', drawn),
          ]
        : []),
    ],
    prices: traits.prices ?? { textIn: 5, imageIn: 8, imageOut: 30, textOut: 0 },
  };
}

/** Width and height in steps of 16, at most 3:1, 655,360 to 8,294,400 pixels, 3,840 at the longest edge. */
function gptFreeSize(): FreeSize {
  return {
    step: 16,
    minEdge: 16,
    maxEdge: 3840,
    maxRatio: 3,
    minPixels: 655_360,
    maxPixels: 8_294_400,
    experimentalAbove: 3_686_400,
  };
}

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
    edit: { options, input: input({ maxImages: 1, maxBytes: 4 * MEBIBYTE, formats: ['png'], square: true }) },
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
  const shared: OptionSet = {
    prompt: text(32_000),
    n: range(1, 10, 1),
    size: sizes(['1024x1024', '1536x1024', '1024x1536', '1200x630', '640x360', 'auto'], '1024x1024', free),
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
    edit: { options: { ...shared, output_format: choice(RASTER, 'png') }, input: input({}) },
    requirements: [
      needs({ option: 'background', values: ['transparent'] }, 'output_format', ['png', 'webp', 'svg']),
      needs({ option: 'output_compression' }, 'output_format', ['jpeg', 'webp']),
      needs({ option: 'partial_images', above: 0 }, 'stream', [true], 'soft'),
    ],
    prices: { textIn: 0, imageIn: 0, imageOut: 0, textOut: 0 },
  };
}
