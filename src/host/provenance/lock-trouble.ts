import * as vscode from 'vscode';
import { t } from '../../core/text.ts';
import { baseName } from '../paths.ts';
import type { LockTrouble } from './lock-store.ts';

/** Says what is wrong with a folder's lock file, with one thing to do about it. */
export function tellLockTrouble(): LockTrouble {
  let isTold = false;
  return {
    unreadable: (file, copy) => {
      // Once a session: nothing is lost meanwhile.
      if (isTold) return;
      isTold = true;
      const name = vscode.workspace.asRelativePath(file);
      const message = t('{0} is no lock file that can be read, so it stays as it is.', name);
      const meanwhile = t('How pictures are made is recorded in {0} until it can be.', baseName(copy));
      void offer(`${message} ${meanwhile}`, t('Open'), async () => {
        await vscode.window.showTextDocument(file);
      });
    },
    conflict: (file, merge) => {
      const name = vscode.workspace.asRelativePath(file);
      const message = t(
        'A merge has left conflicts in {0}. Both sides can be put together: no picture gets lost.',
        name,
      );
      void offer(message, t('Merge Both Sides'), merge);
    },
  };
}

async function offer(message: string, action: string, run: () => Promise<void>): Promise<void> {
  if ((await vscode.window.showWarningMessage(message, action)) !== action) return;
  try {
    await run();
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}
