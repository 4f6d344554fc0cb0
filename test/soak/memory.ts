import type { Line } from './journal.ts';

/** More than this is a leak, not noise: V8 keeps some, and Stipple remembers what it made. */
const MOST_GROWTH_BYTES = 24 * 1024 * 1024;

type Measured = Extract<Line, { readonly kind: 'memory' }>;

/**
 * What grew in the last window, which is not reloaded: between the first quarter of its measurements after it settled and the
 * last quarter, by their medians.
 */
export function growthOf(lines: readonly Line[]): readonly string[] {
  const window = lines.slice(lines.findLastIndex(({ kind }) => kind === 'window-opened'));
  const measured = window.filter((line): line is Measured => line.kind === 'memory');
  const settled = measured.slice(Math.floor(measured.length / 3));
  const quarter = Math.floor(settled.length / 4);
  if (quarter < 1) return [`only ${measured.length} measurements`];
  const kinds = ['heapUsed', 'arrayBuffers'] as const;
  return kinds.flatMap((kind) => {
    const [early, late] = [settled.slice(0, quarter), settled.slice(-quarter)].map((part) =>
      median(part.map((line) => line[kind])),
    );
    const growth = (late ?? 0) - (early ?? 0);
    return growth > MOST_GROWTH_BYTES ? [`${kind}: ${mebibytes(early)} to ${mebibytes(late)} MiB`] : [];
  });
}

/** For people: the medians of the whole last window. */
export function describeMemory(lines: readonly Line[]): string {
  const measured = lines
    .slice(lines.findLastIndex(({ kind }) => kind === 'window-opened'))
    .filter((line): line is Measured => line.kind === 'memory');
  const of = (kind: 'heapUsed' | 'rss') => {
    const values = measured.map((line) => line[kind]);
    return `${mebibytes(values[0])} → ${mebibytes(values.at(-1))} MiB`;
  };
  return `heap ${of('heapUsed')}, resident ${of('rss')}`;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function mebibytes(bytes = 0): number {
  return Math.round(bytes / 1024 / 1024);
}
