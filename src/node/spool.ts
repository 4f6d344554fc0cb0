import { randomUUID } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PictureBytes } from '../core/image/picture-bytes.ts';

/** A file that is written while its bytes arrive. */
export interface Spool {
  /** Bytes given so far. */
  readonly length: () => number;
  /** Takes a block over; one write at a time is on its way. */
  readonly write: (block: Uint8Array) => void;
  /** Settles when at most one block waits for the disk. */
  readonly busy: () => Promise<void> | undefined;
  /** Takes the last block. Where the disk failed, the whole comes back in memory: it may have been paid. */
  readonly finish: (rest: Uint8Array) => Promise<PictureBytes>;
  readonly discard: () => Promise<void>;
}

/** Enough for every header, colour profiles and provenance before it included. */
const HEAD = 256 * 1024;
const TAIL = 64 * 1024;

/** A hidden file in `folder` or the nearest folder above it that exists, else among the temporary files. */
export function createSpool(folder: string | undefined): Spool {
  let file: { readonly handle: FileHandle; readonly path: string } | undefined;
  let head: Uint8Array | undefined;
  let tail: Uint8Array = new Uint8Array();
  let length = 0;
  let written = 0;
  let waiting = 0;
  /** What the disk did not take; while there is nothing, it is well. */
  const unwritten: Uint8Array[] = [];
  let chain: Promise<void> = openHidden(folder).then((opened) => {
    file = opened;
    if (opened) keepUntilExit(opened.path);
  });

  return {
    length: () => length,
    write,
    busy: () => (waiting > 1 ? chain : undefined),
    finish: async (rest) => {
      write(rest);
      await chain;
      if (!file || unwritten.length > 0) {
        const whole = await readBack();
        await discard();
        return whole;
      }
      const { handle } = file;
      const read = () => readAll(handle, length);
      return { path: file.path, length, head: head ?? rest, tail, read, discard };
    },
    discard,
  };

  function write(block: Uint8Array): void {
    head ??= block.slice(0, HEAD);
    tail = block.length < TAIL ? joined([tail, block]).slice(-TAIL) : block.slice(-TAIL);
    length += block.length;
    waiting++;
    chain = chain.then(async () => {
      if (unwritten.length > 0 || !(await writeAll(block))) unwritten.push(block);
      waiting--;
    });
  }

  async function writeAll(block: Uint8Array): Promise<boolean> {
    if (!file) return false;
    try {
      for (let at = 0; at < block.length; ) {
        at += (await file.handle.write(block, at, block.length - at, written + at)).bytesWritten;
      }
      written += block.length;
      return true;
    } catch {
      // A full disk, a folder gone: the bytes stay in memory, and saving them tells what is wrong.
      return false;
    }
  }

  async function readBack(): Promise<Uint8Array> {
    const begun = file ? [await readAll(file.handle, written)] : [];
    return joined([...begun, ...unwritten]);
  }

  async function discard(): Promise<void> {
    await chain;
    const closing = file;
    file = undefined;
    unwritten.length = 0;
    if (!closing) return;
    await closing.handle.close();
    // Moved away is as good as removed.
    await unlink(closing.path).catch(() => undefined);
    forget(closing.path);
  }
}

async function readAll(handle: FileHandle, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; ) {
    const { bytesRead } = await handle.read(bytes, at, length - at, at);
    if (bytesRead === 0) throw new Error('The file is shorter than what was written to it');
    at += bytesRead;
  }
  return bytes;
}

async function openHidden(folder: string | undefined) {
  const name = `.${randomUUID().slice(0, 8)}.stipple-tmp`;
  for (let place = folder; place; place = parentOf(place)) {
    try {
      return await openNew(path.join(place, name));
    } catch (error) {
      // The folder is made when there is something to put into it.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') break;
    }
  }
  // A place that all people of the machine share.
  return openNew(path.join(tmpdir(), name), 0o600).catch(() => undefined);
}

/** For reading as well; never a file that is there. */
async function openNew(file: string, mode?: number) {
  return { handle: await open(file, 'wx+', mode), path: file };
}

function parentOf(place: string): string | undefined {
  const parent = path.dirname(place);
  return parent === place ? undefined : parent;
}

const kept = new Set<string>();

/** An editor that closes takes its extensions down without asking; nothing half may stay. */
function keepUntilExit(file: string): void {
  if (kept.size === 0) process.on('exit', removeKept);
  kept.add(file);
}

function forget(file: string): void {
  kept.delete(file);
  if (kept.size === 0) process.off('exit', removeKept);
}

function removeKept(): void {
  for (const file of kept) {
    try {
      unlinkSync(file);
    } catch {
      // Moved away in the meantime.
    }
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
