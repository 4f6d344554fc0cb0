import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { HttpReply, HttpRequest } from '../core/wire/http.ts';
import { hostAndPort } from './connection.ts';
import { keepLastWords } from './last-words.ts';
import { failure, networkError } from './network-error.ts';
import type { NetworkFacts } from './network-facts.ts';
import { type Outgoing, outgoing } from './outgoing.ts';
import { readLastWords } from './undici-transport.ts';

/**
 * HTTP over Node's own client as VS Code has patched it, which finds proxies by PAC and by the operating system, signs in to
 * them, and knows the system's certificates. Slower than undici, and without its 300 s limit for headers.
 * `request` is looked up at the call, for VS Code replaces it on the module; and it gets no agent, or VS Code might leave it alone.
 */
export function sendByEditor(request: HttpRequest, facts: NetworkFacts, signal: AbortSignal): Promise<HttpReply> {
  const target = new URL(request.url);
  const sending = outgoing(request);
  let requestSent = false;
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const call = (target.protocol === 'https:' ? https : http).request(target, {
      method: request.method,
      headers: sending.headers,
      ...(facts.proxyStrictSSL ? {} : { rejectUnauthorized: false }),
    });
    // As on the other route: a server may close a connection that is kept just when the next request leaves.
    call.shouldKeepAlive = false;
    const finish = () => {
      signal.removeEventListener('abort', stop);
      sending.end();
      call.destroy();
    };
    const reason = (error: unknown) =>
      signal.aborted ? signal.reason : networkError(error, hostAndPort(target), requestSent);
    const fail = (error: unknown) => {
      reject(reason(error));
      finish();
    };
    const stop = () => {
      reject(signal.reason);
      call.destroy(signal.reason instanceof Error ? signal.reason : undefined);
      finish();
    };
    signal.addEventListener('abort', stop, { once: true });
    let lastWords: () => Buffer | undefined = () => undefined;
    let answered = false;
    call.on('error', (error) => {
      const words = lastWords();
      if (words && !signal.aborted) resolve(readLastWords(words, request, signal));
      fail(error);
    });
    call.once('close', () => fail(failure('ECONNRESET', 'closed without an answer')));
    call.once('socket', (socket) => {
      lastWords = keepLastWords(socket, () => answered);
      whenOpen(socket, () => {
        requestSent = true;
      });
    });
    call.once('response', (response) => {
      answered = true;
      const status = response.statusCode ?? 0;
      if (status >= 400) sending.hold();
      // An API never says so: VS Code hands on what the proxy answered to CONNECT.
      if (status === 407) return fail(failure('PROXY_SIGN_IN', 'answered 407'));
      resolve({ status, headers: flatHeaders(response), body: read(response, reason, finish) });
    });
    write(call, sending).catch(fail);
  });
}

/** Counts as open where it cannot be known: what may have left has left. */
function whenOpen(
  socket: Socket & { readonly secureConnecting?: boolean; readonly encrypted?: boolean },
  then: () => void,
) {
  if (!socket.connecting && !socket.secureConnecting) return then();
  socket.once(socket.encrypted ? 'secureConnect' : 'connect', then);
}

/** One chunk at a time, and none after the end of the conversation. */
async function write(call: ClientRequest, { body }: Outgoing): Promise<void> {
  if (body === undefined || typeof body === 'string') return void call.end(body);
  const closed = new Promise<void>((done) => call.once('close', done));
  for await (const chunk of body) {
    if (call.destroyed) return;
    await Promise.race([new Promise((done) => call.write(chunk, done)), closed]);
  }
  if (!call.destroyed) call.end();
}

async function* read(
  response: IncomingMessage,
  reason: (error: unknown) => unknown,
  finish: () => void,
): AsyncGenerator<Uint8Array> {
  try {
    yield* response;
  } catch (error) {
    throw reason(error);
  } finally {
    finish();
  }
}

function flatHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}
