import assert from 'node:assert/strict';
import { type NetworkFacts, PLAIN_NETWORK } from '../../../src/node/network-facts.ts';
import { proxyFor } from '../../../src/node/proxy.ts';

type Row = readonly [what: string, target: string, facts: Partial<NetworkFacts>, proxy: string | undefined];

const env = (environment: Record<string, string>): Partial<NetworkFacts> => ({ environment });
const set = (...noProxy: string[]): Partial<NetworkFacts> => ({ proxy: 'http://p:1', noProxy });

const ROWS: readonly Row[] = [
  ['none where none is named', 'https://a.org', {}, undefined],
  ['the setting', 'https://a.org', { proxy: 'http://p:3128' }, 'http://p:3128'],
  [
    'the setting before the environment',
    'https://a.org',
    { proxy: 'http://p:1', ...env({ HTTPS_PROXY: 'http://e:2' }) },
    'http://p:1',
  ],
  [
    'HTTPS_PROXY for https',
    'https://a.org',
    env({ HTTPS_PROXY: 'http://s:1', HTTP_PROXY: 'http://h:2' }),
    'http://s:1',
  ],
  ['HTTP_PROXY for http', 'http://a.org', env({ HTTPS_PROXY: 'http://s:1', HTTP_PROXY: 'http://h:2' }), 'http://h:2'],
  ['no HTTPS_PROXY for http', 'http://a.org', env({ HTTPS_PROXY: 'http://s:1' }), undefined],
  ['HTTP_PROXY for https where it stands alone', 'https://a.org', env({ HTTP_PROXY: 'http://h:2' }), 'http://h:2'],
  ['ALL_PROXY', 'http://a.org', env({ ALL_PROXY: 'http://all:2' }), 'http://all:2'],
  [
    'lower case before upper',
    'https://a.org',
    env({ HTTPS_PROXY: 'http://u:1', https_proxy: 'http://l:1' }),
    'http://l:1',
  ],
  ['an address without a scheme', 'https://a.org', env({ HTTPS_PROXY: 'p:3128' }), 'http://p:3128'],
  ['none where proxySupport is off', 'https://a.org', { proxy: 'http://p:1', proxySupport: 'off' }, undefined],
  ['none to localhost', 'http://localhost:8080', set(), undefined],
  ['none to a name below localhost', 'http://api.localhost', set(), undefined],
  ['none to 127.0.0.2', 'http://127.0.0.2', set(), undefined],
  ['none to ::1', 'http://[::1]:80', set(), undefined],
  ['none to a loopback address in IPv6 clothes', 'http://[::ffff:127.0.0.1]', set(), undefined],
  ['one to a name that only looks like localhost', 'http://localhost.org', set(), 'http://p:1'],
  ['none by an exact name', 'https://a.org', set('a.org'), undefined],
  ['none below a name', 'https://x.a.org', set('a.org'), undefined],
  ['none below .name', 'https://x.a.org', set('.a.org'), undefined],
  ['none below *.name', 'https://x.a.org', set('*.a.org'), undefined],
  ['one where only the end is the same', 'https://ba.org', set('a.org'), 'http://p:1'],
  ['none by *', 'https://a.org', set('*'), undefined],
  ['none by name and port', 'https://a.org', set('A.org:443'), undefined],
  ['one on another port', 'https://a.org:444', set('a.org:443'), 'http://p:1'],
  ['none by address', 'http://10.1.2.3', set('10.1.2.3'), undefined],
  ['none by range', 'http://10.1.2.3', set('10.0.0.0/8'), undefined],
  ['one beside the range', 'http://11.1.2.3', set('10.0.0.0/8'), 'http://p:1'],
  ['none by address of IPv6', 'http://[fd00::1]', set('fd00::1'), undefined],
  ['none by address of IPv6 and port', 'http://[fd00::1]', set('[fd00::1]:80'), undefined],
  ['none by range of IPv6', 'http://[fd00::1]', set('fd00::/8'), undefined],
  ['one where the range is nonsense', 'http://10.1.2.3', set('10.0.0.0/99'), 'http://p:1'],
  [
    'NO_PROXY with blanks and commas',
    'https://b.org',
    { proxy: 'http://p:1', ...env({ NO_PROXY: 'a.org , b.org' }) },
    undefined,
  ],
  [
    'http.noProxy instead of NO_PROXY',
    'https://b.org',
    { ...set('a.org'), ...env({ no_proxy: 'b.org' }) },
    'http://p:1',
  ],
];

describe('the proxy on the way to a server', () => {
  for (const [what, target, facts, proxy] of ROWS) {
    it(`is ${what}`, () => {
      assert.equal(proxyFor(new URL(target), { ...PLAIN_NETWORK, ...facts })?.url.origin, proxy);
    });
  }

  const credentials: readonly (readonly [proxy: string, authorization: string, sent: string | undefined])[] = [
    ['http://p:1', '', undefined],
    ['http://me:secret@p:1', '', basic('me:secret')],
    ['http://me@p:1', '', basic('me:')],
    ['http://me%40home:p%3Ass@p:1', '', basic('me@home:p:ss')],
    ['http://me:100%25@p:1', '', basic('me:100%')],
    ['http://me:100%@p:1', '', basic('me:100%')],
    ['http://me:secret@p:1', 'Bearer x', 'Bearer x'],
  ];
  for (const [proxy, proxyAuthorization, sent] of credentials) {
    it(`signs in with what ${proxy} says${proxyAuthorization && ', or http.proxyAuthorization'}`, () => {
      const facts = { ...PLAIN_NETWORK, proxy, proxyAuthorization };
      assert.equal(proxyFor(new URL('https://a.org'), facts)?.authorization, sent);
    });
  }
});

function basic(text: string): string {
  return `Basic ${Buffer.from(text).toString('base64')}`;
}
