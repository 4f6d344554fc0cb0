import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { now } from '../clock.ts';

/** What a network card hands over at once, about. */
const PIECE_BYTES = 64 * 1024;
/** A line does not make up for lost time; a timer that was late may. */
const LATENESS_MS = 2;

/**
 * Sends the bytes at the speed of the line, or (at 0) as fast as they are taken; stops when the reader has left. Resolves to the
 * moment at which the system took the last byte, in milliseconds of clock.ts.
 */
export async function sendOver(out: Writable, stretches: readonly Buffer[], bytesPerSecond: number): Promise<number> {
  const closed = once(out, 'close');
  let arrival = now();
  let lastByteAt = arrival;
  for (const piece of pieces(stretches)) {
    if (bytesPerSecond) {
      arrival = Math.max(arrival, now() - LATENESS_MS) + (piece.length / bytesPerSecond) * 1000;
      await until(arrival);
    }
    if (out.destroyed) break;
    lastByteAt = now();
    const flushed = new Promise((resolve) => out.write(piece, resolve));
    // node:http holds a chunk back until the next tick. What is gone then was taken at once, and the moment before it counts:
    // the reader wakes up and may take this process's core before it can look at the clock again.
    await new Promise<void>((resolve) => process.nextTick(resolve));
    const wasTakenAtOnce = out.writableLength === 0;
    await Promise.race([flushed, closed]);
    if (!wasTakenAtOnce) lastByteAt = now();
  }
  return lastByteAt;
}

function* pieces(stretches: readonly Buffer[]): Generator<Buffer> {
  for (const stretch of stretches) {
    for (let at = 0; at < stretch.length; at += PIECE_BYTES) yield stretch.subarray(at, at + PIECE_BYTES);
  }
}

const neverNotified = new Int32Array(new SharedArrayBuffer(4));

/** Timers know whole milliseconds only, in which a gigabit line carries two pieces; blocking this process is free. */
async function until(moment: number): Promise<void> {
  for (let left = moment - now(); left > 0; left = moment - now()) {
    Atomics.wait(neverNotified, 0, 0, Math.min(left, 1));
    await nextTurn();
  }
}
