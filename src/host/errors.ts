import * as vscode from 'vscode';
import { COMMANDS, CONFIGURATION } from '../core/ids.ts';
import { extensionOf } from '../core/image/name.ts';
import type { RescuedPicture } from '../core/job/run.ts';
import { t } from '../core/text.ts';
import { isImageError, toImageError } from '../core/wire/errors.ts';
import { type ErrorAction, wordError } from '../core/wire/wording.ts';
import type { Destination } from './destination.ts';
import type { AskPlace } from './where.ts';

/** What the action of an error does that needs to know its entry point. */
export interface Retry {
  /** Opens the same dialogue again, filled as it was. */
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

/** Keeps the bytes of a picture until somebody has found them a place or given them up. */
export async function offerSaveAs(
  picture: RescuedPicture,
  destination: Destination,
  error: unknown,
  askPlace: AskPlace,
): Promise<void> {
  const label = t('Save As…');
  const chosen = await vscode.window.showErrorMessage(reasonOf(error), label);
  if (chosen !== label) return;
  const target = await askPlace(`${destination.stem}.${extensionOf(picture.facts.format)}`);
  try {
    if (target) await vscode.workspace.fs.writeFile(target, picture.bytes);
  } catch (again) {
    await offerSaveAs(picture, destination, again, askPlace);
  }
}

/** Where the answer broke off, what is left is the newest preview. */
function reasonOf(error: unknown): string {
  const { message } = wordError(toImageError(error, 'save-failed'));
  const isWhole = isImageError(error) && error.code === 'save-failed';
  return isWhole ? message : `${message}. ${t('What there is of the picture is kept.')}`;
}

function actionOf(action: ErrorAction, { change }: Retry): { readonly label: string; readonly run: () => void } {
  const command =
    (id: string, ...rest: unknown[]) =>
    () =>
      void vscode.commands.executeCommand(id, ...rest);
  const actions: Readonly<Record<ErrorAction, { readonly label: string; readonly run: () => void }>> = {
    'set-key': { label: t('Set API Key…'), run: command(COMMANDS.setApiKey) },
    'change-request': { label: t('Change and Try Again'), run: change },
    'choose-model': { label: t('Choose Another Model'), run: change },
    'try-again': { label: t('Try Again'), run: change },
    'open-settings': { label: t('Open Settings'), run: command('workbench.action.openSettings', CONFIGURATION) },
    'save-as': { label: t('Show Log'), run: command(COMMANDS.showLog) },
    'open-billing': {
      label: t('Open Billing'),
      run: openPage('https://platform.openai.com/settings/organization/billing'),
    },
    'verify-organization': {
      label: t('Verify Organization'),
      run: openPage('https://platform.openai.com/settings/organization/general'),
    },
    'show-log': { label: t('Show Log'), run: command(COMMANDS.showLog) },
  };
  return actions[action];
}

function openPage(address: string): () => void {
  return () => void vscode.env.openExternal(vscode.Uri.parse(address));
}
