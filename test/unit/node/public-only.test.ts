import assert from 'node:assert/strict';
import type dns from 'node:dns';
import http, { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isImageError } from '../../../src/core/wire/errors.ts';
import { type NetworkFacts, PLAIN_NETWORK } from '../../../src/node/network-facts.ts';
import { publicOnly } from '../../../src/node/public-only.ts';
import { createTransport, type Transport } from '../../../src/node/transport.ts';
import { startProxy } from '../../server/proxy.ts';

const ROUTES = ['undici', 'editor', 'auto'] as const;

describe('a request that only public addresses may answer', () => {
  let server: Server;
  let facts: NetworkFacts;
  let transport: Transport;
  let connections: number;
  let requests: number;
  const port = () => (server.address() as AddressInfo).port;

  beforeEach(async () => {
    [connections, requests] = [0, 0];
    server = createServer((_request, response) => {
      requests++;
      response.end('a picture');
    });
    server.on('connection', () => connections++);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    facts = PLAIN_NETWORK;
    transport = createTransport(() => facts);
  });
  afterEach(async () => {
    await transport.close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  const get = async (host: string, reach?: 'public') => {
    const url = `http://${host}:${port()}/a.png`;
    const { body } = await transport.send(
      { method: 'GET', url, headers: {}, ...(reach ? { reach } : {}) },
      new AbortController().signal,
    );
    let text = '';
    for await (const chunk of body) text += Buffer.from(chunk).toString();
    return text;
  };
  const refusal = async (host: string) => {
    const error: unknown = await get(host, 'public').then(
      () => assert.fail('it was not refused'),
      (reason: unknown) => reason,
    );
    assert.ok(isImageError(error) && error.code === 'bad-response', String(error));
    return error.message;
  };

  for (const route of ROUTES) {
    it(`does not connect to a name that leads to this machine, by the route ${route}`, async () => {
      facts = { ...PLAIN_NETWORK, route };
      assert.match(await refusal('localhost'), /a picture at localhost, which leads to (127\.0\.0\.1|::1)/);
      assert.equal(connections, 0);
      assert.equal(await get('localhost'), 'a picture', 'without the demand it is reached');
    });

    it(`does not connect to a private address, by the route ${route}`, async () => {
      facts = { ...PLAIN_NETWORK, route };
      for (const host of ['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]']) await refusal(host);
      assert.equal(connections, 0);
    });
  }

  it('does not use a connection to this machine that somebody else has left open', async () => {
    facts = { ...PLAIN_NETWORK, route: 'editor' };
    const agent = new http.Agent({ keepAlive: true });
    const own = http.globalAgent;
    http.globalAgent = agent;
    try {
      await new Promise((done, failed) => {
        const other = http.get(`http://localhost:${port()}/`, (response) => {
          response.resume().once('end', () => setImmediate(done));
        });
        other.once('error', failed);
      });
      assert.deepEqual([connections, Object.keys(agent.freeSockets).length], [1, 1]);
      await refusal('localhost');
      assert.deepEqual([connections, requests], [1, 1]);
    } finally {
      http.globalAgent = own;
      agent.destroy();
    }
  });

  it('goes through a proxy, which alone knows the address', async () => {
    const proxy = await startProxy({ names: ['blobs.stipple.test'] });
    // The name of the proxy itself may lead where it likes.
    facts = { ...PLAIN_NETWORK, route: 'undici', proxy: proxy.url.replace('127.0.0.1', 'localhost') };
    try {
      assert.equal(await get('blobs.stipple.test', 'public'), 'a picture');
    } finally {
      await proxy.close();
    }
  });
});

describe('the look-up of public addresses', () => {
  const rows: Readonly<Record<string, readonly [found: readonly string[], left: readonly string[] | 'refused']>> = {
    'keeps what is public': [
      ['93.184.216.34', '2606:2800:220::1'],
      ['93.184.216.34', '2606:2800:220::1'],
    ],
    'drops what is private': [['10.0.0.1', '93.184.216.34', '::ffff:127.0.0.1', 'fd00::1'], ['93.184.216.34']],
    'refuses a name that has only private ones': [['192.168.1.1', 'fe80::1%eth0'], 'refused'],
  };
  for (const [what, [found, left]] of Object.entries(rows)) {
    for (const all of [true, false]) {
      it(`${what}, ${all ? 'where the socket tries all' : 'where the socket takes one'}`, async () => {
        const answer = await lookUp(found, all);
        if (left === 'refused') assert.match(String(answer), /at a\.org, which leads to 192\.168\.1\.1, fe80::1%eth0/);
        else assert.deepEqual(answer, all ? left : left[0]);
      });
    }
  }

  it('hands on that there is no such name', async () => {
    const missing = Object.assign(new Error('nowhere'), { code: 'ENOTFOUND' });
    assert.equal(await lookUp(missing, true), missing);
  });
});

/** What a socket gets to know, where the system finds these. */
function lookUp(found: readonly string[] | Error, all: boolean): Promise<unknown> {
  const system = ((_name: string, options: dns.LookupOptions, done: (...answer: unknown[]) => void) => {
    assert.equal(options.all, true);
    if (found instanceof Error) done(found);
    else
      done(
        null,
        found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
  }) as unknown as typeof dns.lookup;
  return new Promise((resolve) => {
    publicOnly('a.org', system).lookup('a.org', { all }, (error, address) => {
      if (error) resolve(error);
      else resolve(Array.isArray(address) ? address.map((one) => one.address) : address);
    });
  });
}
