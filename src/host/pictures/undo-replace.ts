import * as vscode from 'vscode';
import { CONTEXT_KEYS } from '../../core/ids.ts';
import { t } from '../../core/text.ts';
import { showError } from '../errors.ts';
import type { Replace } from './replace.ts';

export interface UndoReplace extends Replace, vscode.Disposable {
  /** `stipple.undoReplace`: brings back what the last replacement took the place of. */
  readonly undo: () => Promise<void>;
}

/**
 * The Explorer's own Undo knows only what was done in the Explorer, and undoes a file that was deleted and made anew in the
 * wrong order: https://github.com/microsoft/vscode/blob/main/src/vs/workbench/contrib/bulkEdit/browser/bulkFileEdits.ts. So
 * its key is ours from a replacement until something else happens to files, which is then what it undoes; the saving of a
 * picture before it comes after it (`undo-save.ts`).
 */
export function createUndoReplace(replace: Replace): UndoReplace {
  let last: string | undefined;
  /** The replacement that is at work, or was last. */
  let working: Promise<unknown> = Promise.resolve();
  const remember = async (id: string | undefined): Promise<void> => {
    last = id;
    await vscode.commands.executeCommand('setContext', CONTEXT_KEYS.canUndoReplace, id !== undefined);
  };
  const forget = () => {
    if (last !== undefined) void remember(undefined);
  };
  const listeners = vscode.Disposable.from(
    vscode.workspace.onDidCreateFiles(forget),
    vscode.workspace.onDidDeleteFiles(forget),
    vscode.workspace.onDidRenameFiles(forget),
  );
  const undo = async (): Promise<void> => {
    await working.catch(() => undefined);
    if (last === undefined) return;
    try {
      await undoable.revert(last);
      vscode.window.setStatusBarMessage(t('The original is back, byte for byte'), SHOWN_MS);
    } catch (error) {
      await showError(error, { change: () => void undo() });
    }
  };
  /** The key is ours before the file is another: who presses it at once must not undo what was saved before. */
  const remembered = async <T>(id: string, run: () => Promise<T>): Promise<T> => {
    const before = last;
    await remember(id);
    const result = run();
    working = result;
    try {
      return await result;
    } catch (error) {
      if (last === id) await remember(before);
      throw error;
    }
  };
  const undoable: Replace = {
    replace: (id) => remembered(id, () => replace.replace(id)),
    replaceFile: (id, target) => remembered(id, () => replace.replaceFile(id, target)),
    revert: async (id) => {
      const picture = await replace.revert(id);
      if (last === id) forget();
      return picture;
    },
  };
  return { ...undoable, undo, dispose: () => listeners.dispose() };
}

const SHOWN_MS = 5000;
