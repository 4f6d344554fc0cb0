/** Carries a body from callbacks to a loop, and tells the sender to pause when the loop falls behind. */
export interface BodyQueue {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly control: (flow: Flow) => void;
  readonly push: (chunk: Uint8Array) => void;
  readonly end: () => void;
  readonly fail: (reason: unknown) => void;
}

export interface Flow {
  readonly pause: () => void;
  readonly resume: () => void;
  /** The reader left before the end. */
  readonly abandon: () => void;
}

/** Enough to keep a fast line busy, little enough to forget about. */
const HIGH_WATER_BYTES = 1024 * 1024;

export function createBodyQueue(): BodyQueue {
  const chunks: Uint8Array[] = [];
  let waiting = 0;
  let paused = false;
  let flow: Flow | undefined;
  let outcome: { readonly reason?: unknown } | undefined;
  let wake: (() => void) | undefined;

  return {
    bytes: { [Symbol.asyncIterator]: read },
    control: (given) => {
      flow = given;
    },
    push: (chunk) => {
      chunks.push(chunk);
      waiting += chunk.length;
      if (waiting > HIGH_WATER_BYTES && !paused) {
        paused = true;
        flow?.pause();
      }
      wake?.();
    },
    end: () => settle({}),
    fail: (reason) => settle({ reason }),
  };

  function settle(how: { readonly reason?: unknown }): void {
    outcome ??= how;
    wake?.();
  }

  async function* read(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        if (outcome && 'reason' in outcome) throw outcome.reason;
        const chunk = chunks.shift();
        if (chunk) {
          waiting -= chunk.length;
          if (paused && waiting === 0) {
            paused = false;
            flow?.resume();
          }
          yield chunk;
        } else if (outcome) {
          return;
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      if (!outcome) flow?.abandon();
    }
  }
}
