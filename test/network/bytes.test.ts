import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { isImageError } from '../../src/core/wire/errors.ts';
import { nothingWasSent } from '../../src/node/network-error.ts';
import { PLAIN_NETWORK } from '../../src/node/network-facts.ts';
import { createTransport } from '../../src/node/transport.ts';
import { createAuthority, startTls } from '../server/authority.ts';
import { neededProxies, type ProxyPrograms } from './programs.ts';
import { HERE, type RealProxy, startSquid, startTinyproxy } from './real-proxy.ts';

const MEBIBYTE = 1024 * 1024;
const UPLOAD = randomBytes(4 * MEBIBYTE).toString('hex');
/** Larger than all buffers on its way. */
const DOWNLOAD = randomBytes(32 * MEBIBYTE);
const PIECES = ['one', 'two', 'three'];

for (const [name, start] of Object.entries({ squid: startSquid, tinyproxy: startTinyproxy })) {
  describe(`bytes through ${name}`, () => {
    let server: Server;
    let secure: Awaited<ReturnType<typeof startTls>>;
    let programs: ProxyPrograms;
    let proxy: RealProxy;
    /** How many it was sent. */
    let requests = 0;
    let answer: (request: IncomingMessage, response: ServerResponse) => void;
    before(async () => {
      programs = neededProxies();
      server = createServer((request, response) => answer(request, response));
      await once(server.listen(0, '127.0.0.1'), 'listening');
      secure = await startTls(createAuthority([HERE]), portOf(server));
      proxy = await start(programs);
      // A small one first: squid 5.7 drops a large body that arrives while its helper for passwords starts, curl's as well.
      answer = (_request, response) => response.end();
      for await (const _chunk of (await ask('http')).body);
    });
    after(async () => {
      server.closeAllConnections();
      await Promise.all([proxy.close(), secure.close(), new Promise((done) => server.close(done))]);
    });

    const { send } = createTransport(() => ({
      ...PLAIN_NETWORK,
      route: 'undici',
      proxy: proxy.url,
      proxyStrictSSL: false,
    }));
    const address = (scheme: string) => `${scheme}://${HERE}:${scheme === 'http' ? portOf(server) : secure.port}/`;
    const ask = (scheme: string, text = 'ask') => {
      requests++;
      const signal = new AbortController().signal;
      return send({ method: 'POST', url: address(scheme), headers: {}, body: { kind: 'json', text } }, signal);
    };
    const assertAsked = async (scheme: string) => {
      const entry = scheme === 'http' ? `POST ${address(scheme)}` : `CONNECT ${new URL(address(scheme)).host}`;
      assert.equal((await proxy.asked(requests)).at(-1), entry);
    };

    for (const scheme of ['http', 'https']) {
      it(`arrive over ${scheme} as they were, both ways`, async () => {
        const arrived = createHash('sha256');
        answer = async (request, response) => {
          for await (const chunk of request) arrived.update(chunk);
          Readable.from(unevenly(DOWNLOAD)).pipe(response);
        };
        const { status, body } = await ask(scheme, UPLOAD);
        assert.equal(status, 200);
        const received = createHash('sha256');
        for await (const chunk of body) received.update(chunk);
        assert.equal(arrived.digest('hex'), sha256(UPLOAD));
        assert.equal(received.digest('hex'), sha256(DOWNLOAD));
        await assertAsked(scheme);
      });

      it(`arrive over ${scheme} as soon as they are sent`, async () => {
        let sendNext = () => {};
        answer = (_request, response) => {
          const pieces = [...PIECES];
          sendNext = () => {
            const piece = pieces.shift();
            if (piece) response.write(piece);
            else response.end();
          };
          sendNext();
        };
        const { body } = await ask(scheme);
        const got: string[] = [];
        for await (const chunk of body) {
          got.push(Buffer.from(chunk).toString());
          sendNext();
        }
        assert.deepEqual(got, PIECES);
        await assertAsked(scheme);
      });
    }

    for (const scheme of ['http', 'https']) {
      it(`are an error over ${scheme} where the proxy dies in their midst`, async () => {
        answer = (_request, response) => response.write('first');
        const { body } = await ask(scheme);
        const reading = (async () => {
          for await (const chunk of body) {
            assert.equal(Buffer.from(chunk).toString(), 'first');
            await proxy.close();
          }
        })();
        const error = await reading.then(
          () => assert.fail('it ended as if all were there'),
          (reason: unknown) => reason,
        );
        assert.ok(isImageError(error) && error.code === 'network', String(error));
        assert.equal(nothingWasSent(error), false);
        proxy = await start(programs);
        requests = 0;
      });
    }
  });
}

/** In pieces of many sizes, none of them round. */
function* unevenly(bytes: Buffer): Iterable<Buffer> {
  let size = 1;
  for (let at = 0; at < bytes.length; at += size) {
    size = (size * 3 + 1) % 300_007;
    yield bytes.subarray(at, at + size);
  }
}

function sha256(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
