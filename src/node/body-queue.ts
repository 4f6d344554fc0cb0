import { createRecycler } from './recycler.ts';

/** Carries a body from callbacks to a loop, and tells the sender to pause when the loop falls behind. */
export interface BodyQueue {
  /** Each piece is the reader's until it asks for the next one. */
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly control: (flow: Flow) => void;
  readonly push: (chunk: Uint8Array) => void;
  readonly end: () => void;
  readonly fail: (reason: unknown) => void;
}

export interface Flow {
  readonly pause: () => void;
  readonly resume: () => void;
  /** The reader has come to the end, or left before it. */
  readonly left: () => void;
}

/** Enough to keep a fast line busy, little enough to forget about. */
const HIGH_WATER_BYTES = 1024 * 1024;
const END = { done: true, value: undefined } as const;

type Step = IteratorResult<Uint8Array, undefined>;

/** Its iterator is written by hand: an async generator takes three turns for each piece, and a picture comes in thousands. */
export function createBodyQueue(): BodyQueue {
  const chunks: Uint8Array[] = [];
  const recycle = createRecycler();
  let waiting = 0;
  let paused = false;
  let flow: Flow | undefined;
  let outcome: { readonly reason?: unknown } | undefined;
  let asked: { readonly resolve: (step: Step) => void; readonly reject: (reason: unknown) => void } | undefined;

  return {
    bytes: { [Symbol.asyncIterator]: () => ({ next, return: leave }) },
    control: (given) => {
      flow = given;
    },
    push: (chunk) => {
      if (asked) {
        const { resolve } = asked;
        asked = undefined;
        resolve(handedOver(chunk));
        return;
      }
      chunks.push(chunk);
      waiting += chunk.length;
      if (waiting > HIGH_WATER_BYTES && !paused) {
        paused = true;
        flow?.pause();
      }
    },
    end: () => settle({}),
    fail: (reason) => settle({ reason }),
  };

  function settle(how: { readonly reason?: unknown }): void {
    outcome ??= how;
    if (asked) next().then(asked.resolve, asked.reject);
    asked = undefined;
  }

  async function next(): Promise<Step> {
    if (outcome && 'reason' in outcome) throw outcome.reason;
    const chunk = chunks.shift();
    if (!chunk) {
      if (outcome) return leave();
      return new Promise((resolve, reject) => {
        asked = { resolve, reject };
      });
    }
    waiting -= chunk.length;
    if (paused && waiting === 0) {
      paused = false;
      flow?.resume();
    }
    return handedOver(chunk);
  }

  function handedOver(chunk: Uint8Array): Step {
    recycle(chunk);
    return { done: false, value: chunk };
  }

  async function leave(): Promise<typeof END> {
    flow?.left();
    return END;
  }
}
