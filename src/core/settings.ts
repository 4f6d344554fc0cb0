import { DEFAULT_BASE_URL, PRESETS } from './wire/server.ts';

/** The settings below `stipple.`, whose names may go on after a dot: their JSON schema as package.json says it, and so their defaults. A test compares the two. */

export interface SettingSchema {
  readonly type: string | readonly string[];
  readonly default: unknown;
  readonly scope: 'application' | 'machine' | 'resource' | 'window';
  readonly [keyword: string]: unknown;
}

export const SETTINGS = {
  model: { type: 'string', default: '', scope: 'resource' },
  saveTo: { type: 'string', default: 'images', scope: 'resource' },
  fileName: { type: 'string', default: '${slug}', scope: 'resource' },
  defaults: { type: 'object', default: { partial_images: 2 }, scope: 'resource' },
  'missingImages.enabled': { type: 'boolean', default: true, scope: 'resource' },
  'insert.patterns': { type: 'object', default: {}, additionalProperties: { type: 'string' }, scope: 'resource' },
  baseUrl: { type: 'string', default: DEFAULT_BASE_URL, format: 'uri', scope: 'machine' },
  preset: { type: 'string', default: 'openai', enum: Object.keys(PRESETS), scope: 'machine' },
  paths: {
    type: 'object',
    default: {},
    properties: { generations: { type: 'string' }, edits: { type: 'string' }, models: { type: 'string' } },
    additionalProperties: false,
    scope: 'machine',
  },
  query: { type: 'object', default: {}, additionalProperties: { type: 'string' }, scope: 'machine' },
  extraBody: { type: 'object', default: {}, scope: 'machine' },
  organization: { type: 'string', default: '', scope: 'machine' },
  project: { type: 'string', default: '', scope: 'machine' },
  headers: { type: 'object', default: {}, additionalProperties: { type: 'string' }, scope: 'machine' },
  network: { type: 'string', default: 'auto', enum: ['auto', 'undici', 'editor'], scope: 'machine' },
  lockFile: { type: 'boolean', default: true, scope: 'resource' },
  explorerBadges: { type: 'boolean', default: false, scope: 'window' },
  concurrency: { type: 'integer', default: 3, minimum: 1, maximum: 10, scope: 'window' },
  timeoutSeconds: { type: 'integer', default: 900, minimum: 1, maximum: 86_400, scope: 'window' },
  // No workspace may raise what can be spent; and a limit must not get lost in a container, as one of the machine would.
  'budget.perDay': { type: 'number', default: 0, minimum: 0, scope: 'application' },
  'budget.confirmAbove': { type: 'number', default: 0, minimum: 0, scope: 'application' },
} as const satisfies Readonly<Record<string, SettingSchema>>;

export type SettingName = keyof typeof SETTINGS;
