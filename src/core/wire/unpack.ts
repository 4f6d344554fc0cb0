import { t } from '../text.ts';
import { badResponse } from './answer.ts';
import type { HttpReply } from './http.ts';

/**
 * The bytes of a body that some proxy compressed, although it was asked not to: what is in it may have been paid. Piece by
 * piece, so that a bomb meets the limits of whoever reads.
 */
export function unpacked(body: AsyncIterable<Uint8Array>, reply: HttpReply): AsyncIterable<Uint8Array> {
  const coding = reply.headers['content-encoding']?.trim().toLowerCase() || 'identity';
  return coding === 'identity' ? body : inflated(body, coding, reply);
}

const FORMATS = new Map<string, 'gzip' | 'deflate'>([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
]);

async function* inflated(
  body: AsyncIterable<Uint8Array>,
  coding: string,
  reply: HttpReply,
): AsyncGenerator<Uint8Array> {
  const format = FORMATS.get(coding);
  if (!format) throw badResponse(t('The server answered in a compression that was not asked for: {0}', coding), reply);
  const iterator = body[Symbol.asyncIterator]();
  let broken: { readonly reason: unknown } | undefined;
  const packed = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      try {
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(new Uint8Array(value));
      } catch (reason) {
        broken = { reason };
        throw reason;
      }
    },
    cancel: async () => void (await iterator.return?.()),
  });
  const reader = packed.pipeThrough(new DecompressionStream(format)).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (cause) {
    // A decompressor reports every end of its source as its own.
    if (broken) throw broken.reason;
    throw badResponse(t('The compressed answer of the server cannot be read'), reply, cause);
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
