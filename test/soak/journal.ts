import type { FaultName } from '../server/fault-types.ts';

/** Behind the journal's name, a file that ends the orders. */
export const STOP = '.stop';

export const OFFLINE = 'placeholder';
export const MODEL = 'gpt-image-2.5-flare';

/** What the studio orders in each round: so many pictures, each a request, of a prompt that begins so. */
export const STUDIO_PROMPT = 'Studio round';
export const STUDIO_PICTURES = 4;

/** One thing that happened, as a line of JSON. Times are milliseconds since 1970. */
export type Line = { readonly at?: number } & (
  | { readonly kind: 'window-opened' }
  | { readonly kind: 'began'; readonly prompt: string }
  | { readonly kind: 'saved'; readonly prompt: string; readonly uri: string; readonly sha256: string }
  | { readonly kind: 'failed'; readonly prompt: string; readonly code: string; readonly message: string }
  | { readonly kind: 'deleted'; readonly uri: string }
  | { readonly kind: 'memory'; readonly heapUsed: number; readonly arrayBuffers: number; readonly rss: number }
);

/** What befalls a quarter of the orders; those that only the clock ends are few. */
export const FAULTS: readonly FaultName[] = [
  'moderation-blocked-input',
  'invalid-value',
  'rate-limit-exceeded',
  'conflict',
  'server-error',
  'bad-gateway',
  'stream-without-completed',
  'stream-error',
  'stream-malformed-json',
  'stream-reset',
  'completed-then-reset',
  'stream-unterminated',
  'stream-noise',
  'truncated-picture',
  'json-instead-of-stream',
  'url-answer',
  'empty-data',
  'invalid-base64',
  'reset-before-headers',
  'cut-body',
  'split-bytes',
  'gzip-encoded',
  'stream-hang',
];
