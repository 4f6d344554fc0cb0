import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export type ProxyOptions = {
  /** `user:password`, without which it answers 407. */
  readonly password?: string;
  /** Names that no name server knows: this proxy finds them on the loopback address. */
  readonly names?: readonly string[];
  /** Makes it a proxy that is itself reached by HTTPS. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Takes a CONNECT and never answers. */
  readonly silent?: boolean;
};

export type ForwardProxy = {
  readonly host: string;
  readonly url: string;
  /** What it was asked for, oldest first: `CONNECT api.test:443`, `GET http://api.test/v1/models`, with ` 407` where refused. */
  readonly log: readonly string[];
  /** Bytes that clients sent into tunnels. */
  readonly tunnelled: () => number;
  readonly connections: () => number;
  nextRequest(): Promise<void>;
  /** Resolves when no client is connected any more. */
  idle(): Promise<void>;
  close(): Promise<void>;
};

/** A real proxy on the loopback address: it forwards plain HTTP and tunnels the rest. */
export async function startProxy(options: ProxyOptions = {}): Promise<ForwardProxy> {
  const { password, names = [], tls, silent } = options;
  const log: string[] = [];
  const clients = new Set<Socket>();
  const waiting: { readonly when: () => boolean; readonly done: () => void }[] = [];
  let seen = 0;
  let bytes = 0;
  const check = () => {
    for (const one of waiting.filter(({ when }) => when())) {
      waiting.splice(waiting.indexOf(one), 1);
      one.done();
    }
  };
  const until = (when: () => boolean) => new Promise<void>((done) => (when() ? done() : waiting.push({ when, done })));
  const enter = (line: string, { headers }: IncomingMessage) => {
    const wanted = password && `Basic ${Buffer.from(password).toString('base64')}`;
    const welcome = !wanted || headers['proxy-authorization'] === wanted;
    log.push(welcome ? line : `${line} 407`);
    check();
    return welcome;
  };
  const find = (name: string) => (names.includes(name) ? '127.0.0.1' : name.replace(/^\[|\]$/g, ''));

  const pass = (request: IncomingMessage, response: ServerResponse) => {
    const { method = 'GET', url = '/' } = request;
    if (!enter(`${method} ${url}`, request)) {
      response.writeHead(407, { 'proxy-authenticate': 'Basic realm="test"' }).end('sign in');
      return;
    }
    const target = new URL(url);
    const { 'proxy-authorization': _, ...headers } = request.headers;
    const onward = forward(
      { host: find(target.hostname), port: target.port || 80, path: target.pathname + target.search, method, headers },
      (reply) => reply.pipe(response.writeHead(reply.statusCode ?? 502, reply.headers)),
    );
    onward.on('error', () => response.headersSent || response.writeHead(502).end('no way'));
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  };
  const tunnel = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => {});
    const { url = '' } = request;
    if (!enter(`CONNECT ${url}`, request)) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic realm="test"\r\n\r\n');
      return;
    }
    if (silent) return void socket.on('end', () => socket.destroy()).resume();
    const { hostname, port } = new URL(`http://${url}`);
    const onward = connect({ host: find(hostname), port: Number(port || 80) });
    onward.on('error', () => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
    onward.once('connect', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.write(head);
      socket.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      socket.pipe(onward).pipe(socket);
      socket.on('close', () => onward.destroy());
      onward.on('close', () => socket.destroy());
    });
  };

  const server = tls ? createSecureServer(tls, pass) : createServer(pass);
  server.on('connect', tunnel);
  server.on('connection', (socket: Socket) => {
    seen++;
    clients.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => {
      clients.delete(socket);
      check();
    });
  });
  await new Promise<void>((done, failed) => server.once('error', failed).listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `${tls ? 'https' : 'http'}://${host}`,
    log,
    tunnelled: () => bytes,
    connections: () => seen,
    nextRequest: () => {
      const before = log.length;
      return until(() => log.length > before);
    },
    idle: () => until(() => clients.size === 0),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of clients) socket.destroy();
      }),
  };
}
