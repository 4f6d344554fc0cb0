import * as vscode from 'vscode';
import { type LockChange, withChanges, withLock } from '../../core/recipe/lock-changes.ts';
import { EMPTY_LOCK, type Lock } from '../../core/recipe/lock-file.ts';
import { LOCK_FILE, NEW_LOCK_FILE } from '../../core/recipe/lock-name.ts';
import type { Log } from '../log.ts';
import { removeFile } from '../storage.ts';
import type { GuardedWrite } from './guarded-write.ts';
import { lockAt, type ReadText } from './lock-at.ts';

/** The lock file of a workspace folder, which other windows and Git change as well. */
export interface LockStore {
  /** What it holds now; where it cannot be read, what can be read of it and what was recorded since. */
  readonly read: () => Promise<Lock>;
  /** Written down in turn into whatever the file holds by then. Never rejects: what cannot be written is told in the log. */
  readonly change: (changes: readonly LockChange[]) => Promise<void>;
  /** Somebody else has changed the file. Never rejects. */
  readonly settle: () => Promise<void>;
  /** Waits for what is being written. Never rejects. */
  readonly flush: () => Promise<void>;
}

export interface LockStoreDependencies {
  readonly log: Log;
  readonly read: ReadText;
  readonly write: GuardedWrite;
  readonly trouble: LockTrouble;
  readonly changed: () => void;
}

/** What people are told of. */
export interface LockTrouble {
  /** A file in the lock's place that is none, or none of this version: it stays as it is, and the copy records meanwhile. */
  readonly unreadable: (file: vscode.Uri, copy: vscode.Uri) => void;
  readonly conflict: (file: vscode.Uri, merge: () => Promise<void>) => void;
}

export function createLockStore(folder: vscode.Uri, dependencies: LockStoreDependencies): LockStore {
  const { log, trouble, changed } = dependencies;
  const main = lockAt(vscode.Uri.joinPath(folder, LOCK_FILE), dependencies);
  const copy = lockAt(vscode.Uri.joinPath(folder, NEW_LOCK_FILE), dependencies);
  /** Taken together by the next write. */
  let waiting: LockChange[] = [];
  let turn: Promise<void> = Promise.resolve();
  /** It is told of one conflict once. */
  let hasConflict = false;

  const inTurn = (action: () => Promise<void>) => {
    turn = turn.then(action).catch((error: unknown) => {
      log.error(`${LOCK_FILE} could not be written: ${String(error)}`);
    });
    return turn;
  };

  return {
    read: async () => {
      const { lock, conflict } = await main.look();
      const recent = (await copy.look()).lock ?? EMPTY_LOCK;
      return withChanges(withLock(recent, lock ?? conflict ?? EMPTY_LOCK), waiting);
    },
    change: (changes) => {
      waiting.push(...changes);
      return inTurn(writeWaiting);
    },
    settle: () =>
      inTurn(async () => {
        const { lock } = await lookForConflict();
        if (lock && (await copy.look()).lock?.size) await write([]);
      }),
    flush: () => turn,
  };

  /** Changes that cannot be written go along with the next ones. */
  async function writeWaiting(): Promise<void> {
    const changes = [...waiting];
    if (changes.length === 0) return;
    await write(changes);
    waiting = waiting.slice(changes.length);
  }

  async function write(changes: readonly LockChange[]): Promise<void> {
    const { lock, conflict } = await lookForConflict();
    const isWritten = lock ? await writeMain(changes) : await writeCopy(changes);
    if (!lock && !conflict) trouble.unreadable(main.file, copy.file);
    if (isWritten) changed();
  }

  async function writeMain(changes: readonly LockChange[]): Promise<boolean> {
    const recent = (await copy.look()).lock;
    const isWritten = await main.change((now) => withChanges(recent ? withLock(recent, now) : now, changes));
    if (recent?.size) await removeFile(copy.file);
    return isWritten;
  }

  function writeCopy(changes: readonly LockChange[]): Promise<boolean> {
    return copy.change((recent) => withChanges(recent, changes));
  }

  async function lookForConflict() {
    const look = await main.look();
    if (look.conflict && !hasConflict) trouble.conflict(main.file, merge);
    hasConflict = look.conflict !== undefined;
    return look;
  }

  async function merge(): Promise<void> {
    await main.mergeConflict();
    await inTurn(() => write([]));
    changed();
  }
}
