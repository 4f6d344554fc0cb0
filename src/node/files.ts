import { type FileHandle, open, stat } from 'node:fs/promises';
import path from 'node:path';
import { t } from '../core/text.ts';
import { ImageError } from '../core/wire/errors.ts';
import type { FileContent } from '../core/wire/http.ts';

/** Large enough for few trips to the disk, little enough to forget about. */
const CHUNK_BYTES = 512 * 1024;

/**
 * A file as it is now, to be read while it is sent. Whoever reads it later gets an ImageError `invalid-request` where it is no
 * longer the same: the size has been promised to the server by then.
 */
export async function fileContent(file: string): Promise<FileContent> {
  const { size, mtimeMs } = await stat(file);
  return { size, open: () => readSame(file, { size, mtimeMs }) };
}

interface Known {
  readonly size: number;
  readonly mtimeMs: number;
}

async function* readSame(file: string, known: Known): AsyncGenerator<Uint8Array> {
  const handle = await open(file).catch((error: Error) => {
    throw new ImageError('invalid-request', t('{0} cannot be read: {1}', path.basename(file), error.message), {
      cause: error,
    });
  });
  try {
    await checkSame(handle, file, known);
    yield* readAhead(handle, known.size, file);
    await checkSame(handle, file, known);
  } finally {
    await handle.close();
  }
}

/** Two buffers for the whole file: one is on its way to the server while the other is filled. */
async function* readAhead(handle: FileHandle, size: number, file: string): AsyncGenerator<Uint8Array> {
  const buffers = [0, 1].map(() => Buffer.allocUnsafeSlow(Math.min(CHUNK_BYTES, size)));
  const fill = (turn: number, at: number) => {
    const buffer = buffers[turn % 2] as Buffer;
    const reading = handle.read(buffer, 0, Math.min(buffer.length, size - at), at);
    // Told when its turn comes; if that never comes, nobody needs to know.
    reading.catch(() => {});
    return reading;
  };
  let filling = fill(0, 0);
  for (let turn = 0, at = 0; at < size; turn++) {
    const { buffer, bytesRead } = await filling;
    if (bytesRead === 0) throw changed(file);
    at += bytesRead;
    if (at < size) filling = fill(turn + 1, at);
    yield buffer.subarray(0, bytesRead);
  }
}

async function checkSame(handle: FileHandle, file: string, { size, mtimeMs }: Known): Promise<void> {
  const now = await handle.stat();
  if (now.size !== size || now.mtimeMs !== mtimeMs) throw changed(file);
}

function changed(file: string): ImageError {
  return new ImageError('invalid-request', t('{0} changed while it was being sent: try again', path.basename(file)));
}
