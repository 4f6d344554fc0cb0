import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';

/** One thing a server does on the wire. An answer is a list of them, so that a fault is a change to a list. */
export type Step =
  | Head
  | { readonly kind: 'send'; readonly bytes: Buffer | string }
  /** Waits as long as the stand-in's delay says at that moment. */
  | { readonly kind: 'beat' }
  | { readonly kind: 'pause'; readonly ms: number }
  /** Does nothing until the client gives up. */
  | { readonly kind: 'hang' }
  /** Breaks the connection with a TCP reset. */
  | { readonly kind: 'reset' };

/** Status line and headers. What comes from the `edge`, a proxy before the API, lacks the API's own headers. */
export type Head = {
  readonly kind: 'head';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly edge?: boolean;
};

/** A whole answer as data. */
export type Reply = Omit<Head, 'kind'> & { readonly body: string };

/** @param value anything that JSON can hold */
export function jsonReply(value: unknown): Reply {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

export function replyScript({ body, ...head }: Reply): readonly Step[] {
  const length = String(Buffer.byteLength(body));
  return [
    { kind: 'beat' },
    { kind: 'head', ...head, headers: { ...head.headers, 'content-length': length } },
    { kind: 'send', bytes: body },
  ];
}

/** Plays an answer. @returns how it came to its end */
export async function play(
  script: Iterable<Step>,
  response: ServerResponse,
  delay: () => number,
): Promise<'complete' | 'cut' | 'aborted'> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  if (response.destroyed) return 'aborted';
  try {
    for (const step of script) {
      if (step.kind === 'reset') {
        response.socket?.resetAndDestroy();
        return 'cut';
      }
      await act(step, response, delay, gone.signal);
      if (gone.signal.aborted) return 'aborted';
    }
    await ended(response, gone.signal);
    return response.writableFinished ? 'complete' : 'aborted';
  } catch (error) {
    if (gone.signal.aborted) return 'aborted';
    throw error;
  }
}

async function act(
  step: Exclude<Step, { kind: 'reset' }>,
  response: ServerResponse,
  delay: () => number,
  signal: AbortSignal,
): Promise<void> {
  switch (step.kind) {
    case 'head':
      response.writeHead(step.status, step.headers);
      response.flushHeaders();
      return;
    case 'send':
      if (!response.write(step.bytes)) await drained(response, signal);
      // A turn of the event loop keeps two writes from leaving as one packet.
      await turn();
      return;
    case 'beat':
      if (delay() > 0) await wait(delay(), undefined, { signal });
      return;
    case 'pause':
      await wait(step.ms, undefined, { signal });
      return;
    case 'hang':
      await new Promise<void>((done) => signal.addEventListener('abort', () => done(), { once: true }));
      return;
  }
}

function ended(response: ServerResponse, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    response.end(done);
    // Node does not call back for a connection that broke meanwhile.
    signal.addEventListener('abort', () => done(), { once: true });
  });
}

async function drained(response: ServerResponse, signal: AbortSignal): Promise<void> {
  await once(response, 'drain', { signal }).catch(() => undefined);
}
