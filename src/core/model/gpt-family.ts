import type { FreeSize, OptionRule } from './options.ts';
import type { FrameSheet, OptionSet, Pricing, Row } from './row.ts';
import { choice, input, needs, RASTER, range, sizes, text } from './rule.ts';

const FRAME_SHEET: FrameSheet = {
  grids: [
    { frames: 9, columns: 3, rows: 3 },
    { frames: 12, columns: 4, rows: 3 },
    { frames: 16, columns: 4, rows: 4 },
  ],
  maxEdge: 3840,
  maxPixels: 8_294_400,
};

export const QUALITIES = ['auto', 'low', 'medium', 'high'];

/** What a family of GPT image models has of its own. */
export interface GptTraits {
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
  readonly pricing: Pricing;
}

/** What all GPT image models have in common, and what this family has of its own. */
export function gpt(traits: GptTraits): Row {
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
    safety_identifier: text(512),
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
    ...(moving ? { frameSheet: FRAME_SHEET } : {}),
    pricing: traits.pricing,
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
