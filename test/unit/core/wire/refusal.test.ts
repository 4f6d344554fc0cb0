import assert from 'node:assert/strict';
import { refusalOf } from '../../../../src/core/wire/refusal.ts';

const BODY = JSON.stringify({ error: { code: 'rate_limit_exceeded', message: 'Slow down' } });

describe('a refusal', () => {
  const headers: readonly (readonly [
    name: string,
    headers: Readonly<Record<string, string>>,
    seconds: number | undefined,
  ])[] = [
    ['in seconds', { 'retry-after': '90' }, 90],
    ['in milliseconds, which count first', { 'retry-after-ms': '1500', 'retry-after': '9' }, 1.5],
    ['not at all', {}, undefined],
    ['in words that nobody can read', { 'retry-after': 'soon' }, undefined],
  ];
  for (const [name, given, seconds] of headers) {
    it(`tells when to come back: ${name}`, () => {
      assert.equal(refusalOf({ status: 429, headers: given }, BODY).retryAfter, seconds);
    });
  }

  it('tells when to come back: by a date', () => {
    const date = new Date(Date.now() + 30_000).toUTCString();
    const { retryAfter = 0 } = refusalOf({ status: 429, headers: { 'retry-after': date } }, BODY);
    assert.ok(retryAfter > 25 && retryAfter <= 30, String(retryAfter));
  });

  const keys = ['sk-abcdefghijklmnop', 'Incorrect API key provided: sk-proj-abc***************xyz.'];
  for (const text of keys) {
    it(`shows no key: ${text.slice(0, 12)}…`, () => {
      const { message } = refusalOf({ status: 401, headers: {} }, JSON.stringify({ error: { message: text } }));
      assert.doesNotMatch(message, /abc/);
    });
  }

  it('is one short line without colours, however the server shouts', () => {
    const { message } = refusalOf(
      { status: 500, headers: {} },
      JSON.stringify({ error: `\u001b[31m${'very long\n'.repeat(200_000)}` }),
    );
    assert.ok(message.length <= 601);
    assert.match(message, /^very long very long/);
  });
});
