import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { HttpRequest } from '../core/wire/http.ts';
import { multipartBody } from './multipart.ts';

/** A request as both routes send it. */
export interface Outgoing {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | AsyncIterable<Uint8Array> | undefined;
  /** The server has refused already: what is left of the body stays here. */
  readonly hold: () => void;
  /** The conversation is over, files that are open are closed. */
  readonly end: () => void;
}

export function outgoing({ url, headers, body }: HttpRequest): Outgoing {
  // Answers come uncompressed: base64 of a compressed picture gains little and costs the host's only thread.
  const shared = {
    'user-agent': 'Stipple',
    accept: 'application/json, text/event-stream',
    'accept-encoding': 'identity',
    ...headers,
  };
  if (!body) return { headers: shared, body: undefined, hold: () => {}, end: () => {} };
  if (body.kind === 'json') {
    const about = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body.text)) };
    return { headers: { ...shared, ...about }, body: body.text, hold: () => {}, end: () => {} };
  }
  const boundary = `stipple-${randomUUID()}`;
  const { length, chunks } = multipartBody(body.parts, boundary);
  const about = { 'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': String(length) };
  const sliceBytes = url.startsWith('https:') ? TLS_SLICE_BYTES : PLAIN_SLICE_BYTES;
  return { headers: { ...shared, ...about }, ...attentive(chunks, sliceBytes) };
}

/**
 * What Node hands to the system in one go over TLS (ten records of 16 KiB, less their frames): a larger chunk leaves in
 * several writes without a look at what came in between.
 */
const TLS_SLICE_BYTES = 128 * 1024;
/** Without TLS, what does not leave at once is left to the event loop, which reads first; each slice costs. */
const PLAIN_SLICE_BYTES = 512 * 1024;
/**
 * undici waits until a piece has left only where it fills the buffer of the socket, of 64 KiB at most. A smaller one may still
 * lie there when its chunk is filled anew: it is copied.
 */
const AWAITED_BYTES = 64 * 1024;

/**
 * Lets the event loop read before every write. A server that refuses an upload early answers, closes and resets; whoever
 * writes into that meets EPIPE and loses the answer, which lay there to be read.
 */
function attentive(chunks: AsyncIterable<Uint8Array>, sliceBytes: number): Omit<Outgoing, 'headers'> {
  let held: Promise<void> | undefined;
  let over = false;
  let release = (): void => {};
  const body = (async function* () {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length; at += sliceBytes) {
        await turn();
        await held;
        if (over) return;
        const slice = chunk.subarray(at, at + sliceBytes);
        yield slice.length < AWAITED_BYTES ? new Uint8Array(slice) : slice;
      }
    }
  })();
  return {
    body,
    hold: () => {
      held ??= new Promise((resolve) => {
        release = resolve;
      });
    },
    end: () => {
      over = true;
      release();
      void body.return().catch(() => {});
    },
  };
}
