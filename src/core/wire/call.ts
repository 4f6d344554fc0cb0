import { MEBIBYTE } from '../model/rule.ts';
import { t } from '../text.ts';
import { badResponse } from './answer.ts';
import { ImageError } from './errors.ts';
import type { HttpReply, HttpRequest, Send } from './http.ts';
import { unpacked } from './unpack.ts';

/** An answer on its way. */
export interface Call {
  readonly reply: Pick<HttpReply, 'status' | 'headers'>;
  /** Read once; not compressed. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** To be called in the end: a connection with unread bytes is closed, and no timer is left. */
  readonly close: () => void;
}

const REFUSAL_LIMIT = MEBIBYTE;
const END = { done: true, value: undefined } as const;

/**
 * Sends a request and watches over its answer: between two pieces of the body no more than `idleMs` may pass. The time until
 * the first one does not count: without previews, a server says nothing at all while it paints for minutes.
 * No redirect is followed, because a prompt, a picture or a key would travel to somebody else.
 */
export async function openCall(request: HttpRequest, send: Send, idleMs: number, signal: AbortSignal): Promise<Call> {
  const own = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Since when the next piece has been awaited; undefined while the last one is being worked on. */
  let since: number | undefined;
  const close = () => {
    clearTimeout(timer);
    own.abort(new Error('The rest is not wanted'));
  };
  try {
    const reply = await send(request, AbortSignal.any([signal, own.signal]));
    const { status, headers } = reply;
    if (status >= 300 && status < 400) throw redirected(reply);
    return { reply: { status, headers }, bytes: unpacked(watched(reply.body), reply), close };
  } catch (error) {
    close();
    throw error;
  }

  /** By hand, not as an async generator, which takes three turns for each piece: a picture comes in thousands. */
  function watched(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    const iterator = body[Symbol.asyncIterator]();
    let begun = false;
    const arrived = (step: IteratorResult<Uint8Array>) => {
      begun = true;
      since = undefined;
      if (step.done) clearTimeout(timer);
      return step;
    };
    const next = () => {
      if (begun) {
        since = Date.now();
        timer ??= setTimeout(checkIdle, idleMs);
      }
      return iterator.next().then(arrived);
    };
    const leave = async () => (await iterator.return?.()) ?? END;
    return { [Symbol.asyncIterator]: () => ({ next, return: leave }) };
  }

  /** One timer for each silence, not one for each piece. */
  function checkIdle(): void {
    const left = (since ?? Date.now()) + idleMs - Date.now();
    if (left > 0) timer = setTimeout(checkIdle, left);
    else own.abort(new ImageError('timeout', t('Nothing came for {0} seconds', Math.ceil(idleMs / 1000))));
  }
}

/** The text of a refusal as far as it matters; the status alone is worth more than a second error about its text. */
export async function readRefusal({ bytes }: Call): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const chunk of bytes) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length >= REFUSAL_LIMIT) break;
    }
  } catch {
    // Told by its status.
  }
  return text;
}

function redirected(reply: HttpReply): ImageError {
  const location = reply.headers.location ?? '';
  const target = URL.canParse(location) ? new URL(location).host : location.slice(0, 100);
  const message = t(
    'The server points to another address ({0}), and Stipple does not follow: prompts and pictures would travel there',
    target,
  );
  return badResponse(message, reply);
}
