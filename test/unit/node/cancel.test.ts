import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import type { HttpRequest } from '../../../src/core/wire/http.ts';
import { type NetworkFacts, PLAIN_NETWORK } from '../../../src/node/network-facts.ts';
import { createTransport } from '../../../src/node/transport.ts';
import { startProxy } from '../../server/proxy.ts';

const HEAD = 'HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\nfirst';
const REASON = new Error('enough');

interface Stage {
  readonly scheme: 'http' | 'https';
  readonly body?: HttpRequest['body'];
  /** What the server does when something has arrived; it is never more. */
  readonly act?: (socket: Socket) => void;
  /** The answer has begun. */
  readonly answered?: true;
}

const STAGES: Readonly<Record<string, Stage>> = {
  'in the handshake of TLS': { scheme: 'https' },
  'while the headers are awaited': { scheme: 'http' },
  'while the body is read': { scheme: 'http', act: (socket) => socket.write(HEAD), answered: true },
};

describe('cancelling', () => {
  let server: Server;
  let accepted: Promise<Socket>;
  let host: string;
  let act: (socket: Socket) => void;
  let before: readonly string[];
  beforeEach(async () => {
    before = await resources();
    act = () => {};
    server = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => act(socket));
    });
    accepted = once(server, 'connection').then(([socket]) => socket);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await new Promise((done) => server.close(done));
    assert.deepEqual(await resources(), before, 'no socket and no timer is left');
  });

  for (const route of ['undici', 'editor'] as const) {
    const start = (request: Partial<HttpRequest>, facts: Partial<NetworkFacts> = {}) => {
      const { send } = createTransport(() => ({ ...PLAIN_NETWORK, route, ...facts }));
      const abort = new AbortController();
      const sending = send({ method: 'POST', url: `http://${host}/`, headers: {}, ...request }, abort.signal);
      sending.catch(() => {});
      return { sending, cancel: () => abort.abort(REASON) };
    };

    describe(`by ${route}`, () => {
      it('before anything has happened', async () => {
        const { send } = createTransport(() => ({ ...PLAIN_NETWORK, route }));
        await assert.rejects(
          send({ method: 'GET', url: `http://${host}/`, headers: {} }, AbortSignal.abort(REASON)),
          REASON,
        );
      });

      it('while it connects', async () => {
        const { sending, cancel } = start({});
        cancel();
        await assert.rejects(sending, REASON);
      });

      for (const [name, stage] of Object.entries(STAGES)) {
        it(name, async () => {
          const arrived = new Promise<Socket>((done) => {
            act = (socket) => {
              stage.act?.(socket);
              done(socket);
            };
          });
          const { sending, cancel } = start({ url: `${stage.scheme}://${host}/` });
          const closed = once(await arrived, 'close');
          if (stage.answered) {
            const { body } = await sending;
            const reading = body[Symbol.asyncIterator]();
            assert.equal(Buffer.from((await reading.next()).value).toString(), 'first');
            const rest = reading.next();
            cancel();
            await assert.rejects(rest, REASON);
          } else {
            cancel();
            await assert.rejects(sending, REASON);
          }
          await closed;
        });
      }

      it('while it sends, which closes the file', async () => {
        const file = new EventEmitter();
        const [opened, fileClosed] = [once(file, 'open'), once(file, 'close')];
        const open = async function* () {
          try {
            for (;;) {
              yield Buffer.alloc(1024 * 1024);
              file.emit('open');
            }
          } finally {
            file.emit('close');
          }
        };
        const picture = { name: 'image', filename: 'a.png', contentType: 'image/png', content: { size: 1e12, open } };
        const { sending, cancel } = start({ body: { kind: 'multipart', parts: [picture] } });
        const closed = once(await accepted, 'close');
        (await accepted).pause();
        await opened;
        cancel();
        await assert.rejects(sending, REASON);
        await fileClosed;
        (await accepted).resume();
        await closed;
      });

      it('by leaving the loop over the body', async () => {
        act = (socket) => socket.write(HEAD);
        const { sending } = start({});
        const closed = once(await accepted, 'close');
        for await (const chunk of (await sending).body) {
          assert.equal(Buffer.from(chunk).toString(), 'first');
          break;
        }
        await closed;
      });

      it('not at all: reading to the end closes it as well, though the server would keep it', async () => {
        act = (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nfirst');
        const { sending } = start({});
        const closed = once(await accepted, 'close');
        const read: Uint8Array[] = [];
        for await (const chunk of (await sending).body) read.push(Buffer.from(chunk));
        assert.equal(Buffer.concat(read).toString(), 'first');
        await closed;
      });

      it('by closing the transport', async () => {
        const { send, close } = createTransport(() => ({ ...PLAIN_NETWORK, route }));
        const sending = send({ method: 'GET', url: `http://${host}/`, headers: {} }, new AbortController().signal);
        const closed = once(await accepted, 'close');
        await Promise.all([assert.rejects(sending, /closed/), close()]);
        await closed;
      });
    });
  }

  it('while the proxy makes a tunnel', async () => {
    const proxy = await startProxy({ silent: true });
    const { send } = createTransport(() => ({ ...PLAIN_NETWORK, route: 'auto', proxy: proxy.url }));
    const abort = new AbortController();
    const asked = proxy.nextRequest();
    const sending = send({ method: 'GET', url: 'https://api.stipple.test/', headers: {} }, abort.signal);
    sending.catch(() => {});
    await asked;
    abort.abort(REASON);
    await assert.rejects(sending, REASON);
    await proxy.idle();
    await proxy.close();
  });
});

/** Sockets and timers of this process. The test runner's own clock starts with the first turn of a test: it is always among them. */
async function resources(): Promise<readonly string[]> {
  await turn();
  return process.getActiveResourcesInfo().filter((name) => /TCPSocket|TCPConnect|TLS|Timeout/.test(name));
}
