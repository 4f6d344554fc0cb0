import * as vscode from 'vscode';
import { t } from '../../core/text.ts';
import { toImageError } from '../../core/wire/errors.ts';
import { wordError } from '../../core/wire/wording.ts';

/** Tells what was done, and undoes it where somebody wants that; the offer stays open for as long as somebody likes. */
export async function offerUndo(message: string, undo: () => Promise<void>): Promise<void> {
  const label = t('Undo');
  if ((await vscode.window.showInformationMessage(message, label)) !== label) return;
  try {
    await undo();
  } catch (error) {
    void vscode.window.showErrorMessage(wordError(toImageError(error, 'save-failed')).message);
  }
}
