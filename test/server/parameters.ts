import type { Endpoint } from './models.ts';
import { invalidType, invalidValue, kindOf, unknownParameter } from './problems.ts';
import { isRecord, type Submission } from './submission.ts';

/** Every parameter the API knows, with its type. Pictures are read by uploads.ts. */
export type Values = {
  readonly model?: string;
  readonly prompt?: string;
  readonly n?: number;
  readonly size?: string;
  readonly quality?: string;
  readonly background?: string;
  readonly output_format?: string;
  readonly output_compression?: number;
  readonly moderation?: string;
  readonly input_fidelity?: string;
  readonly complexity?: string;
  readonly frame_count?: number;
  readonly frame_duration_ms?: number;
  readonly svg?: SvgAuthor;
  readonly stream?: boolean;
  readonly partial_images?: number;
  readonly safety_identifier?: string;
  readonly user?: string;
  readonly response_format?: string;
  readonly style?: string;
};

export type SvgAuthor = { readonly model?: string; readonly reasoning?: { readonly effort?: string } };

type Kind = 'string' | 'integer' | 'boolean' | 'object';
type Parameter = { readonly kind: Kind; readonly only?: Endpoint };

export const parameters: Readonly<Record<keyof Values, Parameter>> = {
  model: { kind: 'string' },
  prompt: { kind: 'string' },
  n: { kind: 'integer' },
  size: { kind: 'string' },
  quality: { kind: 'string' },
  background: { kind: 'string' },
  output_format: { kind: 'string' },
  output_compression: { kind: 'integer' },
  moderation: { kind: 'string' },
  input_fidelity: { kind: 'string', only: 'edits' },
  complexity: { kind: 'string' },
  frame_count: { kind: 'integer' },
  frame_duration_ms: { kind: 'integer' },
  svg: { kind: 'object', only: 'generations' },
  stream: { kind: 'boolean' },
  partial_images: { kind: 'integer' },
  safety_identifier: { kind: 'string' },
  user: { kind: 'string' },
  response_format: { kind: 'string' },
  style: { kind: 'string', only: 'generations' },
};

const names: Readonly<Record<Kind, string>> = {
  string: 'a string',
  integer: 'an integer',
  boolean: 'a boolean',
  object: 'an object',
};

/** Reads every field by its type. @throws Refused for a parameter that does not exist here or has the wrong type. */
export function readValues({ kind, fields, files }: Submission, endpoint: Endpoint): Values {
  const pictures = endpoint === 'edits' && kind === 'json' ? ['images', 'mask', 'markup'] : [];
  const stranger = files.find(({ name }) => endpoint === 'generations' || !isFileName(name));
  if (stranger) {
    if (isParameter(stranger.name, endpoint))
      throw invalidType(stranger.name, names[parameters[stranger.name].kind], 'file');
    throw unknownParameter(stranger.name);
  }
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (pictures.includes(name)) continue;
    if (!isParameter(name, endpoint)) throw unknownParameter(name);
    // In JSON a null stands for the default, as the API's own types say.
    if (value === null) continue;
    values[name] = kind === 'json' ? readJsonValue(name, value) : readFormValue(name, String(value));
  }
  return values;
}

function isFileName(name: string): boolean {
  return ['image', 'image[]', 'mask', 'markup'].includes(name);
}

function isParameter(name: string, endpoint: Endpoint): name is keyof Values {
  if (!Object.hasOwn(parameters, name)) return false;
  const { only } = parameters[name as keyof Values];
  return only === undefined || only === endpoint;
}

function readJsonValue(name: keyof Values, value: unknown): unknown {
  const { kind } = parameters[name];
  const fits =
    kind === 'integer' ? Number.isInteger(value) : kind === 'object' ? isRecord(value) : typeof value === kind;
  if (!fits) throw invalidType(name, names[kind], kindOf(value));
  return kind === 'object' ? readSvg(value) : value;
}

function readFormValue(name: keyof Values, text: string): unknown {
  const { kind } = parameters[name];
  if (kind === 'string') return text;
  if (kind === 'integer' && /^-?(0|[1-9]\d*)$/.test(text)) return Number(text);
  if (kind === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  throw invalidType(name, names[kind], 'string');
}

function readSvg(value: unknown): unknown {
  expectKeys(value, 'svg', ['model', 'reasoning']);
  if (value.model !== undefined && typeof value.model !== 'string') {
    throw invalidType('svg.model', 'a string', kindOf(value.model));
  }
  if (value.reasoning === undefined) return value;
  expectKeys(value.reasoning, 'svg.reasoning', ['effort']);
  const { effort } = value.reasoning;
  if (effort === undefined) return value;
  if (typeof effort !== 'string') throw invalidType('svg.reasoning.effort', 'a string', kindOf(effort));
  if (!['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'].includes(effort)) {
    throw invalidValue('svg.reasoning.effort', `Invalid value: '${effort}'.`);
  }
  return value;
}

function expectKeys(value: unknown, name: string, keys: readonly string[]): asserts value is Record<string, unknown> {
  if (!isRecord(value)) throw invalidType(name, 'an object', kindOf(value));
  const stranger = Object.keys(value).find((key) => !keys.includes(key));
  if (stranger !== undefined) throw unknownParameter(`${name}.${stranger}`);
}
