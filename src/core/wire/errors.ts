import type { Problem } from '../model/draft.ts';

/** Every way in which making a picture can fail, as callers see it in `error.code`. */
export const ERROR_CODES = [
  'invalid-request',
  'no-key',
  'unauthorized',
  'forbidden',
  'model-not-found',
  'moderation-blocked',
  'rate-limited',
  'quota-exceeded',
  'too-large',
  'timeout',
  'network',
  'server',
  'bad-response',
  'stream-ended-early',
  'save-failed',
  'budget-exceeded',
  'cancelled',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export interface ErrorFacts {
  /** With `invalid-request`: every problem, found before anything was sent. */
  readonly problems?: readonly Problem[];
  readonly status?: number;
  readonly requestId?: string;
  /** Seconds after which the server said to come back. */
  readonly retryAfter?: number;
  /** What can be kept of the picture: all of it where only its place failed, the newest preview where the answer broke off. */
  readonly salvage?: Uint8Array;
  readonly cause?: unknown;
}

/** The only error that leaves Stipple. Its message is for people and never holds the key. */
export class ImageError extends Error {
  override readonly name = 'ImageError';
  readonly code: ErrorCode;
  readonly problems: readonly Problem[] | undefined;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;
  readonly salvage: Uint8Array | undefined;

  constructor(code: ErrorCode, message: string, facts: ErrorFacts = {}) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.code = code;
    this.problems = facts.problems;
    this.status = facts.status;
    this.requestId = facts.requestId;
    this.retryAfter = facts.retryAfter;
    this.salvage = facts.salvage;
  }
}

/** Not `instanceof`: the host, the transport and the painter are bundled apart, each with a class of its own. */
export function isImageError(error: unknown): error is ImageError {
  return error instanceof Error && error.name === 'ImageError' && 'code' in error;
}

export function invalidRequest(problems: readonly Problem[]): ImageError {
  return new ImageError('invalid-request', problems.map(({ message }) => message).join('\n'), { problems });
}

export function cancelled(): ImageError {
  return new ImageError('cancelled', 'Cancelled');
}

/** Whatever was thrown, as an ImageError; what is none yet becomes one of the given code. */
export function toImageError(error: unknown, code: ErrorCode): ImageError {
  if (isImageError(error)) return error;
  return new ImageError(code, error instanceof Error ? error.message : String(error), { cause: error });
}
