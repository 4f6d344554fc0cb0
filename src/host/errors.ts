import * as vscode from 'vscode';
import { COMMANDS, CONFIGURATION } from '../core/ids.ts';
import { isDeclined } from '../core/job/budget.ts';
import { type ImageError, isImageError } from '../core/wire/errors.ts';
import { type ErrorAction, labelOf, wordError } from '../core/wire/wording.ts';

/** What the action of an error does that needs to know its entry point. */
export interface Retry {
  /** Asks again, filled as it was. */
  readonly change: () => void;
}

/** What the settings are searched for, to show those of the budget. */
export const BUDGET_SETTINGS = `${CONFIGURATION}.budget`;

/** Shows an error with its one action; silent for a cancelled job, but for one that was given up over its price. */
export async function showError(error: unknown, retry: Retry): Promise<void> {
  if (!isImageError(error)) throw error;
  if (isDeclined(error)) {
    const { label, run } = actionOf('change-request', retry);
    if ((await vscode.window.showInformationMessage(error.message, label)) === label) run();
    return;
  }
  // What is left of a picture has been offered already, with the reason.
  if (error.code === 'cancelled' || error.salvage) return;
  const { message, action } = wordError(error);
  const { label, run } = actionOf(action, retry, settingOf(error));
  if ((await vscode.window.showErrorMessage(message, label)) === label) run();
}

/** The setting that stands in the way, if one does. */
function settingOf({ problems }: ImageError): string | undefined {
  return problems?.find(({ field }) => field.startsWith(`${CONFIGURATION}.`))?.field;
}

/**
 * What the button of an action says and does.
 * @param setting where *Open Settings* leads to
 */
export function actionOf(
  action: ErrorAction,
  { change }: Retry,
  setting: string = CONFIGURATION,
): { readonly label: string; readonly run: () => void } {
  const command =
    (id: string, ...rest: unknown[]) =>
    () =>
      void vscode.commands.executeCommand(id, ...rest);
  const runs: Readonly<Record<ErrorAction, () => void>> = {
    'set-key': command(COMMANDS.setApiKey),
    'change-request': change,
    'choose-model': change,
    'try-again': change,
    'open-settings': command('workbench.action.openSettings', setting),
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
