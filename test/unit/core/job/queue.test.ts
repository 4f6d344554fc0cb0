import assert from 'node:assert/strict';
import { createQueue, type Queue } from '../../../../src/core/job/queue.ts';

/** A clock that stands still until it is told to go on. */
function createHandClock() {
  let now = 1000;
  let alarms: readonly { readonly at: number; readonly ring: () => void }[] = [];
  return {
    now: () => now,
    wait: (ms: number, signal: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        const alarm = { at: now + ms, ring: resolve };
        alarms = [...alarms, alarm];
        signal.addEventListener('abort', () => {
          alarms = alarms.filter((one) => one !== alarm);
          reject(signal.reason);
        });
      }),
    alarms: () => alarms.length,
    goTo: (time: number) => {
      now = time;
      const due = alarms.filter(({ at }) => at <= now);
      alarms = alarms.filter(({ at }) => at > now);
      for (const { ring } of due) ring();
    },
  };
}

describe('a queue', () => {
  let queue: Queue;
  let clock: ReturnType<typeof createHandClock>;
  let states: string[];
  let jobs: Map<string, { end: (value: string) => void; fail: (error: Error) => void; signal: AbortSignal }>;

  const state = () => `${queue.running().join(' ')} | ${queue.waiting().join(' ')}`.trim();
  const add = (id: string) =>
    queue.add(id, (signal) => new Promise<string>((end, fail) => void jobs.set(id, { end, fail, signal })));
  const addAll = (ids: string) => {
    for (const id of ids) add(id).catch(() => undefined);
  };
  const end = async (id: string) => {
    jobs.get(id)?.end('');
    await settled();
  };
  /** Everything that was promised by now has been told. */
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

  beforeEach(() => {
    clock = createHandClock();
    states = [];
    jobs = new Map();
    queue = createQueue({ limit: 2, changed: () => states.push(state()), clock });
  });

  it('runs so many at a time and the others in the order in which they came', async () => {
    addAll('abcde');
    assert.equal(state(), 'a b | c d e');
    await end('b');
    assert.equal(state(), 'a c | d e');
    await end('a');
    await end('c');
    assert.equal(state(), 'd e |');
  });

  it('settles as its job does, by when the job has left', async () => {
    const made = add('a');
    const failed = add('b');
    jobs.get('a')?.end('picture');
    assert.equal(await made, 'picture');
    assert.equal(state(), 'b |');
    jobs.get('b')?.fail(new Error('no'));
    await assert.rejects(failed, { message: 'no' });
    assert.equal(state(), '|');
  });

  it('never starts what was cancelled while it waited', async () => {
    addAll('ab');
    const waiting = add('c');
    queue.cancel('c');
    await assert.rejects(waiting, { code: 'cancelled' });
    await end('a');
    assert.equal(state(), 'b |');
    assert.ok(!jobs.has('c'));
  });

  it('tells a job that runs to stop, and counts it until it has', async () => {
    addAll('abc');
    queue.cancel('a');
    assert.deepEqual([jobs.get('a')?.signal.aborted, jobs.get('b')?.signal.aborted], [true, false]);
    assert.equal(state(), 'a b | c');
    await end('a');
    assert.equal(state(), 'b c |');
  });

  const moves: readonly (readonly [id: string, before: string, waiting: string])[] = [
    ['e', 'c', 'e c d'],
    ['c', 'e', 'd c e'],
    ['c', '', 'd e c'],
    ['d', 'unknown', 'c e d'],
    ['d', 'd', 'c d e'],
    ['a', 'c', 'c d e'],
    ['unknown', 'c', 'c d e'],
  ];
  for (const [id, before, waiting] of moves) {
    it(`moves ${id} before ${before || 'nobody'}: ${waiting} wait`, () => {
      addAll('abcde');
      queue.move(id, before);
      assert.equal(state(), `a b | ${waiting}`);
    });
  }

  it('starts more where the limit rises, and stops nobody where it falls', async () => {
    addAll('abcde');
    queue.setLimit(3);
    assert.equal(state(), 'a b c | d e');
    queue.setLimit(1);
    await end('a');
    await end('b');
    assert.equal(state(), 'c | d e');
    await end('c');
    assert.equal(state(), 'd | e');
  });

  it('is as narrow as a server asks until the time is over', async () => {
    queue.narrowTo(0, 5000);
    addAll('abc');
    assert.equal(state(), '| a b c');
    clock.goTo(4999);
    await settled();
    assert.equal(state(), '| a b c');
    clock.goTo(5000);
    await settled();
    assert.equal(state(), 'a b | c');
  });

  it('is never wider than its own limit', () => {
    queue.narrowTo(10, 5000);
    addAll('abc');
    assert.equal(state(), 'a b | c');
  });

  it('sets no alarm that nobody waits for', async () => {
    queue.narrowTo(1, 5000);
    addAll('a');
    assert.equal(clock.alarms(), 0);
    addAll('b');
    assert.equal(clock.alarms(), 1);
    await end('a');
    assert.deepEqual([state(), clock.alarms()], ['b |', 0]);
  });

  it('tells every change, and has changed by then', async () => {
    addAll('abc');
    await end('a');
    queue.cancel('x');
    assert.deepEqual(states, ['a |', 'a b |', 'a b | c', 'b c |']);
  });

  it('cancels all that it has when it goes', async () => {
    const ends = ['a', 'b', 'c'].map((id) => add(id).catch((error: Error & { code?: string }) => error.code));
    queue.narrowTo(1, 5000);
    queue.dispose();
    assert.ok(jobs.get('a')?.signal.aborted && jobs.get('b')?.signal.aborted);
    jobs.get('a')?.fail(new Error('stopped'));
    jobs.get('b')?.fail(new Error('stopped'));
    assert.equal((await Promise.all(ends))[2], 'cancelled');
    assert.deepEqual([state(), clock.alarms()], ['|', 0]);
  });
});
