import assert from 'node:assert/strict';
import { type RateLimit, rateLimitOf } from '../../../../src/core/wire/rate-limit.ts';

describe('what a server says of its limits', () => {
  const table: readonly (readonly [remaining: string, reset: string, RateLimit | undefined])[] = [
    ['249', '240ms', { remaining: 249, resets_ms: 240 }],
    ['0', '1s', { remaining: 0, resets_ms: 1000 }],
    ['3', '6m0s', { remaining: 3, resets_ms: 360_000 }],
    ['3', '1h0m1.5s', { remaining: 3, resets_ms: 3_601_500 }],
    ['-1', '1s', undefined],
    ['many', '1s', undefined],
    ['3', 'soon', undefined],
    ['3', '', undefined],
  ];
  for (const [remaining, reset, expected] of table) {
    it(`reads ${remaining} requests until ${reset || 'nothing'} as ${JSON.stringify(expected) ?? 'nothing'}`, () => {
      const headers = { 'x-ratelimit-remaining-requests': remaining, 'x-ratelimit-reset-requests': reset };
      assert.deepEqual(rateLimitOf(headers), expected);
    });
  }

  it('reads nothing where the headers are not there', () => {
    assert.equal(rateLimitOf({}), undefined);
  });
});
