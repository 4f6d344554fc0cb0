import * as vscode from 'vscode';
import { type LockChange, withChanges, withLock } from '../core/recipe/lock-changes.ts';
import { EMPTY_LOCK, LOCK_FILE, type Lock, readLock, writeLock } from '../core/recipe/lock-file.ts';
import { underGuard } from './guarded-write.ts';
import type { Log } from './log.ts';
import { kindOf } from './paths.ts';
import { readText, removeFile } from './storage.ts';

/** The lock file of a workspace folder, which other windows and Git change as well. */
export interface LockStore {
  /** What it holds now; where it cannot be read, what was recorded since. */
  readonly read: () => Promise<Lock>;
  /** Written down in turn into whatever the file holds by then. Never rejects: what cannot be written is told in the log. */
  readonly change: (changes: readonly LockChange[]) => Promise<void>;
  readonly file: vscode.Uri;
}

export interface LockStoreDependencies {
  readonly log: Log;
  /** A file in the lock's place that is none, or none of this version: it stays as it is. */
  readonly unreadable: (file: vscode.Uri, copy: vscode.Uri) => void;
  readonly changed: () => void;
}

/** What is recorded while the lock file cannot be read; it goes into the file as soon as that can be. */
export const NEW_LOCK_FILE = 'stipple.lock.new.json';

export function createLockStore(folder: vscode.Uri, { log, unreadable, changed }: LockStoreDependencies): LockStore {
  const main = lockAt(vscode.Uri.joinPath(folder, LOCK_FILE));
  const copy = lockAt(vscode.Uri.joinPath(folder, NEW_LOCK_FILE));
  /** Taken together by the next write. */
  let waiting: LockChange[] = [];
  let turn: Promise<void> = Promise.resolve();

  const read = async (): Promise<Lock> => {
    const lock = await main.read();
    const recent = await copy.read();
    const known = recent ? withLock(recent, lock ?? EMPTY_LOCK) : (lock ?? EMPTY_LOCK);
    return withChanges(known, waiting);
  };

  return {
    file: main.file,
    read,
    change: (changes) => {
      waiting.push(...changes);
      turn = turn.then(write);
      return turn;
    },
  };

  async function write(): Promise<void> {
    const changes = [...waiting];
    if (changes.length === 0) return;
    try {
      const isWritten = await writeChanges(changes);
      waiting = waiting.slice(changes.length);
      if (isWritten) changed();
    } catch (error) {
      // They go along with the next ones.
      log.error(`${LOCK_FILE} could not be written: ${String(error)}`);
    }
  }

  async function writeChanges(changes: readonly LockChange[]): Promise<boolean> {
    const lock = await main.read();
    if (!lock) {
      unreadable(main.file, copy.file);
      if ((await copy.read()) === undefined) throw new Error(`${NEW_LOCK_FILE} is no lock file either`);
      return copy.change((recent) => withChanges(recent, changes));
    }
    const recent = await copy.read();
    const isWritten = await main.change((now) => withChanges(recent ? withLock(recent, now) : now, changes));
    if (recent?.size) await removeFile(copy.file);
    return isWritten;
  }
}

interface LockAt {
  readonly file: vscode.Uri;
  /** Undefined where the file is no lock file; an empty one where there is no file. */
  readonly read: () => Promise<Lock | undefined>;
  /** Tells whether something was written. Rejects where the file is no lock file. */
  readonly change: (make: (now: Lock) => Lock) => Promise<boolean>;
}

function lockAt(file: vscode.Uri): LockAt {
  let known: { readonly text: string; readonly lock: Lock | undefined } | undefined;
  const load = async () => {
    const text = (await readText(file)) ?? '';
    if (known?.text !== text) known = { text, lock: readLock(text) };
    return known;
  };
  /** Undefined where nothing is to be written. */
  const textAfter = async (make: (now: Lock) => Lock): Promise<string | undefined> => {
    const { text, lock } = await load();
    if (!lock) throw new Error(`${file.path} is no lock file`);
    const next = writeLock(make(lock));
    if (next === writeLock(lock)) return undefined;
    return text.includes('\r\n') ? next.replaceAll('\n', '\r\n') : next;
  };
  return {
    file,
    read: async () => (await load()).lock,
    change: async (make) => {
      if ((await textAfter(make)) === undefined) return false;
      return underGuard(file, () => textAfter(make));
    },
  };
}

/** Whether a folder has a lock file. */
export async function hasLock(folder: vscode.Uri): Promise<boolean> {
  return (await kindOf(vscode.Uri.joinPath(folder, LOCK_FILE))) === 'file';
}
