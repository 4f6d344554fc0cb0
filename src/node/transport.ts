import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import Agent from 'undici/lib/dispatcher/agent.js';
import { t } from '../core/text.ts';
import { ImageError } from '../core/wire/errors.ts';
import type { HttpReply, HttpRequest, Send } from '../core/wire/http.ts';
import { createBodyQueue } from './body-queue.ts';
import { multipartBody } from './multipart.ts';

export interface Transport {
  readonly send: Send;
  /** Ends every connection, also those in use. */
  readonly close: () => Promise<void>;
}

/** Longer than any handshake that is still worth waiting for. */
const CONNECT_TIMEOUT_MS = 30_000;

/**
 * HTTP over undici with a dispatcher of its own: an extension host belongs to all extensions, so the process-wide one is not
 * touched. No redirect is followed, no answer is decompressed, and undici's own time limits are off (a slow picture takes
 * minutes until its first byte): the caller's signal says when it is enough.
 */
export function createTransport(): Transport {
  const agent = new Agent({
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: CONNECT_TIMEOUT_MS },
  });
  return { send: (request, signal) => dispatch(agent, request, signal), close: () => agent.destroy() };
}

function dispatch(agent: Agent, request: HttpRequest, signal: AbortSignal): Promise<HttpReply> {
  const url = new URL(request.url);
  const { headers, body } = outgoing(request);
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const queue = createBodyQueue();
    let abort: ((reason: Error) => void) | undefined;
    const stop = () => {
      abort?.(signal.reason);
      fail(signal.reason);
    };
    const fail = (reason: unknown) => {
      signal.removeEventListener('abort', stop);
      reject(reason);
      queue.fail(reason);
    };
    signal.addEventListener('abort', stop, { once: true });

    agent.dispatch(
      { origin: url.origin, path: url.pathname + url.search, method: request.method, headers, body },
      {
        onRequestStart(controller) {
          if (signal.aborted) return controller.abort(signal.reason);
          abort = (reason) => controller.abort(reason);
          queue.control({
            pause: () => controller.pause(),
            resume: () => controller.resume(),
            abandon: () => controller.abort(new Error('The rest is not wanted')),
          });
        },
        onResponseStart(_controller, status, replyHeaders) {
          if (status < 200) return;
          resolve({ status, headers: flatHeaders(replyHeaders), body: queue.bytes });
        },
        onResponseData: (_controller, chunk) => queue.push(chunk),
        onResponseEnd() {
          signal.removeEventListener('abort', stop);
          queue.end();
        },
        onResponseError: (_controller, error) => fail(signal.aborted ? signal.reason : networkError(error, url)),
      },
    );
  });
}

function outgoing({ headers, body }: HttpRequest) {
  // Answers come uncompressed: base64 of a compressed picture gains little and costs the host's only thread.
  const shared = {
    'user-agent': 'Stipple',
    accept: 'application/json, text/event-stream',
    'accept-encoding': 'identity',
    ...headers,
  };
  if (!body) return { headers: shared, body: null };
  if (body.kind === 'json') return { headers: { ...shared, 'content-type': 'application/json' }, body: body.text };
  const boundary = `stipple-${randomUUID()}`;
  const { length, chunks } = multipartBody(body.parts, boundary);
  const type = `multipart/form-data; boundary=${boundary}`;
  return {
    headers: { ...shared, 'content-type': type, 'content-length': String(length) },
    body: Readable.from(chunks, { objectMode: false }),
  };
}

function flatHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

function networkError(error: Error & { readonly code?: string }, url: URL): ImageError {
  const code = error.code ?? (error.cause as { readonly code?: string } | undefined)?.code ?? '';
  const explain: Readonly<Record<string, string>> = {
    ECONNREFUSED: t('nothing answers at {0}', url.host),
    ENOTFOUND: t('there is no server named {0}', url.hostname),
    EAI_AGAIN: t('the name {0} cannot be looked up: is this machine online?', url.hostname),
    ECONNRESET: t('{0} closed the connection', url.host),
    UND_ERR_SOCKET: t('{0} closed the connection', url.host),
    UND_ERR_CONNECT_TIMEOUT: t('{0} does not answer', url.host),
  };
  const certificate = /CERT|SELF_SIGNED|SSL|TLS/.test(code)
    ? t('the certificate of {0} is not trusted ({1})', url.host, code)
    : undefined;
  return new ImageError('network', explain[code] ?? certificate ?? `${url.host}: ${error.message}`, { cause: error });
}
