import type * as vscode from 'vscode';
import { mergeConflict } from '../../core/recipe/lock-conflict.ts';
import { type Lock, readLock, writeLock } from '../../core/recipe/lock-file.ts';
import type { GuardedWrite } from './guarded-write.ts';

/** One lock file, wherever it is. */
export interface LockAt {
  readonly file: vscode.Uri;
  /** As it is now; an empty one where there is no file. */
  readonly look: () => Promise<LockLook>;
  /** Tells whether something was written. Rejects where the file is no lock file. */
  readonly change: (make: (now: Lock) => Lock) => Promise<boolean>;
  /** Puts together what a merge of Git left apart. Rejects where it is no longer so. */
  readonly mergeConflict: () => Promise<void>;
}

export interface LockLook {
  /** Undefined where the file is no lock file. */
  readonly lock: Lock | undefined;
  /** Where the file has both sides of a merge: what they hold together. */
  readonly conflict: Lock | undefined;
}

/** A file's text; undefined where there is none. */
export type ReadText = (file: vscode.Uri) => Promise<string | undefined>;

export function lockAt(
  file: vscode.Uri,
  { read, write }: { readonly read: ReadText; readonly write: GuardedWrite },
): LockAt {
  let known: (LockLook & { readonly text: string }) | undefined;
  const load = async () => {
    const text = (await read(file)) ?? '';
    if (known?.text !== text) known = { text, ...lookAt(text) };
    return known;
  };
  const noLock = () => new Error(`${file.path} is no lock file`);
  /** Undefined where nothing is to be written. */
  const textAfter = async (make: (now: Lock) => Lock): Promise<string | undefined> => {
    const { text, lock } = await load();
    if (!lock) throw noLock();
    const next = writeLock(make(lock));
    return next === writeLock(lock) ? undefined : withLineEndsOf(text, next);
  };
  return {
    file,
    look: load,
    change: async (make) => {
      if ((await textAfter(make)) === undefined) return false;
      return write(file, () => textAfter(make));
    },
    mergeConflict: async () => {
      await write(file, async () => {
        const { text, conflict } = await load();
        if (!conflict) throw noLock();
        return withLineEndsOf(text, writeLock(conflict));
      });
    },
  };
}

/** What there is to read in the text of a lock file. */
export function lookAt(text: string): LockLook {
  const lock = readLock(text);
  return { lock, conflict: lock ? undefined : mergeConflict(text) };
}

/** Git may have checked it out with those of Windows; others are no change that anybody made. */
function withLineEndsOf(before: string, text: string): string {
  return before.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
}
