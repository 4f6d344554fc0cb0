import { intoMemory } from '../image/picture-bytes.ts';
import type { ImageRequest } from '../model/draft.ts';
import { MEBIBYTE } from '../model/rule.ts';
import type { Usage } from '../model/usage.ts';
import { t } from '../text.ts';
import { type AnswerPiece, badResponse, readBody, readMessage } from './answer.ts';
import { type Base64Value, PICTURE_LIMIT } from './base64-value.ts';
import { type Call, openCall, readRefusal } from './call.ts';
import type { Clock } from './clock.ts';
import { type DownloadPorts, download } from './download.ts';
import { encode } from './encode.ts';
import { ImageError, isImageError } from './errors.ts';
import type { ImageEvent, WaitEnded, WaitStarted } from './events.ts';
import type { HttpRequest } from './http.ts';
import { createOpenSinks, type OpenSinks } from './open-sinks.ts';
import type { CreateSink, PictureSink } from './picture-sink.ts';
import { rateLimitOf } from './rate-limit.ts';
import { refusalOf, requestIdOf } from './refusal.ts';
import { type Failure, retryDelay } from './retry.ts';
import type { Server } from './server.ts';
import { createAnswerParser } from './sse.ts';
import { addUsage } from './usage-sum.ts';

export interface WirePorts extends DownloadPorts {
  /** Where the bytes of a picture go while they arrive. */
  readonly createSink: CreateSink;
  readonly clock: Clock;
}

/** Milliseconds without a byte inside an answer, and for the download of a picture that is answered by URL. */
export const WIRE_LIMITS: WirePorts['limits'] = { idle: 300_000, download: 120_000 };

/**
 * Asks the API for pictures and tells what happens while it answers, streamed or not, whichever the server chose.
 * Throws an ImageError, or the reason of `signal`. Nothing is sent twice that may have been paid.
 */
export async function* ask(
  request: ImageRequest,
  server: Server,
  ports: WirePorts,
  signal: AbortSignal,
): AsyncGenerator<ImageEvent> {
  const call = yield* openPatiently(await encode(request, server), ports, signal);
  const sinks = createOpenSinks(ports.createSink);
  let pictures = 0;
  let usage: Usage | undefined;
  try {
    for await (const piece of readAnswer(call, sinks)) {
      if (piece.type === 'usage') usage = addUsage(usage, piece.usage);
      if (piece.type === 'preview') {
        const { partial_image_index, value } = piece;
        const bytes = await intoMemory(await sinks.finish(soundSink(value, call)));
        yield { type: 'preview-arrived', partial_image_index, bytes };
      }
      if (piece.type === 'picture') {
        const { source, ...told } = piece.picture;
        const sink = 'value' in source ? soundSink(source.value, call) : sinks.create('picture');
        if ('url' in source) await download(source.url, server.baseUrl, sink, ports, call, signal);
        const bytes = await sinks.finish(sink);
        pictures++;
        yield { type: 'image-finished', bytes, ...told };
      }
    }
    if (pictures === 0) throw noPicture(call);
  } catch (error) {
    // With every picture there, it does not matter how the line ended.
    if (pictures < request.n || !isImageError(error) || !ENDS_OF_LINE.has(error.code)) throw error;
  } finally {
    call.close();
    await sinks.discard();
  }
  const { requestId } = requestIdOf(call.reply);
  const rateLimit = rateLimitOf(call.reply.headers);
  yield {
    type: 'answer-finished',
    ...(usage ? { usage } : {}),
    ...(requestId ? { request_id: requestId } : {}),
    ...(rateLimit ? { rate_limit: rateLimit } : {}),
  };
}

const ENDS_OF_LINE = new Set<string>(['network', 'timeout']);

/** Opens a call that is answered with 2xx, waiting and repeating where nothing can have been paid. */
async function* openPatiently(
  request: HttpRequest,
  { send, clock, limits }: WirePorts,
  signal: AbortSignal,
): AsyncGenerator<WaitStarted | WaitEnded, Call> {
  for (let attempt = 0; ; attempt++) {
    let failure: Failure;
    let error: unknown;
    try {
      const call = await openCall(request, send, limits.idle, signal);
      const { status, headers } = call.reply;
      if (status >= 200 && status < 300) return call;
      const body = await readRefusal(call);
      call.close();
      signal.throwIfAborted();
      failure = { kind: 'answer', status, headers, body };
      error = refusalOf(call.reply, body);
    } catch (reason) {
      failure = { kind: 'error', error: reason };
      error = reason;
    }
    const ms = retryDelay(failure, attempt, clock);
    if (ms === undefined || !isImageError(error)) throw error;
    yield { type: 'wait-started', ms, reason: error.code };
    await clock.wait(ms, signal);
    yield { type: 'wait-ended' };
  }
}

/** A server may answer a streaming request with JSON and the other way round, so the answer says what it is. */
async function* readAnswer({ reply, bytes }: Call, sinks: OpenSinks): AsyncGenerator<AnswerPiece> {
  const parser = createAnswerParser(reply.headers['content-type'] ?? '', sinks.create);
  const within = <T>(step: () => T): T => {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw badResponse(t('The answer of the server is too large: {0}', error.message), reply, error);
    }
  };
  for await (const chunk of bytes) {
    for (const message of within(() => parser.push(chunk))) {
      yield* readMessage(message, reply);
      await sinks.discard(message.values.map(({ sink }) => sink));
    }
    // An await for each piece would cost more than to read it.
    const busy = sinks.busy();
    if (busy) await busy;
  }
  for (const message of within(() => parser.end())) {
    yield* parser.isStream() ? readMessage(message, reply) : readBody(message, reply);
  }
}

function soundSink({ sink, flaw }: Base64Value, { reply }: Call): PictureSink {
  switch (flaw()) {
    case undefined:
      return sink;
    case 'no-base64':
      throw badResponse(t('The picture in the answer is not base64'), reply);
    case 'too-large':
      throw badResponse(t('The picture is larger than {0} MB', PICTURE_LIMIT / MEBIBYTE), reply);
  }
}

function noPicture({ reply }: Call): ImageError {
  return /^text\/event-stream\b/i.test(reply.headers['content-type'] ?? '')
    ? new ImageError('stream-ended-early', t('The stream ended before the picture was complete'), requestIdOf(reply))
    : badResponse(t('The server answered without a picture'), reply);
}
