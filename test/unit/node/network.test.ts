import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import tls from 'node:tls';
import { isImageError } from '../../../src/core/wire/errors.ts';
import { networkCode, nothingWasSent } from '../../../src/node/network-error.ts';
import { type NetworkFacts, PLAIN_NETWORK } from '../../../src/node/network-facts.ts';
import { createTransport, type Transport } from '../../../src/node/transport.ts';
import { type Authority, createAuthority, startTls } from '../../server/authority.ts';
import { type ForwardProxy, type ProxyOptions, startProxy } from '../../server/proxy.ts';
import { type StandIn, startStandIn } from '../../server/stand-in.ts';

/** No name server knows it: what arrives there came through a proxy. */
const NAME = 'api.stipple.test';

describe('the network', () => {
  let standIn: StandIn;
  let authority: Authority;
  let secure: Awaited<ReturnType<typeof startTls>>;
  let facts: NetworkFacts;
  let transport: Transport;
  let opened: { close(): Promise<unknown> }[];
  const port = () => Number(new URL(standIn.origin).port);

  before(async () => {
    standIn = await startStandIn();
    authority = createAuthority([NAME]);
    secure = await startTls(authority, port());
  });
  after(() => Promise.all([standIn.close(), secure.close()]));
  beforeEach(() => {
    standIn.reset();
    facts = { ...PLAIN_NETWORK, route: 'undici' };
    transport = createTransport(() => facts);
    opened = [transport];
  });
  afterEach(() => Promise.all(opened.map((one) => one.close())));

  const useProxy = async (options: ProxyOptions = {}): Promise<ForwardProxy> => {
    const proxy = await startProxy({ names: [NAME], ...options });
    opened.push(proxy);
    facts = { ...facts, proxy: proxy.url };
    return proxy;
  };
  const get = async (origin: string, signal = new AbortController().signal) => {
    const headers = { authorization: `Bearer ${standIn.key}` };
    const reply = await transport.send({ method: 'GET', url: `${origin}/v1/models`, headers }, signal);
    let text = '';
    for await (const chunk of reply.body) text += Buffer.from(chunk).toString();
    return { status: reply.status, object: text && JSON.parse(text).object };
  };
  const FOUND = { status: 200, object: 'list' };
  const plain = () => `http://${NAME}:${port()}`;
  const https = () => `https://${NAME}:${secure.port}`;

  describe('by undici', () => {
    it('hands plain HTTP to the proxy, which forwards it', async () => {
      const proxy = await useProxy();
      assert.deepEqual(await get(plain()), FOUND);
      assert.deepEqual(proxy.log, [`GET ${plain()}/v1/models`]);
      assert.equal(standIn.requests[0]?.headers.host, `${NAME}:${port()}`);
    });

    it('goes through a tunnel for HTTPS, and the proxy sees no word of it', async () => {
      const proxy = await useProxy();
      await withSystemAuthority(authority, async () => assert.deepEqual(await get(https()), FOUND));
      // Twice: the first handshake found that Node alone does not know the authority.
      assert.deepEqual(proxy.log, [`CONNECT ${NAME}:${secure.port}`, `CONNECT ${NAME}:${secure.port}`]);
      assert.ok(proxy.tunnelled() > 500);
    });

    it('remembers that the authorities of the system are needed', async () => {
      const proxy = await useProxy();
      await withSystemAuthority(authority, async () => {
        await get(https());
        await get(https());
      });
      assert.equal(proxy.log.length, 3);
    });

    it('signs in where the address of the proxy has name and password, for tunnels and for plain HTTP', async () => {
      const proxy = await useProxy({ password: 'me:se cret' });
      facts = { ...facts, proxy: `http://me:se%20cret@${proxy.host}`, proxyStrictSSL: false };
      assert.deepEqual([await get(plain()), await get(https())], [FOUND, FOUND]);
      assert.deepEqual(proxy.log, [`GET ${plain()}/v1/models`, `CONNECT ${NAME}:${secure.port}`]);
      assert.equal(standIn.requests[0]?.headers['proxy-authorization'], undefined);
    });

    it('reaches a proxy that speaks HTTPS', async () => {
      const proxy = await useProxy({ tls: authority.server });
      facts = { ...facts, proxyStrictSSL: false };
      assert.deepEqual([await get(plain()), await get(https())], [FOUND, FOUND]);
      assert.equal(proxy.log.length, 2);
    });

    it('takes a proxy of the environment, and the changed settings with the next request', async () => {
      const proxy = await useProxy();
      facts = { ...facts, proxy: '', environment: { http_proxy: proxy.host } };
      assert.deepEqual(await get(plain()), FOUND);
      facts = { ...facts, noProxy: ['*'] };
      assert.equal(networkCode(await failure(get(plain()))), 'ENOTFOUND');
      assert.equal(proxy.log.length, 1);
    });

    it('leaves the proxy alone on the way to this machine', async () => {
      const proxy = await useProxy();
      assert.deepEqual(await get(standIn.origin), FOUND);
      assert.equal(proxy.connections(), 0);
    });
  });

  describe('tells what is in the way, and that nothing was sent:', () => {
    const closedPort = async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await new Promise((done) => server.once('listening', done));
      const { port } = server.address() as AddressInfo;
      await new Promise((done) => server.close(done));
      return port;
    };
    const cases: Readonly<Record<string, readonly [code: string, words: RegExp, prepare: () => Promise<string>]>> = {
      'a proxy that wants a sign-in': [
        'PROXY_SIGN_IN',
        /the proxy 127.* wants a sign-in/,
        async () => {
          await useProxy({ password: 'a:b' });
          return https();
        },
      ],
      'a proxy that does not find the server': [
        'PROXY_REFUSED',
        /does not let .*status 502/,
        async () => {
          await useProxy();
          return `https://127.0.0.9.nip.test:${await closedPort()}`;
        },
      ],
      'a proxy that is not there': [
        'ECONNREFUSED',
        /^nothing answers at 127\.0\.0\.1:\d+$/,
        async () => {
          facts = { ...facts, proxy: `http://127.0.0.1:${await closedPort()}` };
          return https();
        },
      ],
      'a proxy of a kind that undici does not know': [
        'PROXY_UNKNOWN_KIND',
        /socks5/,
        async () => {
          facts = { ...facts, proxy: 'socks5://127.0.0.1:1080' };
          return https();
        },
      ],
      'a proxy that is no address': [
        'ERR_INVALID_URL',
        /^http\.proxy: /,
        async () => {
          facts = { ...facts, proxy: 'http://:::' };
          return https();
        },
      ],
      'a server that is not there': [
        'ECONNREFUSED',
        /^nothing answers at 127\.0\.0\.1:\d+$/,
        async () => `http://127.0.0.1:${await closedPort()}`,
      ],
      'an unknown name': ['ENOTFOUND', /no server named api\.stipple\.test: .*http\.proxy/, async () => plain()],
      'an authority that nobody knows': [
        'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
        /authority.*NODE_EXTRA_CA_CERTS.*http\.proxyStrictSSL/,
        async () => `https://127.0.0.1:${secure.port}`,
      ],
      'a certificate for another name': [
        'ERR_TLS_CERT_ALTNAME_INVALID',
        /another name/,
        async () => {
          await useProxy({ names: ['other.test'] });
          return `https://other.test:${secure.port}`;
        },
      ],
      'HTTPS where only HTTP is spoken': [
        '',
        /does not speak HTTPS/,
        async () => standIn.origin.replace('http', 'https'),
      ],
    };
    for (const [what, [code, words, prepare]] of Object.entries(cases)) {
      it(what, async () => {
        const origin = await prepare();
        const error = await withSystemAuthority(code === 'ERR_TLS_CERT_ALTNAME_INVALID' ? authority : undefined, () =>
          failure(get(origin)),
        );
        assert.ok(isImageError(error) && error.code === 'network', String(error));
        assert.match(error.message, words);
        if (code) assert.equal(networkCode(error), code);
        assert.equal(nothingWasSent(error), true);
        assert.equal(standIn.requests.length, 0);
      });
    }

    it('but not where the connection breaks later', async () => {
      standIn.next('reset-before-headers');
      const error = await failure(post(transport, standIn));
      assert.equal(networkCode(error), 'ECONNRESET');
      assert.equal(nothingWasSent(error), false);
    });
  });

  describe('by the editor’s own stack', () => {
    it('calls what stands on the module at that moment', async () => {
      facts = { ...facts, route: 'editor' };
      assert.equal(networkCode(await failure(get(plain()))), 'ENOTFOUND');
      const calls = await withPatchedHttp(async () => assert.deepEqual(await get(plain()), FOUND));
      assert.equal(calls, 1);
    });

    it('tells that nothing was sent, or that something may have been', async () => {
      facts = { ...facts, route: 'editor' };
      for (const origin of [plain(), `https://127.0.0.1:${secure.port}`]) {
        assert.equal(nothingWasSent(await failure(get(origin))), true, origin);
      }
      standIn.next('reset-before-headers');
      assert.equal(nothingWasSent(await failure(post(transport, standIn))), false);
    });

    it('is not stopped by a certificate where http.proxyStrictSSL is off', async () => {
      facts = { ...facts, route: 'editor', proxyStrictSSL: false };
      assert.deepEqual(await get(`https://127.0.0.1:${secure.port}`), FOUND);
    });
  });

  describe('by itself', () => {
    it('takes undici where that works', async () => {
      facts = { ...facts, route: 'auto' };
      const calls = await withPatchedHttp(async () => assert.deepEqual(await get(standIn.origin), FOUND));
      assert.equal(calls, 0);
    });

    it('turns to the editor where no connection comes about, and remembers it for the host', async () => {
      const proxy = await useProxy({ password: 'a:b' });
      facts = { ...facts, route: 'auto' };
      const answer = async () => assert.equal((await post(transport, standIn, plain())).status, 200);
      facts = { ...facts, proxy: `http://127.0.0.1:1` };
      const calls = await withPatchedHttp(async () => {
        await answer();
        await answer();
      });
      assert.equal(calls, 2);
      assert.equal(standIn.requests.length, 2, 'each was sent once');
      facts = { ...facts, proxy: `http://a:b@${proxy.host}` };
      assert.equal(await withPatchedHttp(answer), 0, 'and tries again when the settings have changed');
    });

    it('does not try twice what may have left', async () => {
      facts = { ...facts, route: 'auto' };
      standIn.next({ fault: 'reset-before-headers', times: 2 });
      const calls = await withPatchedHttp(async () => {
        assert.equal(nothingWasSent(await failure(post(transport, standIn))), false);
      });
      assert.deepEqual([calls, standIn.requests.length], [0, 1]);
    });

    it('takes the editor from the second time on, where a proxy wanted a sign-in after it had the request', async () => {
      const proxy = await useProxy({ password: 'a:b' });
      facts = { ...facts, route: 'auto' };
      const calls = await withPatchedHttp(async () => {
        const error = await failure(get(plain()));
        assert.deepEqual([networkCode(error), nothingWasSent(error)], ['PROXY_SIGN_IN', false]);
        assert.deepEqual(await get(plain()), FOUND);
      });
      assert.deepEqual([calls, proxy.log.length], [1, 1]);
    });

    it('tells what undici found where the editor finds the same', async () => {
      facts = { ...facts, route: 'auto', proxy: 'http://127.0.0.1:1' };
      assert.match((await failure(get(https()))).message, /no server named|nothing answers at 127\.0\.0\.1:1/);
    });
  });
});

async function post({ send }: Transport, { key, origin }: StandIn, at = origin) {
  const headers = { authorization: `Bearer ${key}` };
  const text = JSON.stringify({ model: 'gpt-image-2.5-flare', prompt: 'x', size: '1024x640' });
  const reply = await send(
    { method: 'POST', url: `${at}/v1/images/generations`, headers, body: { kind: 'json', text } },
    new AbortController().signal,
  );
  for await (const chunk of reply.body) assert.ok(chunk.length > 0);
  return reply;
}

async function failure(running: Promise<unknown>): Promise<Error> {
  return running.then(
    () => assert.fail('it did not fail'),
    (error: Error) => error,
  );
}

/** As if the system trusted this authority; before Node 22.15 the function is not there, as here in the tests of Node 20. */
async function withSystemAuthority<T>(authority: Authority | undefined, run: () => Promise<T>): Promise<T> {
  const own = Object.getOwnPropertyDescriptor(tls, 'getCACertificates');
  const certificates = (type?: string) =>
    type === 'system' ? (authority ? [authority.certificate] : []) : [...tls.rootCertificates];
  Object.defineProperty(tls, 'getCACertificates', { value: certificates, configurable: true, writable: true });
  try {
    return await run();
  } finally {
    if (own) Object.defineProperty(tls, 'getCACertificates', own);
    else Reflect.deleteProperty(tls, 'getCACertificates');
  }
}

/** Puts another `request` on the module, as VS Code does: this one finds every name on the loopback address. @returns its calls */
async function withPatchedHttp(run: () => Promise<unknown>): Promise<number> {
  const own = http.request;
  let calls = 0;
  const lookup = (_name: string, options: { readonly all?: boolean }, done: (...answer: unknown[]) => void) =>
    options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);
  http.request = ((url: URL, options: http.RequestOptions) => {
    // The stand-in's proxy makes requests of its own in this process.
    if (!(url instanceof URL)) return own(url, options);
    calls++;
    return own(url, { ...options, lookup: lookup as NonNullable<http.RequestOptions['lookup']> });
  }) as typeof http.request;
  try {
    await run();
    return calls;
  } finally {
    http.request = own;
  }
}
