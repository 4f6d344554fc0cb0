import { notFound } from './problems.ts';

export type Endpoint = 'generations' | 'edits';

/** The parameters whose values are a closed list. `size` has rules of its own. */
export type ListedParameter =
  | 'quality'
  | 'background'
  | 'output_format'
  | 'moderation'
  | 'input_fidelity'
  | 'complexity'
  | 'style'
  | 'response_format';

/** Parameters that some families take and others refuse, and whose values follow one rule wherever they are taken. */
export type FamilyParameter =
  | 'output_compression'
  | 'stream'
  | 'partial_images'
  | 'mask'
  | 'markup'
  | 'frame_count'
  | 'frame_duration_ms'
  | 'svg';

export type FamilyName =
  | '2.6'
  | '2.5'
  | '2'
  | '1.5'
  | '1-mini'
  | 'chatgpt-image-latest'
  | '1'
  | 'dall-e-3'
  | 'dall-e-2';

export type Family = {
  readonly name: FamilyName;
  readonly ids: readonly string[];
  readonly match: RegExp;
  /** YYYY-MM-DD; null while no date is announced. */
  readonly shutdown: string | null;
  /** Already shut down: the API answers 404, compatible servers still answer. */
  readonly retired: boolean;
  readonly endpoints: readonly Endpoint[];
  readonly promptLimit: number;
  readonly countLimit: number;
  readonly sizes: readonly string[];
  readonly freeSize: boolean;
  readonly values: Readonly<Partial<Record<ListedParameter, readonly string[]>>>;
  readonly takes: readonly FamilyParameter[];
  readonly inputLimit: number;
  readonly defaultQuality: string;
};

export type Model = { readonly id: string; readonly family: Family };

export type ModelOptions = {
  readonly retired: 'accept' | 'refuse';
  readonly extraModels: readonly string[];
};

const gptQuality = ['low', 'medium', 'high', 'auto'];
const allQuality = ['low', 'medium', 'high', 'xhigh', 'max', 'auto'];
const gptSizes = ['1024x1024', '1536x1024', '1024x1536', 'auto'];
const gptValues = {
  quality: gptQuality,
  background: ['transparent', 'opaque', 'auto'],
  output_format: ['png', 'jpeg', 'webp'],
  moderation: ['low', 'auto'],
};
const gptTakes: readonly FamilyParameter[] = ['output_compression', 'stream', 'partial_images', 'mask'];
const gpt = {
  shutdown: null,
  retired: false,
  endpoints: ['generations', 'edits'],
  promptLimit: 32_000,
  countLimit: 10,
  sizes: gptSizes,
  freeSize: false,
  values: gptValues,
  takes: gptTakes,
  inputLimit: 16,
  defaultQuality: 'medium',
} as const;
const dallE = {
  shutdown: '2026-05-12',
  retired: true,
  freeSize: false,
  takes: [],
  defaultQuality: 'standard',
} as const;

export const families: Readonly<Record<FamilyName, Family>> = {
  '2.6': {
    ...gpt,
    name: '2.6',
    ids: ['gpt-image-2.6-sunburst', 'gpt-image-2.6-flare'],
    match: /^gpt-image-2\.6(-|$)/,
    freeSize: true,
    values: {
      ...gptValues,
      quality: allQuality,
      output_format: ['png', 'jpeg', 'webp', 'gif', 'svg'],
      complexity: ['low', 'medium', 'high'],
    },
    takes: [...gptTakes, 'markup', 'frame_count', 'frame_duration_ms', 'svg'],
    defaultQuality: 'high',
  },
  '2.5': {
    ...gpt,
    name: '2.5',
    ids: [
      'gpt-image-2.5-sunburst',
      'gpt-image-2.5-sunburst-2026-09-08',
      'gpt-image-2.5-flare',
      'gpt-image-2.5-flare-2026-09-08',
    ],
    match: /^gpt-image-2\.5(-|$)/,
    freeSize: true,
    values: { ...gptValues, quality: allQuality },
    takes: [...gptTakes, 'markup'],
  },
  '2': {
    ...gpt,
    name: '2',
    ids: ['gpt-image-2', 'gpt-image-2-2026-04-21'],
    match: /^gpt-image-2(-\d{4}|$)/,
    freeSize: true,
    defaultQuality: 'low',
  },
  '1.5': {
    ...gpt,
    name: '1.5',
    ids: ['gpt-image-1.5', 'gpt-image-1.5-2025-12-16'],
    match: /^gpt-image-1\.5/,
    shutdown: '2026-12-01',
    values: { ...gptValues, input_fidelity: ['low', 'high'] },
  },
  '1-mini': {
    ...gpt,
    name: '1-mini',
    ids: ['gpt-image-1-mini'],
    match: /^gpt-image-1-mini/,
    shutdown: '2026-12-01',
    values: { ...gptValues, input_fidelity: ['low'] },
  },
  'chatgpt-image-latest': {
    ...gpt,
    name: 'chatgpt-image-latest',
    ids: ['chatgpt-image-latest'],
    match: /^chatgpt-image-/,
    shutdown: '2026-12-01',
    // No document lists its input_fidelity: taken as its sibling 1.5 takes it.
    values: { ...gptValues, input_fidelity: ['low', 'high'] },
  },
  '1': {
    ...gpt,
    name: '1',
    ids: ['gpt-image-1'],
    match: /^gpt-image-1$/,
    shutdown: '2026-10-23',
    retired: true,
    values: { ...gptValues, input_fidelity: ['low', 'high'] },
  },
  'dall-e-3': {
    ...dallE,
    name: 'dall-e-3',
    ids: ['dall-e-3'],
    match: /^dall-e-3$/,
    endpoints: ['generations'],
    promptLimit: 4_000,
    countLimit: 1,
    sizes: ['1024x1024', '1792x1024', '1024x1792'],
    values: { quality: ['standard', 'hd'], style: ['vivid', 'natural'], response_format: ['url', 'b64_json'] },
    inputLimit: 0,
  },
  'dall-e-2': {
    ...dallE,
    name: 'dall-e-2',
    ids: ['dall-e-2'],
    match: /^dall-e-2$/,
    endpoints: ['generations', 'edits'],
    promptLimit: 1_000,
    countLimit: 10,
    sizes: ['256x256', '512x512', '1024x1024'],
    values: { quality: ['standard'], response_format: ['url', 'b64_json'] },
    takes: ['mask'],
    inputLimit: 1,
  },
};

export function isDallE(family: Family): boolean {
  return family.name === 'dall-e-2' || family.name === 'dall-e-3';
}

/** @throws Refused with `model_not_found` for an id this account has no access to. */
export function findModel(id: string, { retired, extraModels }: ModelOptions): Model {
  const all = Object.values(families);
  const listed = all.find((family) => family.ids.includes(id));
  if (listed?.retired && retired === 'refuse' && !extraModels.includes(id)) {
    throw notFound(
      'model_not_found',
      `The model \`${id}\` has been deprecated, learn more here: https://platform.openai.com/docs/deprecations`,
    );
  }
  if (listed) return { id, family: listed };
  if (!extraModels.includes(id)) {
    throw notFound('model_not_found', `The model '${id}' does not exist or you do not have access to it.`);
  }
  return { id, family: all.find((family) => family.match.test(id)) ?? families['2.6'] };
}

/** The body of GET /models: an account's models of every kind, so that a reader must pick the image models out. */
export function listModels({ retired, extraModels }: ModelOptions): readonly Record<string, unknown>[] {
  const images = Object.values(families)
    .filter((family) => !(family.retired && retired === 'refuse'))
    .flatMap((family) => family.ids.map((id) => describe(id, family.shutdown)));
  return [...images, ...['gpt-5.5', 'text-embedding-3-small', ...extraModels].map((id) => describe(id, null))];
}

function describe(id: string, shutdown: string | null): Record<string, unknown> {
  return { id, object: 'model', created: 1_795_000_000, owned_by: 'system', shutdown_date: shutdown };
}
