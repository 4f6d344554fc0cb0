import * as vscode from 'vscode';
import { writeCost } from '../../core/model/price.ts';
import { t } from '../../core/text.ts';
import { wordError } from '../../core/wire/wording.ts';
import { actionOf } from '../errors.ts';
import type { Approval } from '../money/budget.ts';
import { type CarryingOut, carryOut, type Made, type Outcome } from './carry-out.ts';
import type { Unfulfilled } from './fulfil.ts';
import { type Choice, priceFor } from './review.ts';
import type { Wish } from './wish.ts';

/** How long a line stays in the status bar. */
const STATUS_MS = 6000;
/** More of them than a message can hold. */
const MOST_REASONS = 3;

/** Carries out what was chosen with a progress that can be cancelled. */
export async function carryOutInTheOpen(
  choice: Choice,
  dependencies: Pick<CarryingOut, 'road' | 'presence' | 'links'>,
): Promise<Outcome> {
  const { length } = choice.wishes;
  const [first] = choice.wishes;
  const abort = new AbortController();
  const title = length === 1 && first ? first.name : t('Making {0} pictures', length);
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      token.onCancellationRequested(() => abort.abort());
      let count = 0;
      const show = (increment: number) =>
        progress.report({ increment, ...(length > 1 ? { message: t('{0} of {1}', count, length) } : {}) });
      show(0);
      const done = () => {
        count++;
        show(100 / length);
      };
      return carryOut(choice, { ...dependencies, signal: abort.signal, approvalOf: approvalFor(choice), done });
    },
  );
}

/** Who looked at the list, or at the one picture, saw what it costs. */
function approvalFor({ model }: Choice): (wish: Wish) => Approval {
  return (wish) => {
    const price = priceFor(wish, model);
    return price ? { usd: price.high } : { unknown: true };
  };
}

/**
 * Quiet where all went well; what did not is one message with one action. Tells the wishes that failed where somebody wants to
 * try them again.
 */
export async function showOutcome({ made, unfulfilled }: Outcome): Promise<readonly Wish[] | undefined> {
  if (made.length > 0) void showMade(made);
  // What is left of a picture has been offered already, with the reason.
  const told = unfulfilled.filter(({ error }) => error?.code !== 'cancelled' && !error?.salvage);
  const [first] = told;
  if (!first) return undefined;
  const count = made.length + unfulfilled.length;
  const message =
    count > 1 ? t('{0} of {1} pictures were not made. {2}', told.length, count, reasons(told)) : reasons(told);
  const error = told.find((one) => one.error)?.error;
  if (!error) {
    void vscode.window.showWarningMessage(message);
    return undefined;
  }
  let again: readonly Wish[] | undefined;
  const change = () => {
    again = told.filter((one) => one.error).map(({ wish }) => wish);
  };
  const { label, run } = actionOf(wordError(error).action, { change });
  if ((await vscode.window.showErrorMessage(message, label)) === label) run();
  return again;
}

/** A picture that was paid for took its time: somebody may have looked away. */
async function showMade(made: readonly Made[]): Promise<void> {
  const [first] = made;
  if (!first) return;
  const costs = made.flatMap(({ cost }) => cost ?? []);
  const usd = costs.reduce((sum, cost) => sum + cost.usd, 0);
  const uri = vscode.Uri.parse(first.image.uri);
  const what = made.length > 1 ? t('{0} pictures', made.length) : vscode.workspace.asRelativePath(uri, false);
  const price = writeCost({ usd, approximate: costs.some(({ approximate }) => approximate) });
  const line = usd > 0 ? t('Saved {0} for {1}', what, price) : t('Saved {0}', what);
  if (usd === 0 || made.length > 1) {
    vscode.window.setStatusBarMessage(`$(check) ${line}`, STATUS_MS);
    return;
  }
  const open = t('Open');
  if ((await vscode.window.showInformationMessage(`${line}.`, open)) === open)
    await vscode.commands.executeCommand('vscode.open', uri);
}

function reasons(unfulfilled: readonly Unfulfilled[]): string {
  const lines = unfulfilled.map(
    ({ wish, reason, error }) => `${wish.name}: ${error ? wordError(error).message : reason}`,
  );
  const more = lines.length - MOST_REASONS;
  return [...lines.slice(0, MOST_REASONS), ...(more > 0 ? [t('and {0} more', more)] : [])].join(' · ');
}
