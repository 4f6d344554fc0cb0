import type { Clock } from './clock.ts';
import { isImageError } from './errors.ts';
import { isRecord, QUOTA_CODES } from './refusal.ts';
import { askedDelay } from './retry-after.ts';

/** Why a request did not get through. */
export type Failure =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      /** Its text, as far as it was read. */
      readonly body: string;
    }
  | { readonly kind: 'error'; readonly error: unknown };

const MOST_RETRIES = 2;
/** Somebody sits and waits: what takes longer than this is told instead. */
const LONGEST_WAIT_MS = 60_000;
const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [500, 8_000];

/**
 * How many milliseconds to wait before the same request may go out again; undefined where it must not. There is no key by which
 * the API would know a repeated request, so whatever may have been paid (a server error, a connection that broke) is not repeated.
 *
 * @param attempt how many retries there were before
 */
export function retryDelay(
  failure: Failure,
  attempt: number,
  { random, now }: Pick<Clock, 'random' | 'now'>,
): number | undefined {
  if (attempt >= MOST_RETRIES || !mayRepeat(failure)) return undefined;
  const asked = failure.kind === 'answer' ? askedDelay(failure.headers, now()) : undefined;
  if (asked !== undefined) return asked >= 0 && asked <= LONGEST_WAIT_MS ? asked : undefined;
  return Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS) * (1 - random() / 4);
}

function mayRepeat(failure: Failure): boolean {
  if (failure.kind === 'error') return isBeforeAnyByte(failure.error);
  const { status, headers, body } = failure;
  const code = codeIn(body);
  if (QUOTA_CODES.has(code)) return false;
  if (headers['x-should-retry'] === 'true') return true;
  if (headers['x-should-retry'] === 'false') return false;
  return status === 408 || status === 409 || (status === 429 && RATE_CODES.has(code));
}

const RATE_CODES = new Set(['rate_limit_exceeded', 'slow_down']);

function codeIn(body: string): string {
  try {
    const value: unknown = JSON.parse(body);
    const error = isRecord(value) && isRecord(value.error) ? value.error : value;
    return isRecord(error) && typeof error.code === 'string' ? error.code : '';
  } catch {
    return '';
  }
}

/** There was never a connection, so nothing has left. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

function isBeforeAnyByte(error: unknown): boolean {
  if (!isImageError(error) || error.code !== 'network') return false;
  for (let cause: unknown = error.cause; cause instanceof Error; cause = cause.cause) {
    if ('requestSent' in cause && cause.requestSent === true) return false;
    if ('code' in cause && NEVER_CONNECTED.has(String(cause.code))) return true;
  }
  return false;
}
