import net, { type Socket } from 'node:net';
import tls, { type ConnectionOptions } from 'node:tls';
import { t } from '../core/text.ts';
import type { HttpRequest } from '../core/wire/http.ts';
import { failure, networkError, refusedTunnel } from './network-error.ts';
import type { ProxyServer } from './proxy.ts';
import { publicOnly } from './public-only.ts';

/** For all of it: name, proxy, tunnel and handshake. Longer than any of them that is still worth waiting for. */
const CONNECT_TIMEOUT_MS = 15_000;
const PROXY_ANSWER_LIMIT = 16 * 1024;

export interface Way {
  readonly target: URL;
  readonly reach: HttpRequest['reach'];
  readonly proxy: ProxyServer | undefined;
  readonly tls: ConnectionOptions;
}

/**
 * A socket on which HTTP can be spoken with the target: straight, through a tunnel, or (plain HTTP) to a proxy that forwards.
 * No byte of a request has left yet, whatever goes wrong here: an ImageError `network`, or the reason of `signal`.
 * undici's ProxyAgent cannot be used for it: without undici's main module, which sets the process-wide dispatcher, it has no
 * `connect`, and what is under way in it cannot be cancelled.
 */
export async function openConnection({ target, reach, proxy, tls: trust }: Way, signal: AbortSignal): Promise<Socket> {
  signal.throwIfAborted();
  let newest: Socket | undefined;
  let peer = hostAndPort(proxy?.url ?? target);
  const giveUp = (reason: unknown) => newest?.destroy(reason instanceof Error ? reason : new Error(String(reason)));
  const stop = () => giveUp(signal.reason);
  const timer = setTimeout(
    () => giveUp(failure('UND_ERR_CONNECT_TIMEOUT', `no connection within ${CONNECT_TIMEOUT_MS} ms`)),
    CONNECT_TIMEOUT_MS,
  );
  signal.addEventListener('abort', stop);
  const opened = async (socket: Socket, event: string) => {
    newest = socket;
    await settled(socket, event);
    return socket;
  };
  const secure = (socket: Socket, url: URL) => {
    const host = bareHost(url);
    const servername = net.isIP(host) ? {} : { servername: host };
    return opened(tls.connect({ ...trust, socket, host, ...servername, ALPNProtocols: ['http/1.1'] }), 'secureConnect');
  };

  try {
    const first = proxy?.url ?? target;
    if (!/^https?:$/.test(first.protocol)) {
      throw failure(
        'PROXY_UNKNOWN_KIND',
        t('a proxy of the kind {0} works with stipple.network “editor” only', first.protocol),
      );
    }
    // A proxy looks the name up by itself and does not tell what it found: there, the name alone has been judged.
    const only = reach === 'public' && !proxy ? publicOnly(bareHost(target)) : {};
    let socket = await opened(
      net.connect({ host: bareHost(first), port: portOf(first), noDelay: true, keepAlive: true, ...only }),
      'connect',
    );
    if (proxy?.url.protocol === 'https:') socket = await secure(socket, proxy.url);
    if (target.protocol === 'https:') {
      if (proxy) await tunnel(socket, hostAndPort(target), proxy);
      peer = hostAndPort(target);
      socket = await secure(socket, target);
    }
    return socket;
  } catch (error) {
    newest?.destroy();
    throw signal.aborted ? signal.reason : networkError(error, peer, false);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

function settled(socket: Socket, event: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, resolve);
    // It stays: a socket that nobody listens to yet must not bring the process down.
    socket.on('error', reject);
    socket.once('close', () => reject(failure('ECONNRESET', 'closed while connecting')));
  });
}

/** CONNECT, RFC 9110 section 9.3.6. */
async function tunnel(socket: Socket, target: string, { authorization }: ProxyServer): Promise<void> {
  const lines = [`CONNECT ${target} HTTP/1.1`, `Host: ${target}`];
  if (authorization) lines.push(`Proxy-Authorization: ${authorization}`);
  socket.write(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(await readHead(socket))?.[1]);
  if (status >= 200 && status < 300) return;
  throw refusedTunnel(status, target);
}

/** What stands before the empty line. Behind it nothing can stand yet: in TLS the client speaks first. */
function readHead(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let head = '';
    const read = () => {
      for (let chunk = socket.read(); chunk; chunk = socket.read()) head += chunk.toString('latin1');
      if (!head.includes('\r\n\r\n') && head.length < PROXY_ANSWER_LIMIT) return;
      socket.off('readable', read);
      resolve(head);
    };
    socket.on('readable', read);
    socket.once('error', reject);
    socket.once('close', () => reject(failure('ECONNRESET', 'closed in the middle of its answer')));
  });
}

export function hostAndPort(url: URL): string {
  return `${url.hostname}:${portOf(url)}`;
}

function portOf({ port, protocol }: URL): number {
  return Number(port) || (protocol === 'https:' ? 443 : 80);
}

export function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}
