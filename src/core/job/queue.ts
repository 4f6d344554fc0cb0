import { type Clock, SYSTEM_CLOCK } from '../wire/clock.ts';
import { cancelled } from '../wire/errors.ts';

/** Jobs that take turns: only so many run at a time, and the others wait in the order in which they came. */
export interface Queue {
  /** Settles as `run` does; rejects with `cancelled` where its turn never came. */
  readonly add: <T>(id: string, run: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  /** One that waits never starts; one that runs has its signal aborted and leaves when it has settled. */
  readonly cancel: (id: string) => void;
  /** Lets one that waits start before another one that waits, or last of all where there is none of that id. */
  readonly move: (id: string, before: string) => void;
  /** Ids, the next one first. */
  readonly waiting: () => readonly string[];
  readonly running: () => readonly string[];
  readonly setLimit: (limit: number) => void;
  /** At most so many at a time until then (milliseconds since 1970), whatever the limit; those that run stay. */
  readonly narrowTo: (count: number, until: number) => void;
  /** Cancels all of them. */
  readonly dispose: () => void;
}

export interface QueueOptions {
  readonly limit: number;
  /** Something waits, runs or is done that was not before. */
  readonly changed: () => void;
  readonly clock?: Pick<Clock, 'now' | 'wait'>;
}

interface Waiting {
  readonly id: string;
  readonly start: (signal: AbortSignal) => void;
  readonly giveUp: () => void;
}

export function createQueue({ limit, changed, clock = SYSTEM_CLOCK }: QueueOptions): Queue {
  let most = limit;
  let narrow = { count: Number.POSITIVE_INFINITY, until: 0 };
  let waiting: readonly Waiting[] = [];
  const running = new Map<string, AbortController>();
  let alarm: AbortController | undefined;

  const add: Queue['add'] = (id, run) =>
    new Promise((resolve, reject) => {
      const settle = (tell: () => void) => {
        running.delete(id);
        advance();
        tell();
      };
      const start = (signal: AbortSignal) =>
        void run(signal).then(
          (value) => settle(() => resolve(value)),
          (error: unknown) => settle(() => reject(error)),
        );
      waiting = [...waiting, { id, start, giveUp: () => reject(cancelled()) }];
      advance();
    });

  const cancel = (id: string) => {
    running.get(id)?.abort(cancelled());
    const found = waiting.find((one) => one.id === id);
    if (!found) return;
    waiting = waiting.filter((one) => one !== found);
    found.giveUp();
    advance();
  };

  const move = (id: string, before: string) => {
    const found = waiting.find((one) => one.id === id);
    if (!found || id === before) return;
    const others = waiting.filter((one) => one !== found);
    const place = others.findIndex((one) => one.id === before);
    waiting = place < 0 ? [...others, found] : others.toSpliced(place, 0, found);
    changed();
  };

  return {
    add,
    cancel,
    move,
    waiting: () => waiting.map(({ id }) => id),
    running: () => [...running.keys()],
    setLimit: (count) => {
      most = count;
      advance();
    },
    narrowTo: (count, until) => {
      narrow = { count, until };
      advance();
    },
    dispose: () => {
      for (const { id } of waiting) cancel(id);
      for (const id of running.keys()) cancel(id);
    },
  };

  function advance(): void {
    for (let [next] = waiting; next && running.size < allowed(); [next] = waiting) {
      const abort = new AbortController();
      waiting = waiting.slice(1);
      running.set(next.id, abort);
      next.start(abort.signal);
    }
    setAlarm();
    changed();
  }

  function allowed(): number {
    return clock.now() < narrow.until ? Math.min(most, narrow.count) : most;
  }

  /** Only while somebody waits for it. */
  function setAlarm(): void {
    alarm?.abort();
    const pause = narrow.until - clock.now();
    if (waiting.length === 0 || pause <= 0) return;
    alarm = new AbortController();
    clock.wait(pause, alarm.signal).then(advance, () => undefined);
  }
}
