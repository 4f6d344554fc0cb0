import type { ImageRequest } from '../model/draft.ts';
import { MEBIBYTE } from '../model/rule.ts';
import type { Usage } from '../model/usage.ts';
import { t } from '../text.ts';
import { type AnswerPiece, badResponse, type DeliveredPicture, readBody, readMessage } from './answer.ts';
import { encode } from './encode.ts';
import { ImageError } from './errors.ts';
import type { ImageEvent } from './events.ts';
import type { HttpReply, Send } from './http.ts';
import { checkPictureUrl } from './picture-url.ts';
import { refusalOf, requestIdOf } from './refusal.ts';
import type { Server } from './server.ts';
import { createSseParser } from './sse.ts';

export interface WirePorts {
  readonly send: Send;
  /** Base64 to bytes, as fast as the runtime can. */
  readonly decodeBase64: (text: string) => Uint8Array;
}

const REFUSAL_LIMIT = 64 * 1024;
/** Ten pictures of 4K in base64 stay well below. */
const BODY_LIMIT = 512 * MEBIBYTE;
const DOWNLOAD_LIMIT = 128 * MEBIBYTE;

/**
 * Asks the API for pictures and tells what happens while it answers, streamed or not, whichever the server chose.
 * Throws an ImageError, or the reason of `signal`. Nothing is sent twice.
 */
export async function* ask(
  request: ImageRequest,
  server: Server,
  ports: WirePorts,
  signal: AbortSignal,
): AsyncGenerator<ImageEvent> {
  const reply = await ports.send(encode(request, server), signal);
  if (reply.status < 200 || reply.status > 299) throw refusalOf(reply, await readRefusal(reply));

  let pictures = 0;
  let usage: Usage | undefined;
  for await (const piece of readAnswer(reply)) {
    if (piece.type === 'usage') usage = addUsage(usage, piece.usage);
    if (piece.type === 'preview') {
      const bytes = ports.decodeBase64(piece.b64_json);
      yield { type: 'preview-arrived', partial_image_index: piece.partial_image_index, bytes };
    }
    if (piece.type === 'picture') {
      pictures++;
      const bytes = await fetchPicture(piece.picture, server, ports, reply, signal);
      const { revised_prompt } = piece.picture;
      yield { type: 'image-finished', bytes, ...(revised_prompt ? { revised_prompt } : {}) };
    }
  }
  if (pictures === 0) throw noPicture(reply);
  const { requestId } = requestIdOf(reply);
  yield { type: 'answer-finished', ...(usage ? { usage } : {}), ...(requestId ? { request_id: requestId } : {}) };
}

/** A server may answer a streaming request with JSON and the other way round, so the answer says what it is. */
async function* readAnswer(reply: HttpReply): AsyncGenerator<AnswerPiece> {
  if (!isStream(reply)) {
    yield* readBody(await readText(reply, BODY_LIMIT), reply);
    return;
  }
  const parser = createSseParser();
  for await (const chunk of reply.body) {
    for (const message of parser.push(chunk)) yield* readMessage(message, reply);
  }
  for (const message of parser.end()) yield* readMessage(message, reply);
}

function isStream(reply: HttpReply): boolean {
  return /^text\/event-stream\b/i.test(reply.headers['content-type'] ?? '');
}

function noPicture(reply: HttpReply): ImageError {
  return isStream(reply)
    ? new ImageError('stream-ended-early', t('The stream ended before the picture was complete'), requestIdOf(reply))
    : badResponse(t('The server answered without a picture'), reply);
}

async function fetchPicture(
  { source }: DeliveredPicture,
  server: Server,
  ports: WirePorts,
  reply: HttpReply,
  signal: AbortSignal,
): Promise<Uint8Array> {
  if ('b64_json' in source) return ports.decodeBase64(source.b64_json.replace(/^data:[^,]{0,100},/, ''));
  const url = checkPictureUrl(source.url, server.baseUrl);
  if (!url) throw badResponse(t('The server names a picture at an address that Stipple does not open'), reply);
  // Without the key: the address may belong to anybody.
  const download = await ports.send({ method: 'GET', url, headers: {} }, signal);
  if (download.status !== 200)
    throw badResponse(t('The picture could not be downloaded: status {0}', download.status), reply);
  return readBytes(download, DOWNLOAD_LIMIT);
}

async function readRefusal(reply: HttpReply): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of reply.body) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= REFUSAL_LIMIT) break;
    }
  } catch {
    // The status alone is worth more than a second error about its text.
  }
  return new TextDecoder().decode(concat(chunks, length));
}

async function readText(reply: HttpReply, limit: number): Promise<string> {
  return new TextDecoder().decode(await readBytes(reply, limit));
}

async function readBytes(reply: HttpReply, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of reply.body) {
    length += chunk.length;
    if (length > limit) throw badResponse(t('The answer is larger than {0} MB', limit / MEBIBYTE), reply);
    chunks.push(chunk);
  }
  return concat(chunks, length);
}

function concat(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** Several completed events each tell their own share. */
function addUsage(sum: Usage | undefined, more: Usage): Usage {
  if (!sum) return more;
  const add = (a?: number, b?: number) => (a ?? 0) + (b ?? 0);
  const details = (a: Usage['input_tokens_details'], b: Usage['input_tokens_details']) =>
    a || b
      ? { text_tokens: add(a?.text_tokens, b?.text_tokens), image_tokens: add(a?.image_tokens, b?.image_tokens) }
      : undefined;
  const input = details(sum.input_tokens_details, more.input_tokens_details);
  const output = details(sum.output_tokens_details, more.output_tokens_details);
  return {
    input_tokens: add(sum.input_tokens, more.input_tokens),
    output_tokens: add(sum.output_tokens, more.output_tokens),
    total_tokens: add(sum.total_tokens, more.total_tokens),
    ...(input ? { input_tokens_details: input } : {}),
    ...(output ? { output_tokens_details: output } : {}),
  };
}
