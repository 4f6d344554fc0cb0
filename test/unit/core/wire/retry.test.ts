import assert from 'node:assert/strict';
import { ImageError } from '../../../../src/core/wire/errors.ts';
import { type Failure, retryDelay } from '../../../../src/core/wire/retry.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const MIDDLE = { random: () => 0.5, now: () => NOW };

const answer = (status: number, code = '', headers: Readonly<Record<string, string>> = {}): Failure => ({
  kind: 'answer',
  status,
  headers,
  body: code && JSON.stringify({ error: { code, message: 'x' } }),
});
const broken = (code: string, facts: object = {}): Failure => ({
  kind: 'error',
  error: new ImageError('network', 'x', { cause: Object.assign(new Error('x'), { code }, facts) }),
});

const RATE = 'rate_limit_exceeded';

/** Milliseconds before the first retry; undefined where there is none. */
const rows: Readonly<Record<string, readonly [failure: Failure, ms: number | undefined]>> = {
  'a time-out of the server': [answer(408), 437.5],
  'a conflict': [answer(409), 437.5],
  'a rate limit': [answer(429, RATE), 437.5],
  'a wish to slow down': [answer(429, 'slow_down'), 437.5],
  'a 429 that does not say why': [answer(429), undefined],
  'a 429 in HTML': [{ kind: 'answer', status: 429, headers: {}, body: '<html>' }, undefined],
  'an empty purse': [answer(429, 'insufficient_quota'), undefined],
  'an empty purse, whatever the header says': [
    answer(429, 'credit_balance_exhausted', { 'x-should-retry': 'true' }),
    undefined,
  ],
  'a server error, which may have been paid': [answer(500), undefined],
  'an overload, which may have been paid': [answer(503, 'overloaded'), undefined],
  'an overload that says it may be repeated': [answer(503, 'overloaded', { 'x-should-retry': 'true' }), 437.5],
  'a 429 without a code that says it may be repeated': [answer(429, '', { 'x-should-retry': 'true' }), 437.5],
  'a rate limit that says it must not be repeated': [answer(429, RATE, { 'x-should-retry': 'false' }), undefined],
  'a refusal': [answer(400, 'moderation_blocked'), undefined],
  'seconds to wait': [answer(429, RATE, { 'retry-after': '12' }), 12_000],
  'milliseconds to wait, before seconds': [answer(429, RATE, { 'retry-after': '12', 'retry-after-ms': '90' }), 90],
  'no time to wait': [answer(429, RATE, { 'retry-after': '0' }), 0],
  'a date to wait for': [answer(429, RATE, { 'retry-after': 'Sat, 21 Nov 2026 12:00:30 GMT' }), 30_000],
  'a date that is over': [answer(429, RATE, { 'retry-after': 'Sat, 21 Nov 2026 11:00:00 GMT' }), 0],
  'a minute to wait': [answer(429, RATE, { 'retry-after': '60' }), 60_000],
  'more than a minute to wait': [answer(429, RATE, { 'retry-after': '61' }), undefined],
  'less than no time to wait': [answer(429, RATE, { 'retry-after': '-1' }), undefined],
  'a wait in words': [answer(429, RATE, { 'retry-after': 'soon' }), 437.5],
  'nobody at the address': [broken('ECONNREFUSED'), 437.5],
  'a name that is unknown': [broken('ENOTFOUND'), 437.5],
  'a name that cannot be looked up now': [broken('EAI_AGAIN'), 437.5],
  'a connection that does not come about': [broken('UND_ERR_CONNECT_TIMEOUT'), 437.5],
  'a code one error deeper': [broken('X', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }), 437.5],
  'a connection that broke': [broken('ECONNRESET'), undefined],
  'a certificate': [broken('CERT_HAS_EXPIRED'), undefined],
  'bytes that had left': [broken('ECONNREFUSED', { requestSent: true }), undefined],
  'a reason to stop': [{ kind: 'error', error: new Error('enough') }, undefined],
};

describe('after', () => {
  for (const [name, [failure, ms]] of Object.entries(rows)) {
    it(`${name}, a request ${ms === undefined ? 'is not repeated' : `is repeated in ${ms} ms`}`, () =>
      assert.equal(retryDelay(failure, 0, MIDDLE), ms));
  }

  it('each try the pause doubles, up to two tries, and chance shortens it by a quarter at most', () => {
    const pauses = (random: number) =>
      [0, 1, 2].map((attempt) => retryDelay(answer(409), attempt, { random: () => random, now: () => NOW }));
    assert.deepEqual(pauses(0), [500, 1000, undefined]);
    assert.deepEqual(pauses(0.999_999), [375.000_125, 750.000_25, undefined]);
  });
});
