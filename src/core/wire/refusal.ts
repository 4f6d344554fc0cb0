import { t } from '../text.ts';
import { type ErrorCode, ImageError } from './errors.ts';
import type { HttpReply } from './http.ts';
import { askedDelay } from './retry-after.ts';

/** What a server says went wrong, whichever shape it chose. */
interface Complaint {
  readonly message?: string;
  readonly code?: string;
  readonly type?: string;
  readonly param?: string;
  readonly categories?: readonly string[];
}

/** More than any error text needs; keeps a hostile body from filling memory or the screen. */
const MESSAGE_LIMIT = 600;

/** The error for an answer other than 2xx. `body` is its text as far as it was read. */
export function refusalOf(reply: Pick<HttpReply, 'status' | 'headers'>, body: string): ImageError {
  const complaint = parseComplaint(body);
  const wait = askedDelay(reply.headers, Date.now());
  return new ImageError(codeOf(reply.status, complaint), messageOf(complaint, reply.status), {
    status: reply.status,
    ...requestIdOf(reply),
    ...(wait ? { retryAfter: wait / 1000 } : {}),
  });
}

/** The error for an `error` event inside a stream, nested (`{error:{…}}`) or flat. */
export function complaintOf(value: unknown, reply: Pick<HttpReply, 'headers'>): ImageError {
  const complaint = readComplaint(value);
  return new ImageError(codeOf(undefined, complaint), messageOf(complaint), requestIdOf(reply));
}

export function requestIdOf({ headers }: Pick<HttpReply, 'headers'>): { readonly requestId?: string } {
  const requestId = headers['x-request-id'] ?? headers['apim-request-id'];
  return requestId ? { requestId } : {};
}

/** No wait brings money back. */
export const QUOTA_CODES: ReadonlySet<string> = new Set([
  'insufficient_quota',
  'credit_balance_exhausted',
  'organization_spend_limit_exceeded',
  'project_spend_limit_exceeded',
  'organization_usage_limit_exceeded',
  'billing_hard_limit_reached',
]);

const MODERATION_CODES = new Set(['moderation_blocked', 'content_policy_violation', 'content_filter']);

function codeOf(status: number | undefined, { code = '', message = '', type }: Complaint): ErrorCode {
  if (MODERATION_CODES.has(code)) return 'moderation-blocked';
  if (QUOTA_CODES.has(code)) return 'quota-exceeded';
  if (code === 'model_not_found') return 'model-not-found';
  if (code === 'invalid_api_key') return 'unauthorized';
  if (code === 'rate_limit_exceeded' || code === 'slow_down') return 'rate-limited';
  // Identity verification usually answers 403, now and then 400.
  if (/must be verified/i.test(message)) return 'forbidden';
  switch (status) {
    case 401:
      return 'unauthorized';
    case 402:
      return 'quota-exceeded';
    case 403:
      return 'forbidden';
    case 404:
      return 'model-not-found';
    case 408:
      return 'timeout';
    case 409:
      return 'server';
    case 413:
      return 'too-large';
    case 429:
      return 'rate-limited';
    case 400:
    case 405:
    case 415:
    case 422:
      return 'invalid-request';
    default:
      return type === 'image_generation_user_error' || type === 'invalid_request_error' ? 'invalid-request' : 'server';
  }
}

function messageOf(complaint: Complaint, status?: number): string {
  const said =
    complaint.message ||
    (status ? t('The server answered with status {0}', status) : t('The server reported an error'));
  const categories = complaint.categories?.length ? ` (${complaint.categories.join(', ')})` : '';
  return `${said}${categories}`;
}

function parseComplaint(body: string): Complaint {
  try {
    return readComplaint(JSON.parse(body));
  } catch {
    return { message: tidy(textOfHtml(body)) };
  }
}

function readComplaint(value: unknown): Complaint {
  if (typeof value === 'string') return { message: tidy(value) };
  if (!isRecord(value)) return {};
  if (typeof value.error === 'string') return { message: tidy(value.error) };
  if (isRecord(value.error)) return readComplaint(value.error);
  const detail =
    typeof value.detail === 'string' ? value.detail : value.detail ? JSON.stringify(value.detail) : undefined;
  const message = typeof value.message === 'string' ? value.message : detail;
  const moderation = isRecord(value.moderation_details) ? value.moderation_details.categories : undefined;
  return {
    ...(message ? { message: tidy(message) } : {}),
    ...pick(value, 'code'),
    ...pick(value, 'type'),
    ...pick(value, 'param'),
    ...(Array.isArray(moderation) ? { categories: moderation.map(String) } : {}),
  };
}

function pick(value: Readonly<Record<string, unknown>>, key: 'code' | 'type' | 'param'): Complaint {
  return typeof value[key] === 'string' ? { [key]: value[key] } : {};
}

/** A proxy's error page, reduced to its title or its words. */
function textOfHtml(body: string): string {
  const title = /<title[^>]*>([^<]*)/i.exec(body)?.[1];
  return title ?? body.replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ');
}

/** One line without control characters, shortened, and with nothing in it that looks like a key. */
function tidy(text: string): string {
  const line = text
    .slice(0, 20 * MESSAGE_LIMIT)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours of a server's log are not for people
    .replace(/\u001b\[[0-9;]*[A-Za-z]|[\u0000-\u001f\u007f]+/g, ' ')
    .replace(/\b(sk|key)-[\w-]*[*\w-]{6,}/g, '$1-…')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > MESSAGE_LIMIT ? `${line.slice(0, MESSAGE_LIMIT)}…` : line;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
