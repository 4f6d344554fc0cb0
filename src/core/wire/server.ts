import type { Operation } from '../model/options.ts';

/** What a kind of server wants beyond its address. Sources: the vendors' references, November 2026. */
export interface ServerPreset {
  /** The header that carries the key, and what stands before it. */
  readonly keyHeader: 'authorization' | 'api-key';
  readonly keyPrefix: string;
  /** Below the base URL; `{model}` is the model of the request. */
  readonly paths: Readonly<Record<Operation | 'models', string>>;
  readonly query: Readonly<Record<string, string>>;
}

export const DEFAULT_BASE_URL = 'https://api.openai.com/v1';

const OPENAI: ServerPreset = {
  keyHeader: 'authorization',
  keyPrefix: 'Bearer ',
  paths: { generate: '/images/generations', edit: '/images/edits', models: '/models' },
  query: {},
};

/** A base URL alone is not enough for these. */
export const PRESETS = {
  /** The API itself and all that follow its paths and its authorization. */
  openai: OPENAI,
  /** `https://NAME.openai.azure.com/openai/v1`; the model is the name of the deployment. */
  azure: { ...OPENAI, keyHeader: 'api-key', keyPrefix: '', query: { 'api-version': 'preview' } },
  /** `https://NAME.openai.azure.com/openai`, the older form with the deployment in the path. */
  'azure-deployments': {
    ...OPENAI,
    keyHeader: 'api-key',
    keyPrefix: '',
    paths: {
      generate: '/deployments/{model}/images/generations',
      edit: '/deployments/{model}/images/edits',
      models: '/models',
    },
    query: { 'api-version': '2025-04-01-preview' },
  },
} as const satisfies Readonly<Record<string, ServerPreset>>;

export type PresetName = keyof typeof PRESETS;

export function isPresetName(name: string): name is PresetName {
  return Object.hasOwn(PRESETS, name);
}

/** Where the API is and how to greet it. */
export interface Server {
  /** With version, without a slash at the end: `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  /** The key among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly paths: ServerPreset['paths'];
  readonly query: ServerPreset['query'];
  /** Fields for every request to make a picture, beside what the API knows. */
  readonly extraBody: Readonly<Record<string, unknown>>;
}

/** The address of a call. */
export function addressOf(server: Server, what: Operation | 'models', model = ''): string {
  const path = server.paths[what].replaceAll('{model}', encodeURIComponent(model));
  const query = new URLSearchParams(server.query).toString();
  return `${server.baseUrl}${path}${query ? `?${query}` : ''}`;
}
