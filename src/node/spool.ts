import { randomUUID } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PictureBytes } from '../core/image/picture-bytes.ts';

/** A file that is written while its bytes arrive. */
export interface Spool {
  /** Takes a block over; one write at a time is on its way. */
  readonly write: (block: Buffer) => void;
  /** Settles when the disk has caught up; undefined while little waits for it. */
  readonly busy: () => Promise<void> | undefined;
  /** Takes the last block. */
  readonly end: (rest: Buffer) => void;
  /** Where the disk failed, the whole comes back in memory: it may have been paid. */
  readonly finish: () => Promise<PictureBytes>;
  readonly discard: () => Promise<void>;
}

const TAIL = 64 * 1024;
/** Blocks: enough for an even flow where the disk is slower than the line. */
const MOST_WAITING = 3;

/**
 * A hidden file in `folder` or the nearest folder above it that exists, else among the temporary files.
 * @param giveBack is handed the blocks that are written, all but the first and the last: those go with the picture, for in them
 * stands what it is
 */
export function createSpool(folder: string | undefined, giveBack: (block: Buffer) => void): Spool {
  let file: { readonly handle: FileHandle; readonly path: string } | undefined;
  let first: Buffer | undefined;
  let newest: Buffer | undefined;
  let tail: Uint8Array = new Uint8Array();
  let length = 0;
  let written = 0;
  let waiting = 0;
  let isMoved = false;
  /** What the disk did not take; while there is nothing, it is well. */
  const unwritten: Buffer[] = [];
  let chain: Promise<void> = openHidden(folder).then((opened) => {
    file = opened;
    if (opened) keepUntilExit(opened.path);
  });

  return {
    write,
    busy: () => (waiting > MOST_WAITING ? chain : undefined),
    end: (rest) => {
      tail = newest && rest.length < TAIL ? joined([newest.subarray(-TAIL), rest]) : rest;
      write(rest);
    },
    finish: async () => {
      await chain;
      if (!file || unwritten.length > 0) {
        const whole = await readBack();
        await discard();
        return whole;
      }
      const { handle, path } = file;
      const read = () => readAll(handle, length);
      return { path, length, head: first ?? tail, tail, read, moved, discard };
    },
    discard,
  };

  function write(block: Buffer): void {
    const before = newest;
    first ??= block;
    newest = block;
    length += block.length;
    waiting++;
    chain = chain.then(async () => {
      const isWell = unwritten.length === 0;
      if (isWell && before && before !== first) giveBack(before);
      if (!isWell || !(await writeAll(block))) unwritten.push(block);
      waiting--;
    });
  }

  async function writeAll(block: Buffer): Promise<boolean> {
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

  function moved(): void {
    isMoved = true;
    if (file) forget(file.path);
  }

  async function discard(): Promise<void> {
    await chain;
    const closing = file;
    file = undefined;
    unwritten.length = 0;
    if (!closing) return;
    await closing.handle.close();
    if (isMoved) return;
    // Moved away without a word is as good as removed.
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
