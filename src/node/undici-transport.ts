import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';
import Client from 'undici/lib/dispatcher/client.js';
import type { HttpReply, HttpRequest } from '../core/wire/http.ts';
import { createBodyQueue } from './body-queue.ts';
import type { Trust } from './certificates.ts';
import { hostAndPort, openConnection } from './connection.ts';
import { keepLastWords, replay } from './last-words.ts';
import { failure, networkCode, networkError } from './network-error.ts';
import type { NetworkFacts } from './network-facts.ts';
import { outgoing } from './outgoing.ts';
import { type ProxyServer, proxyFor } from './proxy.ts';

/**
 * HTTP over undici, on a connection of our own for each request. None is kept for the next one: that a server closed it
 * meanwhile would show after the request has left, when it may not be sent again; a handshake is nothing beside a picture.
 * No redirect is followed, no answer is decompressed, and undici's time limits are off (a slow picture takes minutes until its
 * first byte): the caller's signal says when it is enough.
 */
export async function sendByUndici(
  request: HttpRequest,
  facts: NetworkFacts,
  trust: Trust,
  signal: AbortSignal,
): Promise<HttpReply> {
  const target = new URL(request.url);
  const proxy = chosenProxy(target, facts);
  const connect = () => openConnection({ target, reach: request.reach, proxy, tls: trust.options(facts) }, signal);
  const socket = await connect().catch((error: unknown) => {
    if (!trust.widen(networkCode(error), facts)) throw error;
    return connect();
  });
  return converse(socket, request, target, proxy, signal);
}

/** What a server had said before it broke the connection, read as its answer to a request that has been sent. */
export function readLastWords(words: Buffer, request: HttpRequest, signal: AbortSignal): Promise<HttpReply> {
  const { method, url } = request;
  return converse(replay(words) as Socket, { method, url, headers: {} }, new URL(url), undefined, signal);
}

function chosenProxy(target: URL, facts: NetworkFacts): ProxyServer | undefined {
  try {
    return proxyFor(target, facts);
  } catch (error) {
    throw networkError(error, 'http.proxy', false);
  }
}

function converse(
  socket: Socket,
  request: HttpRequest,
  target: URL,
  proxy: ProxyServer | undefined,
  signal: AbortSignal,
): Promise<HttpReply> {
  const client = new Client(target.origin, {
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
    // Not before it has returned: undici would not go on.
    connect: (_options, callback) => queueMicrotask(() => handOver(socket, callback)),
  });
  const sending = outgoing(request);
  const forwarded = proxy && target.protocol === 'http:';
  const authorization = forwarded && proxy.authorization ? { 'proxy-authorization': proxy.authorization } : {};
  const path = target.pathname + target.search;
  const queue = createBodyQueue();
  let requestSent = false;
  let answered = false;
  const lastWords = keepLastWords(socket, () => answered);

  return new Promise((resolve, reject) => {
    const finish = () => {
      signal.removeEventListener('abort', stop);
      sending.end();
      void client.destroy();
      socket.destroy();
    };
    const fail = (reason: unknown) => {
      reject(reason);
      queue.fail(reason);
      finish();
    };
    const stop = () => fail(signal.reason);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });

    client.dispatch(
      {
        path: forwarded ? target.origin + path : path,
        method: request.method,
        headers: { ...sending.headers, ...authorization },
        body: (sending.body ?? null) as string | null,
      },
      {
        onRequestStart(controller) {
          requestSent = true;
          queue.control({ pause: () => controller.pause(), resume: () => controller.resume(), left: finish });
        },
        onResponseStart(_controller, status, headers) {
          if (status < 200) return;
          answered = true;
          if (status >= 400) sending.hold();
          if (status === 407 && forwarded) {
            return fail(networkError(failure('PROXY_SIGN_IN', 'answered 407'), hostAndPort(proxy.url), true));
          }
          resolve({ status, headers: flatHeaders(headers), body: queue.bytes });
        },
        onResponseData: (_controller, chunk) => queue.push(chunk),
        onResponseEnd() {
          queue.end();
        },
        onResponseError(_controller, error) {
          const words = lastWords();
          if (words && !signal.aborted) resolve(readLastWords(words, request, signal));
          fail(networkError(error, hostAndPort(target), requestSent));
        },
      },
    );
  });
}

function handOver(socket: Socket, callback: buildConnector.Callback): void {
  if (socket.destroyed) callback(failure('ECONNRESET', 'closed before the request'), null);
  else callback(null, socket);
}

function flatHeaders(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}
