import * as vscode from 'vscode';
import { problemOf } from '../../core/model/choices.ts';
import { writeEstimate, writeTotal } from '../../core/model/price.ts';
import { showSize } from '../../core/model/size.ts';
import type { Recipe } from '../../core/recipe/recipe.ts';
import { withPrompt } from '../../core/recipe/remake.ts';
import { t } from '../../core/text.ts';
import { baseName } from '../paths.ts';
import type { Remaking } from './remaking.ts';

export type RemakingAnswer = { readonly by: 'enter' | 'studio'; readonly recipe: Recipe };

/**
 * Shows prompt, model and price before a picture is made anew; the prompt may be changed, and Enter takes it. Undefined when the
 * person left.
 */
export function confirmRemaking({
  file,
  locked,
  recipe,
  notes,
  isExact,
  price,
}: Remaking): Promise<RemakingAnswer | undefined> {
  const box = vscode.window.createInputBox();
  const openStudio = { iconPath: new vscode.ThemeIcon('wand'), tooltip: t('Open in Studio') };
  const wanted = () => withPrompt(recipe, box.value);
  const check = (): boolean => {
    const { operation, options } = wanted();
    const fault = problemOf('prompt', { operation, options })?.message;
    const size = locked.target ?? String(locked.options.size ?? '');
    const parts = [baseName(file), locked.model, showSize(size), writeEstimate(price(wanted()))];
    box.title = t('Regenerate {0}', parts.filter(Boolean).join(' · '));
    box.validationMessage = fault;
    return !fault;
  };
  box.value = locked.prompt;
  box.prompt = [...notes, isExact ? EXACT() : DIFFERS(), t('Undo brings back what is there now.')].join(' ');
  box.ignoreFocusOut = true;
  box.buttons = [openStudio];
  check();
  return new Promise((resolve) => {
    const settle = (by: RemakingAnswer['by']) => {
      resolve({ by, recipe: wanted() });
      box.hide();
    };
    const listeners = vscode.Disposable.from(
      box.onDidChangeValue(check),
      box.onDidTriggerButton(() => settle('studio')),
      box.onDidAccept(() => check() && settle('enter')),
      box.onDidHide(() => {
        resolve(undefined);
        listeners.dispose();
        box.dispose();
      }),
    );
    box.show();
  });
}

/** Asks once for several. False when the person left. */
export async function confirmRemakings(remakings: readonly Remaking[]): Promise<boolean> {
  const prices = remakings.map(({ price, recipe }) => price(recipe));
  const lines = remakings.map(({ file, recipe, locked, notes }, index) => {
    const line = [vscode.workspace.asRelativePath(file, false), locked.model, writeEstimate(prices[index])].join(' · ');
    return [line, String(recipe.options.prompt), ...notes].join('\n');
  });
  const regenerate = t('Regenerate');
  const detail = [...lines, remakings.every(({ isExact }) => isExact) ? EXACT() : DIFFERS()].join('\n\n');
  const message = t('Regenerate {0} images: {1}?', remakings.length, writeTotal(prices));
  return (await vscode.window.showInformationMessage(message, { modal: true, detail }, regenerate)) === regenerate;
}

const DIFFERS = () => t('The picture will differ, for the API has no seed.');
const EXACT = () => t('The same prompt gives the same picture.');
