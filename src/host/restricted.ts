import * as vscode from 'vscode';
import { t } from '../core/text.ts';

/** In Restricted Mode a document may be anybody's: says so, and tells whether that is the case. */
export function tellRestricted(): boolean {
  if (vscode.workspace.isTrusted) return false;
  void offerTrust();
  return true;
}

async function offerTrust(): Promise<void> {
  const manage = t('Manage Workspace Trust');
  const message = t('In Restricted Mode no picture is generated from a document.');
  if ((await vscode.window.showWarningMessage(message, manage)) === manage)
    await vscode.commands.executeCommand('workbench.trust.manage');
}
