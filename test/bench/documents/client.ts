import { readFileSync } from 'node:fs';

/** What this process is told in BENCH_JOB, as JSON. */
export interface DocumentJob {
  /** The bundle of the finder. */
  readonly module: string;
  readonly file: string;
}

/** What it prints, as JSON. Milliseconds. */
export interface DocumentMeasurement {
  /** Loading the finder. */
  readonly load: number;
  /** The first time in a process, when nothing is compiled yet. */
  readonly first: number;
  /** The median of those after the warm-up. */
  readonly warm: number;
  readonly addresses: readonly string[];
}

const WARM_UPS = 10;
const TIMES = 15;
/** One that takes seconds is measured less often. */
const PATIENCE_MS = 1500;

function measure({ module, file }: DocumentJob): DocumentMeasurement {
  const text = readFileSync(file, 'utf8');
  const started = performance.now();
  const { find }: { find: (text: string) => readonly string[] } = require(module);
  const load = performance.now() - started;
  const [first, addresses] = timed(() => find(text));
  for (let time = 0; time < WARM_UPS && performance.now() - started < PATIENCE_MS; time++) find(text);
  const times: number[] = [];
  do times.push(timed(() => find(text))[0]);
  while (times.length < TIMES && performance.now() - started < 2 * PATIENCE_MS);
  const warm = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
  return { load, first, warm, addresses: [...addresses].sort() };
}

function timed<T>(work: () => T): readonly [number, T] {
  const started = performance.now();
  const result = work();
  return [performance.now() - started, result];
}

console.log(JSON.stringify(measure(JSON.parse(process.env.BENCH_JOB ?? ''))));
