import { type FileHandle, open, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileContent } from '../core/model/file-data.ts';
import { t } from '../core/text.ts';
import { ImageError } from '../core/wire/errors.ts';

/** Large enough for few trips to the disk, little enough to stay in the processor's cache until it is sent. */
const CHUNK_BYTES = 512 * 1024;

type Buffers = readonly [Buffer, Buffer];

/** Of the file before: new ones for each of sixteen would pile up until the garbage collector looks. */
let spare: WeakRef<Buffers> | undefined;

/**
 * A file as it is now, to be read while it is sent. Whoever reads it later gets an ImageError `invalid-request` where it is no
 * longer the same: the size has been promised to the server by then.
 */
export async function fileContent(file: string): Promise<FileContent> {
  const about = await stat(file);
  // A pipe would be waited for without an end.
  if (!about.isFile()) throw new Error(t('it is not a file'));
  const { size, mtimeMs } = about;
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
  const buffers = takeBuffers();
  const fill = (turn: number, at: number) => {
    const buffer = buffers[turn % 2 ? 1 : 0];
    const reading = handle.read(buffer, 0, Math.min(buffer.length, size - at), at);
    // Told when its turn comes; if that never comes, nobody needs to know.
    reading.catch(() => {});
    return reading;
  };
  let filling = fill(0, 0);
  try {
    for (let turn = 0, at = 0; at < size; turn++) {
      const { buffer, bytesRead } = await filling;
      if (bytesRead === 0) throw changed(file);
      at += bytesRead;
      if (at < size) filling = fill(turn + 1, at);
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    // Where the loop is left early, a read may still be writing into its buffer.
    await filling.catch(() => {});
    spare = new WeakRef(buffers);
  }
}

function takeBuffers(): Buffers {
  const buffers = spare?.deref() ?? [Buffer.allocUnsafeSlow(CHUNK_BYTES), Buffer.allocUnsafeSlow(CHUNK_BYTES)];
  spare = undefined;
  return buffers;
}

async function checkSame(handle: FileHandle, file: string, { size, mtimeMs }: Known): Promise<void> {
  const now = await handle.stat();
  if (now.size !== size || now.mtimeMs !== mtimeMs) throw changed(file);
}

function changed(file: string): ImageError {
  return new ImageError('invalid-request', t('{0} has changed since it was checked: try again', path.basename(file)));
}
