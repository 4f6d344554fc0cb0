import { readFileSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { getHeapStatistics } from 'node:v8';
import { now } from './clock.ts';
import type { Contend, ContenderModule, Task } from './contenders/task.ts';

/** What this process is told in BENCH_JOB, as JSON. */
export interface Job {
  /** The bundle of the contender. */
  readonly module: string;
  readonly action: keyof ContenderModule;
  readonly variant: string;
  /** Done before anything is measured. */
  readonly warmUps: readonly Assignment[];
  readonly measured: Assignment;
}

export type Assignment = Pick<Task, 'baseUrl' | 'file' | 'finalBytes' | 'partials' | 'uploads'>;

/** What it prints at the end, as JSON. Moments are milliseconds of clock.ts; memory is in bytes above that at the start. */
export interface Measurement {
  readonly startedAt: number;
  /** Absent where nothing was decoded. */
  readonly pictureWholeAt?: number;
  readonly fileClosedAt: number;
  readonly endedAt: number;
  /** Of all threads, user and system, in milliseconds. */
  readonly cpu: number;
  /** Of the whole process at its largest. */
  readonly memory: number;
  /** V8's heap and what hangs on it, at the largest of the moments looked at. */
  readonly heap: number;
  /** The longest gap between two ticks of a timer of 1 ms: how long somebody else's callback may have waited. */
  readonly block: number;
}

const BALLAST_BYTES = 60 * 1024 * 1024;
const HEAP_SAMPLE_MS = 20;
/** A client that waits for something that never comes must not hold up the bench. */
const PATIENCE_MS = 120_000;

/** One contender and one answer, in a process of its own, so that nobody inherits another's heap or machine code. */
async function measure({ module, action, variant, warmUps, measured }: Job): Promise<Measurement> {
  const ballast = createBallast();
  const contend: Contend | undefined = require(module)[action];
  if (!contend) throw new Error(`${module} does not ${action}`);
  for (const warmUp of warmUps) await contend({ ...warmUp, ...listeners({}) }, variant);
  globalThis.gc?.();
  await delay(20);

  const moments: Moments = {};
  const task: Task = { ...measured, ...listeners(moments) };
  const loop = monitorEventLoopDelay({ resolution: 1 });
  const heap = watchHeap();
  forgetPeak();
  const memoryAtStart = process.memoryUsage.rss();
  const cpuAtStart = process.cpuUsage();
  loop.enable();
  const startedAt = now();
  await contend(task, variant);
  const endedAt = now();
  loop.disable();
  const { user, system } = process.cpuUsage(cpuAtStart);
  const memory = peak() - memoryAtStart;
  if (ballast.length === 0 || moments.fileClosedAt === undefined) throw new Error('no file was closed');
  const { pictureWholeAt, fileClosedAt } = moments;
  return {
    startedAt,
    ...(pictureWholeAt === undefined ? {} : { pictureWholeAt }),
    fileClosedAt,
    endedAt,
    cpu: (user + system) / 1000,
    memory,
    heap: heap.stop(),
    block: loop.max / 1e6,
  };
}

interface Moments {
  pictureWholeAt?: number;
  fileClosedAt?: number;
  newestPreview?: Uint8Array;
}

function listeners(moments: Moments): Pick<Task, 'preview' | 'pictureWhole' | 'fileClosed'> {
  return {
    preview: (bytes) => {
      moments.newestPreview = bytes;
    },
    pictureWhole: () => {
      moments.pictureWholeAt = now();
    },
    fileClosed: () => {
      moments.fileClosedAt = now();
    },
  };
}

/** Small live objects, as the user's other extensions have them in the same process: what the garbage collector has to walk. */
function createBallast(): readonly unknown[] {
  const used = () => getHeapStatistics().used_heap_size;
  const before = used();
  const objects: unknown[] = [];
  while (used() - before < BALLAST_BYTES) {
    for (let index = 0; index < 5000; index++) {
      const id = objects.length;
      objects.push({ id, range: { start: id, end: id + 1 }, name: `symbol ${id}`, children: [objects[id - 1]] });
    }
  }
  return objects;
}

function watchHeap(): { readonly stop: () => number } {
  const used = () => {
    const { used_heap_size, external_memory } = getHeapStatistics();
    return used_heap_size + external_memory;
  };
  const atStart = used();
  let most = atStart;
  const look = () => {
    most = Math.max(most, used());
  };
  const timer = setInterval(look, HEAP_SAMPLE_MS);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return most - atStart;
    },
  };
}

/** Linux keeps the exact peak and lets a process begin anew: https://docs.kernel.org/filesystems/proc.html (clear_refs) */
function forgetPeak(): void {
  if (process.platform === 'linux') writeFileSync('/proc/self/clear_refs', '5');
}

function peak(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const kibibytes = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return Number(kibibytes) * 1024;
}

setTimeout(() => {
  throw new Error(`not done after ${PATIENCE_MS / 1000} s`);
}, PATIENCE_MS).unref();

measure(JSON.parse(process.env.BENCH_JOB ?? '')).then(
  (measurement) => {
    process.stdout.write(JSON.stringify(measurement));
    // Connections that a client keeps for later would keep the process.
    process.exitCode = 0;
    process.stdout.end(() => process.exit());
  },
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
