import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { t } from '../core/text.ts';
import type { HttpReply, HttpRequest } from '../core/wire/http.ts';
import { isPublicAddress } from '../core/wire/reach.ts';
import { bareHost, hostAndPort } from './connection.ts';
import { keepLastWords } from './last-words.ts';
import { failure, networkError, refusedTunnel } from './network-error.ts';
import type { NetworkFacts } from './network-facts.ts';
import { type Outgoing, outgoing } from './outgoing.ts';
import { notPublic, publicOnly } from './public-only.ts';
import { createRecycler } from './recycler.ts';
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
    const wantsPublic = request.reach === 'public';
    const call = (target.protocol === 'https:' ? https : http).request(target, {
      method: request.method,
      headers: sending.headers,
      ...(facts.proxyStrictSSL ? {} : { rejectUnauthorized: false }),
      // Not asked on the way through a proxy, which looks the name up by itself: there, the name alone has been judged.
      ...(wantsPublic ? publicOnly(bareHost(target)) : {}),
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
      // One that another extension has left open was looked up by nobody here.
      if (wantsPublic && call.reusedSocket) {
        const address = socket.remoteAddress ?? '';
        if (!isPublicAddress(address)) return fail(notPublic(bareHost(target), address));
      }
      lastWords = keepLastWords(socket, () => answered);
      whenOpen(socket, () => {
        requestSent = true;
      });
    });
    call.once('response', (response) => {
      answered = true;
      const status = response.statusCode ?? 0;
      if (status >= 400) sending.hold();
      // VS Code hands on what a proxy answered to CONNECT as if the server had said it, over a socket that is none.
      const noTunnel = status >= 300 && target.protocol === 'https:' && !isEncrypted(response.socket);
      if (noTunnel || status === 407) {
        const way = t('on the way to {0}', hostAndPort(target));
        return fail(networkError(refusedTunnel(status, hostAndPort(target)), way, !noTunnel));
      }
      resolve({ status, headers: flatHeaders(response), body: read(response, reason, finish) });
    });
    write(call, sending).catch(fail);
  });
}

/** Counts as open where it cannot be known: what may have left has left. */
function whenOpen(socket: Socket & { readonly secureConnecting?: boolean }, then: () => void) {
  if (!socket.connecting && !socket.secureConnecting) return then();
  socket.once(isEncrypted(socket) ? 'secureConnect' : 'connect', then);
}

function isEncrypted(socket: Socket & { readonly encrypted?: boolean }): boolean {
  return socket.encrypted === true;
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
  const recycle = createRecycler();
  try {
    for await (const piece of response) {
      recycle(piece);
      yield piece;
    }
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
