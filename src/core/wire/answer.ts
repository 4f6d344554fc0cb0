import type { Usage } from '../model/usage.ts';
import { t } from '../text.ts';
import { ImageError } from './errors.ts';
import type { HttpReply } from './http.ts';
import { complaintOf, isRecord, requestIdOf } from './refusal.ts';
import type { SseMessage } from './sse.ts';

/** A picture as an answer holds it: not decoded, not downloaded. */
export interface DeliveredPicture {
  readonly source: { readonly b64_json: string } | { readonly url: string };
  readonly revised_prompt?: string;
}

export type AnswerPiece =
  | { readonly type: 'preview'; readonly partial_image_index: number; readonly b64_json: string }
  | { readonly type: 'picture'; readonly picture: DeliveredPicture }
  | { readonly type: 'usage'; readonly usage: Usage };

type Headers = Pick<HttpReply, 'headers'>;

/**
 * What one message of a stream holds; unknown events and fields are passed over.
 * Throws an ImageError for an error event and `bad-response` for data that is no JSON.
 */
export function readMessage(message: SseMessage, reply: Headers): readonly AnswerPiece[] {
  if (message.data === '[DONE]') return [];
  const value = parse(message.data, reply);
  if (!isRecord(value)) return [];
  const type = typeof value.type === 'string' ? value.type : message.event;
  if (type === 'error' || (value.error !== undefined && value.error !== null)) throw complaintOf(value, reply);
  if (type.endsWith('.partial_image') && typeof value.b64_json === 'string') {
    return [{ type: 'preview', partial_image_index: Number(value.partial_image_index) || 0, b64_json: value.b64_json }];
  }
  return type.endsWith('.completed') ? [...pictureIn(value), ...usageIn(value)] : [];
}

/** What a JSON answer holds: `data[]`, each with `b64_json` or `url`. */
export function readBody(text: string, reply: Headers): readonly AnswerPiece[] {
  const value = parse(text, reply);
  if (!isRecord(value)) throw badResponse(t('The server answered with something that is no picture'), reply);
  if (value.error !== undefined && value.error !== null) throw complaintOf(value, reply);
  const data = Array.isArray(value.data) ? value.data.filter(isRecord) : [];
  return [...data.flatMap(pictureIn), ...usageIn(value)];
}

export function badResponse(message: string, reply: Headers, cause?: unknown): ImageError {
  return new ImageError('bad-response', message, { ...requestIdOf(reply), cause });
}

function pictureIn(value: Readonly<Record<string, unknown>>): readonly AnswerPiece[] {
  const revised = typeof value.revised_prompt === 'string' ? { revised_prompt: value.revised_prompt } : {};
  const { b64_json, url } = value;
  if (typeof b64_json === 'string' && b64_json)
    return [{ type: 'picture', picture: { source: { b64_json }, ...revised } }];
  if (typeof url === 'string' && url) return [{ type: 'picture', picture: { source: { url }, ...revised } }];
  return [];
}

function usageIn(value: Readonly<Record<string, unknown>>): readonly AnswerPiece[] {
  return isRecord(value.usage) ? [{ type: 'usage', usage: value.usage as Usage }] : [];
}

function parse(text: string, reply: Headers): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const looksLikePage = /^\s*</.test(text);
    const message = looksLikePage
      ? t('The server answered with a web page instead of a picture: check stipple.baseUrl')
      : t('The answer of the server cannot be read');
    throw badResponse(message, reply, cause);
  }
}
