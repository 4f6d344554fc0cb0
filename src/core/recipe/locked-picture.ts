import type { PictureFormat } from '../model/draft.ts';
import type { Operation } from '../model/options.ts';
import type { Usage } from '../model/usage.ts';

/** What a lock file says of one picture. Names are those of the API and of commands. */
export interface LockedPicture {
  /** As it was sent. */
  readonly prompt: string;
  /** As somebody wrote it, with its variables; absent where that is the prompt itself. */
  readonly template?: string;
  /** What the server made of the prompt. */
  readonly revised_prompt?: string;
  /** What of a document the prompt was taken from. */
  readonly origin?: Origin;
  readonly operation: Operation;
  readonly model: string;
  /** Host, maybe with a port; absent where the picture was made on this machine. */
  readonly server?: string;
  /** As they were sent; what concerns only the transport or the person is left out. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The pictures that went along, in their order. */
  readonly image?: readonly LockedInput[];
  readonly mask?: LockedInput;
  readonly markup?: LockedInput;
  readonly keep_outside_mask?: boolean;
  /** `WIDTHxHEIGHT` that it was brought to on this machine. */
  readonly target?: string;
  /** The file that it was edited from, from the workspace folder. */
  readonly parent?: string;
  /** What was done on this machine to the bytes that were delivered, in this order. */
  readonly done?: readonly Deed[];
  /** Of the file: hexadecimal. */
  readonly sha256: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly format: PictureFormat;
  /** Length of the file. */
  readonly bytes: number;
  /** Of the whole request, which may have made several pictures. */
  readonly usage?: Usage;
  /** How many pictures the request made; absent for one. */
  readonly pictures?: number;
  /** US$ of this picture alone; absent where nobody knows. */
  readonly cost_usd?: number;
  readonly cost_approximate?: true;
  readonly request_id?: string;
  /** ISO 8601, in UTC. */
  readonly date: string;
}

export type Origin = 'alt' | 'block';

/** Pixels outside of the mask put back; brought to a target; written in another format. */
export type Deed = 'composited' | 'resized' | 'converted';

/** A picture that went along: a file of the workspace folder, the name of one that lies elsewhere, an address or an id of the API. */
export interface LockedInput {
  readonly file?: string;
  readonly name?: string;
  readonly url?: string;
  readonly file_id?: string;
  readonly sha256?: string;
}

/** Whether a value says all of a picture that must be said, and nothing wrong. What nobody knows here may be added. */
export function isLockedPicture(value: unknown): value is LockedPicture {
  if (!isRecord(value)) return false;
  return LOCKED_FIELDS.every((name) => (value[name] === undefined ? !REQUIRED.has(name) : FIELDS[name](value[name])));
}

/** A path from the workspace folder that leads nowhere else. */
export function isLockedPath(path: unknown): path is string {
  if (typeof path !== 'string' || /\\|^[a-z]:/i.test(path)) return false;
  return path.split('/').every((part) => !['', '.', '..'].includes(part));
}

const isText = (value: unknown) => typeof value === 'string';
const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 0;
const isPositive = (value: unknown) => isCount(value) && value !== 0;
const isHash = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isOneOf =
  (...names: readonly string[]) =>
  (value: unknown) =>
    typeof value === 'string' && names.includes(value);
const isListOf = (is: (value: unknown) => boolean) => (value: unknown) => Array.isArray(value) && value.every(is);

/** In the order in which they are written. */
const FIELDS: Readonly<Record<keyof LockedPicture, (value: unknown) => boolean>> = {
  prompt: isText,
  template: isText,
  revised_prompt: isText,
  origin: isOneOf('alt', 'block'),
  operation: isOneOf('generate', 'edit'),
  model: isText,
  server: isText,
  options: isRecord,
  image: isListOf(isLockedInput),
  mask: isLockedInput,
  markup: isLockedInput,
  keep_outside_mask: (value) => typeof value === 'boolean',
  target: (value) => typeof value === 'string' && /^[1-9]\d*x[1-9]\d*$/.test(value),
  parent: isLockedPath,
  done: isListOf(isOneOf('composited', 'resized', 'converted')),
  sha256: isHash,
  width: isPositive,
  height: isPositive,
  format: isOneOf('png', 'jpeg', 'webp', 'gif', 'svg'),
  bytes: isPositive,
  usage: isRecord,
  pictures: isPositive,
  cost_usd: (value) => typeof value === 'number' && value >= 0,
  cost_approximate: (value) => value === true,
  request_id: isText,
  date: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
};

export const LOCKED_FIELDS = Object.keys(FIELDS) as readonly (keyof LockedPicture)[];

const REQUIRED: ReadonlySet<keyof LockedPicture> = new Set([
  'prompt',
  'operation',
  'model',
  'options',
  'sha256',
  'width',
  'height',
  'format',
  'bytes',
  'date',
]);

function isLockedInput(value: unknown): value is LockedInput {
  if (!isRecord(value)) return false;
  const { file, name, url, file_id, sha256 } = value;
  const named = [name, url, file_id];
  return (
    (file === undefined || isLockedPath(file)) &&
    named.every((one) => one === undefined || isText(one)) &&
    [file, ...named].filter((one) => one !== undefined).length === 1 &&
    (sha256 === undefined || isHash(sha256))
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
