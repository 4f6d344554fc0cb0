import type { Usage } from '../model/usage.ts';
import { t } from '../text.ts';
import type { Base64Value } from './base64-value.ts';
import { ImageError } from './errors.ts';
import { useOf } from './event-use.ts';
import type { HttpReply } from './http.ts';
import { complaintOf, isRecord, requestIdOf } from './refusal.ts';
import type { AnswerMessage } from './sse.ts';

/** A picture as an answer holds it: decoded but not yet checked, or not yet downloaded. */
export interface DeliveredPicture {
  readonly source: { readonly value: Base64Value } | { readonly url: string };
  readonly revised_prompt?: string;
  readonly output_format?: string;
}

export type AnswerPiece =
  | { readonly type: 'preview'; readonly partial_image_index: number; readonly value: Base64Value }
  | { readonly type: 'picture'; readonly picture: DeliveredPicture }
  | { readonly type: 'usage'; readonly usage: Usage };

type Headers = Pick<HttpReply, 'headers'>;
type Fields = Readonly<Record<string, unknown>>;

/**
 * What one message of a stream holds; unknown events and fields are passed over.
 * Throws an ImageError for an error event and `bad-response` for data that is no JSON.
 */
export function readMessage(message: AnswerMessage, reply: Headers): readonly AnswerPiece[] {
  if (message.text === '[DONE]' || isForeign(message)) return [];
  const fields = parse(message.text, reply);
  if (!isRecord(fields)) return [];
  const type = typeof fields.type === 'string' ? fields.type : message.event;
  if (type === 'error' || holdsError(fields)) throw complaintOf(fields, reply);
  const use = useOf(type);
  if (use === 'preview') {
    const value = valueIn(fields, message);
    return value ? [{ type: 'preview', partial_image_index: Number(fields.partial_image_index) || 0, value }] : [];
  }
  if (use === 'picture') return [...picturesIn([fields], fields, message), ...usageIn(fields)];
  // Some servers stream what they would have answered without a stream, as one message.
  return type === '' ? piecesOfBody(fields, message) : [];
}

/** What a JSON answer holds: `data[]`, each with `b64_json` or `url`. */
export function readBody(message: AnswerMessage, reply: Headers): readonly AnswerPiece[] {
  const fields = parse(message.text, reply);
  if (!isRecord(fields)) throw badResponse(t('The server answered with something that is no picture'), reply);
  if (holdsError(fields)) throw complaintOf(fields, reply);
  return piecesOfBody(fields, message);
}

export function badResponse(message: string, reply: Headers, cause?: unknown): ImageError {
  return new ImageError('bad-response', message, { ...requestIdOf(reply), cause });
}

/** An event of another kind may hold anything, also what is no JSON. */
function isForeign({ event, text }: AnswerMessage): boolean {
  return event !== '' && event !== 'error' && useOf(event) === 'unknown' && !text.startsWith('{');
}

function holdsError(fields: Fields): boolean {
  return fields.error !== undefined && fields.error !== null;
}

function piecesOfBody(fields: Fields, message: AnswerMessage): readonly AnswerPiece[] {
  const data = Array.isArray(fields.data) ? fields.data.filter(isRecord) : [];
  return [...picturesIn(data, fields, message), ...usageIn(fields)];
}

function picturesIn(data: readonly Fields[], answer: Fields, message: AnswerMessage): readonly AnswerPiece[] {
  const label = typeof answer.output_format === 'string' ? { output_format: answer.output_format } : {};
  return data.flatMap((fields): readonly AnswerPiece[] => {
    const revised = typeof fields.revised_prompt === 'string' ? { revised_prompt: fields.revised_prompt } : {};
    const value = valueIn(fields, message);
    if (value) return [{ type: 'picture', picture: { source: { value }, ...revised, ...label } }];
    const { url } = fields;
    if (typeof url !== 'string' || !url) return [];
    return [{ type: 'picture', picture: { source: { url }, ...revised } }];
  });
}

/** In the skeleton every text under this key is the number of a value. An empty value is none. */
function valueIn({ b64_json }: Fields, { values }: AnswerMessage): Base64Value | undefined {
  const value = typeof b64_json === 'string' ? values[Number(b64_json)] : undefined;
  return value && (value.sink.length() > 0 || value.flaw()) ? value : undefined;
}

function usageIn(fields: Fields): readonly AnswerPiece[] {
  return isRecord(fields.usage) ? [{ type: 'usage', usage: fields.usage as Usage }] : [];
}

function parse(text: string, reply: Headers): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = text.startsWith('<')
      ? t('The server answered with a web page instead of a picture: check stipple.baseUrl')
      : t('The answer of the server cannot be read');
    throw badResponse(message, reply, cause);
  }
}
