/** What a server says of how many requests it will still take. */
export interface RateLimit {
  /** Requests. */
  readonly remaining: number;
  /** Milliseconds until there are more. */
  readonly resets_ms: number;
}

/**
 * Reads `x-ratelimit-remaining-requests` and `x-ratelimit-reset-requests`, whose times look like `1s`, `6m0s` or `120ms`;
 * undefined where a server tells nothing that can be read.
 */
export function rateLimitOf(headers: Readonly<Record<string, string>>): RateLimit | undefined {
  const remaining = headers['x-ratelimit-remaining-requests'] ?? '';
  const resets_ms = milliseconds(headers['x-ratelimit-reset-requests'] ?? '');
  if (!/^\d{1,9}$/.test(remaining) || resets_ms === undefined) return undefined;
  return { remaining: Number(remaining), resets_ms };
}

const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

function milliseconds(time: string): number | undefined {
  if (!/^(\d+(\.\d+)?(ms|h|m|s))+$/.test(time)) return undefined;
  const parts = [...time.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g)];
  return Math.round(parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (UNITS[unit] ?? 0), 0));
}
