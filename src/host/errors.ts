import * as vscode from 'vscode';
import { COMMANDS, CONFIGURATION } from '../core/ids.ts';
import { isImageError } from '../core/wire/errors.ts';
import { type ErrorAction, labelOf, wordError } from '../core/wire/wording.ts';

/** What the action of an error does that needs to know its entry point. */
export interface Retry {
  /** Asks again, filled as it was. */
  readonly change: () => void;
}

/** Shows an error with its one action; silent for a cancelled job. */
export async function showError(error: unknown, retry: Retry): Promise<void> {
  if (!isImageError(error)) throw error;
  // What is left of a picture has been offered already, with the reason.
  if (error.code === 'cancelled' || error.salvage) return;
  const { message, action } = wordError(error);
  const { label, run } = actionOf(action, retry);
  if ((await vscode.window.showErrorMessage(message, label)) === label) run();
}

/** What the button of an action says and does. */
export function actionOf(action: ErrorAction, { change }: Retry): { readonly label: string; readonly run: () => void } {
  const command =
    (id: string, ...rest: unknown[]) =>
    () =>
      void vscode.commands.executeCommand(id, ...rest);
  const runs: Readonly<Record<ErrorAction, () => void>> = {
    'set-key': command(COMMANDS.setApiKey),
    'change-request': change,
    'choose-model': change,
    'try-again': change,
    'open-settings': command('workbench.action.openSettings', CONFIGURATION),
    // What is left of a picture is offered by whoever keeps it.
    'save-as': command(COMMANDS.showLog),
    'open-billing': openPage('https://platform.openai.com/settings/organization/billing'),
    'verify-organization': openPage('https://platform.openai.com/settings/organization/general'),
    'show-log': command(COMMANDS.showLog),
  };
  return { label: labelOf(action), run: runs[action] };
}

function openPage(address: string): () => void {
  return () => void vscode.env.openExternal(vscode.Uri.parse(address));
}
