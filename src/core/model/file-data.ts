/** What is in a file: in memory, or read when it is needed. */
export type FileData = { readonly bytes: Uint8Array } | { readonly content: FileContent };

/** A file that is read in pieces whenever somebody wants it, so that its size does not count in memory. */
export interface FileContent {
  /** Exact, in bytes. */
  readonly size: number;
  /**
   * From the start, as often as it is called; exactly `size` bytes or an error. A chunk may be used until the next one is asked
   * for or the loop is left.
   */
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** In bytes. */
export function sizeOf(data: FileData): number {
  return 'bytes' in data ? data.bytes.length : data.content.size;
}

/** All of it in memory. Rejects with what `open` throws. */
export async function bytesOf(data: FileData): Promise<Uint8Array> {
  if ('bytes' in data) return data.bytes;
  const whole = new Uint8Array(data.content.size);
  let at = 0;
  for await (const chunk of data.content.open()) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
