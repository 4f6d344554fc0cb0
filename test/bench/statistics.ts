/** The middle value, or the mean of the two; NaN of nothing. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The span that holds the middle half of the values: how much one and the same thing differs from round to round. */
export function spread(values: readonly number[]): number {
  return quantile(values, 0.75) - quantile(values, 0.25);
}

/**
 * How many times more `theirs` is than `ours`: the median of the ratios of values that were measured in the same round, so that
 * a machine that was busy for a while does not favour anybody.
 */
export function pairedRatio(theirs: readonly number[], ours: readonly number[]): number {
  const rounds = Math.min(theirs.length, ours.length);
  return median(Array.from({ length: rounds }, (_, round) => (theirs[round] ?? 0) / (ours[round] ?? 0)));
}

/** Everybody is first, second, … equally often. */
export function rotated<T>(items: readonly T[], by: number): readonly T[] {
  const start = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

/** Between two values it is as far along as its share says. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [below = Number.NaN, above = below] = sorted.slice(Math.max(0, Math.floor(place)));
  return below + (above - below) * (place - Math.floor(place));
}
