import { open } from 'node:fs/promises';
import path from 'node:path';
import { lookAt } from '../core/image/look.ts';
import type { FileLook, FilePicture } from '../core/model/draft.ts';
import { fileContent } from './files.ts';

/** Enough for most pictures; provenance and colour profiles before the data may take more. */
const END_BYTES = 64 * 1024;

/**
 * A picture of this machine, known by its beginning and its end and read when its bytes are needed. Rejects with the system's
 * error where it cannot be read now; where that comes later, or the file has changed by then, with an ImageError
 * `invalid-request`.
 */
export async function openPicture(file: string): Promise<FilePicture> {
  const content = await fileContent(file);
  return { kind: 'file', name: path.basename(file), content, ...(await lookInto(file, content.size)) };
}

async function lookInto(file: string, size: number): Promise<FileLook> {
  const handle = await open(file);
  const read = async (position: number, length: number) => {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(length), { position });
    return buffer.subarray(0, bytesRead);
  };
  try {
    for (let length = Math.min(END_BYTES, size); ; length = Math.min(length * 4, size)) {
      const head = await read(0, length);
      const tail = length === size ? head : await read(size - length, length);
      const { look, settled } = lookAt({ head, tail, length: size });
      if (settled || length === size) return look;
    }
  } finally {
    await handle.close();
  }
}
