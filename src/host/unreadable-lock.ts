import * as vscode from 'vscode';
import { t } from '../core/text.ts';
import { baseName } from './paths.ts';

/** Says, once for a folder and session, that a lock file stays as it is and where its pictures are recorded meanwhile. */
export function tellUnreadable() {
  let isTold = false;
  return (file: vscode.Uri, copy: vscode.Uri): void => {
    if (isTold) return;
    isTold = true;
    const open = t('Open');
    const name = vscode.workspace.asRelativePath(file);
    const message = t(
      '{0} is no lock file that can be read. It stays as it is; {1} records what is made now.',
      name,
      baseName(copy),
    );
    void vscode.window.showWarningMessage(message, open).then((chosen) => {
      if (chosen === open) void vscode.window.showTextDocument(file);
    });
  };
}
