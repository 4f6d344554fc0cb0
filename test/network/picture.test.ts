import assert from 'node:assert/strict';
import type { Draft } from '../../src/core/model/draft.ts';
import { validate } from '../../src/core/model/validate.ts';
import { isImageError } from '../../src/core/wire/errors.ts';
import type { ImageEvent } from '../../src/core/wire/events.ts';
import { PRESETS } from '../../src/core/wire/server.ts';
import { type Api, createApi } from '../../src/node/api.ts';
import { networkCode } from '../../src/node/network-error.ts';
import { type NetworkFacts, PLAIN_NETWORK } from '../../src/node/network-facts.ts';
import { createAuthority, startTls } from '../server/authority.ts';
import type { FaultName } from '../server/fault-types.ts';
import { type StandIn, startStandIn } from '../server/stand-in.ts';
import { neededProxies, type ProxyPrograms } from './programs.ts';
import { FORBIDDEN_PORT, freePort, HERE, NAME, type RealProxy, startSquid, startTinyproxy } from './real-proxy.ts';

const PROXIES = { squid: startSquid, tinyproxy: startTinyproxy };
const REASON = new Error('enough');
const MADE: readonly ImageEvent['type'][] = ['preview-arrived', 'image-finished', 'answer-finished'];

/** When somebody cancels. */
const STAGES: readonly (readonly [when: string, fault: FaultName, events: readonly ImageEvent['type'][]])[] = [
  ['before the answer', 'hang-before-headers', []],
  ['in the middle of the answer', 'stream-hang', ['preview-arrived']],
];

describe('a picture', () => {
  let programs: ProxyPrograms;
  let standIn: StandIn;
  let secure: Awaited<ReturnType<typeof startTls>>;
  let facts: NetworkFacts;
  let api: Api;
  /** Nobody wants to wait in a test: a wait is noted, and over. */
  const waits: number[] = [];
  before(async () => {
    programs = neededProxies();
    standIn = await startStandIn();
    secure = await startTls(createAuthority([HERE, NAME]), Number(new URL(standIn.origin).port));
    const clock = { now: Date.now, random: () => 0, wait: async (ms: number) => void waits.push(ms) };
    api = createApi({ clock, network: () => facts });
  });
  after(() => Promise.all([api.close(), standIn.close(), secure.close()]));
  beforeEach(() => {
    standIn.reset();
    waits.length = 0;
  });

  const http = (host = HERE) => standIn.origin.replace('127.0.0.1', host);
  const https = (host = HERE) => `https://${host}:${secure.port}`;
  const make = (origin: string, signal = new AbortController().signal) => {
    const headers = { authorization: `Bearer ${standIn.key}` };
    return api.make(request(), { ...PRESETS.openai, baseUrl: `${origin}/v1`, headers, extraBody: {} }, signal);
  };
  const made = async (origin: string) => {
    const types: ImageEvent['type'][] = [];
    for await (const { type } of make(origin)) types.push(type);
    return types;
  };
  const failure = async (origin: string) => {
    const error = await made(origin).then(
      () => assert.fail('it did not fail'),
      (reason: unknown) => reason,
    );
    assert.ok(isImageError(error) && error.code === 'network', String(error));
    assert.equal(standIn.requests.length, 0);
    return error;
  };

  for (const [name, start] of Object.entries(PROXIES)) {
    describe(`through ${name}`, () => {
      let proxy: RealProxy;
      /** How many entries of its log have been looked at. */
      let seen = 0;
      before(async () => {
        proxy = await start(programs);
      });
      after(() => proxy.close());
      beforeEach(() => {
        // Who is trusted stands in another file: it takes a process of its own.
        facts = { ...PLAIN_NETWORK, route: 'undici', proxy: proxy.url, proxyStrictSSL: false };
      });
      /** Holds what the log has since the last look. A last request follows: what does not stand before it was never asked. */
      const assertAsked = async (...expected: readonly string[]) => {
        facts = { ...facts, noProxy: [], proxy: proxy.url };
        assert.deepEqual(await made(http()), MADE);
        const entries = (await proxy.asked(seen + expected.length + 1)).slice(seen);
        seen += entries.length;
        assert.deepEqual(entries, [...expected, forwarded(http())]);
      };

      for (const [scheme, origin, entry] of [
        ['http', http, () => forwarded(http())],
        ['https', https, () => tunnel(https())],
      ] as const) {
        it(`is made over ${scheme}`, async () => {
          assert.deepEqual(await made(origin()), MADE);
          const headers = standIn.requests[0]?.headers;
          assert.equal(headers?.['proxy-authorization'], undefined);
          assert.equal(headers?.via !== undefined, scheme === 'http', 'a proxy signs what it can read');
          await assertAsked(entry());
        });

        it(`is made over ${scheme} without it where http.noProxy names the server`, async () => {
          facts = { ...facts, noProxy: [HERE] };
          assert.deepEqual(await made(origin()), MADE);
          assert.equal(standIn.requests[0]?.headers.via, undefined);
          await assertAsked();
        });

        for (const [when, fault, before] of STAGES) {
          // tinyproxy awaits the head of an answer without a look at whoever asked for it.
          if (name === 'tinyproxy' && scheme === 'http' && before.length === 0) continue;
          it(`is cancelled over ${scheme} ${when}: proxy and server see the end of it`, async () => {
            standIn.next(fault);
            const abort = new AbortController();
            const events: ImageEvent['type'][] = [];
            const making = (async () => {
              for await (const { type } of make(origin(), abort.signal)) {
                events.push(type);
                abort.abort(REASON);
              }
            })();
            const { ended } = await standIn.nextRequest();
            if (before.length === 0) abort.abort(REASON);
            await assert.rejects(making, REASON);
            await ended;
            assert.equal(standIn.requests[0]?.ending, 'aborted');
            assert.deepEqual(events, before);
            await proxy.asked(seen + 1);
            await proxy.idle();
            await assertAsked(entry());
          });
        }
      }

      it('is not asked for a second time where the password is wrong', async () => {
        facts = { ...facts, proxy: `http://me:wrong@${proxy.host}` };
        const error = await failure(https());
        assert.equal(networkCode(error), 'PROXY_SIGN_IN');
        assert.match(error.message, new RegExp(`^the proxy ${proxy.host} wants a sign-in`));
        assert.deepEqual(waits, []);
        await assertAsked(`${tunnel(https())}${name === 'squid' ? ' 407' : ''}`);
      });

      it('is not made where the proxy finds nobody, and the message says who said so', async () => {
        const target = `https://${HERE}:${await freePort()}`;
        const error = await failure(target);
        assert.equal(networkCode(error), 'PROXY_REFUSED');
        assert.match(error.message, /the proxy does not let a connection to 0\.0\.0\.0:\d+ through \(status 50\d\)/);
        await assertAsked(`${tunnel(target)}${name === 'squid' ? ' 503' : ''}`);
      });

      if (name !== 'squid') return;

      it('is made at a server that only the proxy can find', async () => {
        for (const origin of [http(NAME), https(NAME)]) assert.deepEqual(await made(origin), MADE);
        await assertAsked(forwarded(http(NAME)), tunnel(https(NAME)));
      });

      it('is not asked for a second time where the password is wrong and there is no tunnel', async () => {
        facts = { ...facts, proxy: `http://me@${proxy.host}` };
        assert.equal(networkCode(await failure(http())), 'PROXY_SIGN_IN');
        assert.deepEqual(waits, []);
        await assertAsked(`${forwarded(http())} 407`);
      });

      it('is not made where the proxy forbids the server', async () => {
        const error = await failure(`https://${NAME}:${FORBIDDEN_PORT}`);
        assert.match(error.message, /the proxy does not let .* through \(status 403\)/);
        await assertAsked(`CONNECT ${NAME}:${FORBIDDEN_PORT} 403`);
      });
    });
  }

  it('is asked for again where the proxy is down, and the message names the proxy', async () => {
    const proxy = await startTinyproxy(programs);
    await proxy.close();
    facts = { ...PLAIN_NETWORK, route: 'undici', proxy: proxy.url };
    assert.equal((await failure(https())).message, `nothing answers at ${proxy.host}`);
    assert.equal(waits.length, 2);
  });
});

function request() {
  const options: Draft['options'] = {
    prompt: 'A red fox',
    model: 'gpt-image-2.5-flare',
    size: '1024x640',
    partial_images: 1,
  };
  const verdict = validate({ operation: 'generate', options });
  assert.ok(verdict.ok, JSON.stringify(verdict));
  return verdict.request;
}

function forwarded(origin: string): string {
  return `POST ${origin}/v1/images/generations`;
}

function tunnel(origin: string): string {
  return `CONNECT ${origin.replace('https://', '')}`;
}
