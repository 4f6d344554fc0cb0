import * as vscode from 'vscode';
import { obstacleTo, priceOf } from '../../core/docs/wished-picture.ts';
import { findModel } from '../../core/model/catalogue.ts';
import { writeEstimate, writeTotal } from '../../core/model/price.ts';
import { t } from '../../core/text.ts';
import type { ListedModel } from '../../core/wire/models.ts';
import { askModel } from '../dialogue/pick-model.ts';
import { askText, type StepResult } from '../dialogue/steps.ts';
import type { Keys } from '../key.ts';
import { authorizesItself } from '../server.ts';
import { readSettings } from '../settings.ts';
import { sizeLine, type Wish } from './wish.ts';

/** What somebody is about to have made. */
export interface Choice {
  readonly wishes: readonly Wish[];
  readonly model: string;
}

export interface ReviewDependencies {
  readonly title: string;
  readonly keys: Keys;
  readonly defaultModel: string;
  /** Models that the server itself listed. */
  readonly listed: readonly ListedModel[];
}

/** The question behind the first one, from which Back leads there. */
export const BEHIND = { step: 2, totalSteps: 2 };

/**
 * Shows all that would be made, each with its prompt, size and price, and the one price of what is checked; Enter takes it.
 * Undefined when the person left.
 */
export async function review(
  start: Choice,
  { title, keys, defaultModel, listed }: ReviewDependencies,
): Promise<Choice | undefined> {
  let choice = start;
  let unwanted: ReadonlySet<Wish> = new Set();
  for (;;) {
    const { wishes, model } = choice;
    const closing = await showList(choice, unwanted, title);
    if (!closing) return undefined;
    unwanted = closing.unwanted;
    const { wish } = closing;
    if (closing.by === 'enter') {
      const wanted = wishes.filter((one) => !unwanted.has(one) && isListed(one, model));
      if (await isReady(model, keys)) return { wishes: wanted, model };
      continue;
    }
    const asked = wish
      ? await askPrompt(wish, model, title)
      : await askModel({ ...BEHIND, title, operation: 'generate', last: model, defaultModel, listed });
    if (asked === undefined) return undefined;
    if (asked === 'back') continue;
    if (!wish) choice = { wishes, model: asked.value };
    else choice = { wishes: wishes.map((one) => (one === wish ? { ...one, prompt: asked.value } : one)), model };
  }
}

/** Asks for a key where the model needs one and there is none; false where there is none then either. */
export async function isReady(model: string, keys: Keys): Promise<boolean> {
  const needsKey = findModel(model).row.runs === 'api' && !authorizesItself(readSettings());
  return !needsKey || Boolean(await keys.find()) || keys.ask();
}

/** Why a wish cannot be fulfilled with a model, as the settings are where its document is. */
export function obstacleOf(wish: Wish, model: string): string | undefined {
  return obstacleTo(wish, model, readSettings(wish.document).defaults);
}

/** What is wrong with a prompt that somebody types; what is painted for a name alone needs none, but nobody means to type nothing. */
export function promptFault(wish: Wish, prompt: string, model: string): string | undefined {
  if (prompt.trim() === '') return t('The prompt is empty: say what the picture shows');
  return obstacleOf({ ...wish, prompt }, model);
}

/** One whose prompt is missing can be given one. */
export function isListed(wish: Wish, model: string): boolean {
  return !obstacleOf({ ...wish, prompt: wish.prompt || wish.name }, model);
}

/** What it would cost there; undefined where nobody knows. */
export function priceFor(wish: Wish, model: string) {
  return priceOf(wish, model, readSettings(wish.document).defaults);
}

interface Closing {
  readonly by: 'enter' | 'button';
  /** Whose prompt is to be changed; with a button and without a wish, it is the model that is. */
  readonly wish?: Wish;
  readonly unwanted: ReadonlySet<Wish>;
}

interface WishItem extends vscode.QuickPickItem {
  readonly wish?: Wish;
}

function showList({ wishes, model }: Choice, unwanted: ReadonlySet<Wish>, title: string): Promise<Closing | undefined> {
  const possible = wishes.filter((wish) => isListed(wish, model));
  const pick = vscode.window.createQuickPick<WishItem>();
  const items = itemsOf(wishes, possible, model);
  const checked = () => pick.selectedItems.flatMap(({ wish }) => wish ?? []);
  const showPrice = () => {
    const prices = checked().map((wish) => priceFor(wish, model));
    const count = t('{0} of {1}', prices.length, possible.length);
    const price = prices.length > 0 ? ` · ${writeTotal(prices)}` : '';
    pick.title = `${title}: ${count}${price} · ${model}`;
  };
  pick.placeholder = t('Enter makes what is checked');
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  pick.buttons = [{ iconPath: new vscode.ThemeIcon('chip'), tooltip: t('Change the Model ({0})', model) }];
  pick.items = items;
  pick.selectedItems = items.filter(({ wish }) => wish && !unwanted.has(wish) && !obstacleOf(wish, model));
  showPrice();
  return new Promise((resolve) => {
    const settle = (closing: Omit<Closing, 'unwanted'>) => {
      const wanted = new Set(checked());
      resolve({ ...closing, unwanted: new Set(possible.filter((wish) => !wanted.has(wish))) });
      pick.hide();
    };
    const listeners = vscode.Disposable.from(
      pick.onDidChangeSelection(showPrice),
      pick.onDidTriggerButton(() => settle({ by: 'button' })),
      pick.onDidTriggerItemButton(({ item: { wish } }) => wish && settle({ by: 'button', wish })),
      pick.onDidAccept(() => checked().length > 0 && settle({ by: 'enter' })),
      pick.onDidHide(() => {
        resolve(undefined);
        listeners.dispose();
        pick.dispose();
      }),
    );
    pick.show();
  });
}

/** By document where there are several; last what the model cannot do, with the reason. */
function itemsOf(wishes: readonly Wish[], possible: readonly Wish[], model: string): readonly WishItem[] {
  const documents = [...new Set(wishes.map(({ document }) => document.toString()))];
  const items = documents.flatMap((document) => {
    const own = possible.filter((wish) => wish.document.toString() === document).map((wish) => itemOf(wish, model));
    return documents.length > 1 && own.length > 0 ? [separator(nameOf(document)), ...own] : own;
  });
  const impossible = wishes.filter((wish) => !possible.includes(wish));
  return [...items, ...impossible.map((wish) => separator(`${wish.name}: ${obstacleOf(wish, model)}`))];
}

function itemOf(wish: Wish, model: string): WishItem {
  const facts = [sizeLine(wish), writeEstimate(priceFor(wish, model))];
  const reword = { iconPath: new vscode.ThemeIcon('edit'), tooltip: t('Change the Prompt') };
  return {
    wish,
    label: wish.name,
    description: facts.filter(Boolean).join(' · '),
    detail: wish.prompt || t('Nothing says what it shows'),
    buttons: [reword],
  };
}

function separator(label: string): WishItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function nameOf(document: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(document));
}

function askPrompt(wish: Wish, model: string, title: string): Promise<StepResult<string>> {
  return askText({
    ...BEHIND,
    title,
    value: wish.prompt,
    placeholder: t('What the picture shows, as in “a red fox on a hill”'),
    hint: () => wish.name,
    fault: (prompt) => promptFault(wish, prompt, model),
  });
}
