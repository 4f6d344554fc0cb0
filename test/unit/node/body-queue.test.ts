import assert from 'node:assert/strict';
import { createBodyQueue, type Flow } from '../../../src/node/body-queue.ts';

const MEBIBYTE = 1024 * 1024;

describe('a body on its way from callbacks to a loop', () => {
  const started = () => {
    const told: string[] = [];
    const tell = (what: keyof Flow) => [what, () => void told.push(what)] as const;
    const queue = createBodyQueue();
    queue.control(Object.fromEntries([tell('pause'), tell('resume'), tell('left')]) as unknown as Flow);
    return { queue, told, reading: queue.bytes[Symbol.asyncIterator]() };
  };
  const bytes = (...values: readonly number[]) => Uint8Array.from(values);
  const valuesOf = async (pieces: AsyncIterable<Uint8Array>) => {
    const values: number[] = [];
    for await (const piece of pieces) values.push(...piece);
    return values;
  };

  it('arrives in its order, whoever is faster', async () => {
    const { queue, reading, told } = started();
    const first = reading.next();
    queue.push(bytes(1));
    queue.push(bytes(2));
    queue.push(bytes(3));
    assert.deepEqual(await first, { done: false, value: bytes(1) });
    queue.end();
    assert.deepEqual(await valuesOf(queue.bytes), [2, 3]);
    assert.deepEqual(told, ['left']);
  });

  it('ends for a loop that waits', async () => {
    const { queue, reading, told } = started();
    const rest = reading.next();
    queue.end();
    assert.equal((await rest).done, true);
    assert.deepEqual(told, ['left']);
  });

  it('fails for a loop that waits, and for one that has not yet read what came before', async () => {
    const reason = new Error('cut');
    const waiting = started();
    const rest = waiting.reading.next();
    waiting.queue.fail(reason);
    await assert.rejects(rest, reason);
    const late = started();
    late.queue.push(bytes(1));
    late.queue.fail(reason);
    await assert.rejects(late.reading.next(), reason);
  });

  it('does not fail any more once it has ended', async () => {
    const { queue } = started();
    queue.push(bytes(1));
    queue.end();
    queue.fail(new Error('cancelled'));
    assert.deepEqual(await valuesOf(queue.bytes), [1]);
  });

  it('tells that the loop was left', async () => {
    const { queue, told } = started();
    queue.push(bytes(1));
    for await (const _ of queue.bytes) break;
    assert.deepEqual(told, ['left']);
  });

  it('pauses the sender a megabyte ahead, until all of that is read', async () => {
    const { queue, told, reading } = started();
    for (let index = 0; index < 3; index++) queue.push(new Uint8Array(MEBIBYTE / 2));
    assert.deepEqual(told, ['pause']);
    await reading.next();
    await reading.next();
    assert.deepEqual(told, ['pause']);
    await reading.next();
    assert.deepEqual(told, ['pause', 'resume']);
  });

  it('belongs to the reader piece by piece, and what was received at once until all of it is read', async () => {
    const { queue, reading } = started();
    const [received, next, last] = [new Uint8Array(64 * 1024).fill(1), new Uint8Array(64 * 1024).fill(2), bytes(3)];
    const pieces = [received.subarray(0, 60_000), received.subarray(60_002, 60_009), next, last];
    for (const piece of pieces) queue.push(piece);
    queue.end();
    const read: number[] = [];
    for (let step = await reading.next(); !step.done; step = await reading.next()) read.push(step.value[0] ?? 0);
    assert.deepEqual(read, [1, 1, 2, 3]);
    // Where the runtime can do it (Node.js from 21 on), what was read is freed.
    const freed = 'transfer' in ArrayBuffer.prototype ? [0, 0] : [64 * 1024, 64 * 1024];
    assert.deepEqual([received.length, next.length], freed);
  });

  it('leaves memory alone that others may share', async () => {
    const { queue, reading } = started();
    const pooled = Buffer.from('in the pool of the process');
    const half = new Uint8Array(64 * 1024).subarray(0, 32 * 1024);
    const small = new Uint8Array(1024);
    for (const piece of [pooled, half, small, bytes(1)]) queue.push(piece);
    for (let index = 0; index < 4; index++) await reading.next();
    assert.deepEqual([pooled.toString(), half.length, small.length], ['in the pool of the process', 32 * 1024, 1024]);
  });
});
