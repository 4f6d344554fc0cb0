import * as vscode from 'vscode';
import { writeEstimate } from '../../core/model/price.ts';
import { t } from '../../core/text.ts';
import { askModel } from '../dialogue/pick-model.ts';
import { BEHIND, type Choice, isReady, priceFor, promptFault, type ReviewDependencies } from './review.ts';
import { sizeLine, type Wish } from './wish.ts';

export interface ConfirmDependencies extends ReviewDependencies {
  /** Goes on in the studio instead. */
  readonly openStudio: (choice: Choice) => void;
}

/** Shows prompt, size, model and price of a single picture before it is made; Enter takes it. Undefined when the person left. */
export async function confirm(
  start: Choice,
  { title, keys, defaultModel, listed, openStudio }: ConfirmDependencies,
): Promise<Choice | undefined> {
  let choice = start;
  for (;;) {
    const [wish] = choice.wishes;
    const closing = wish && (await showPrompt(wish, choice.model));
    if (!closing) return undefined;
    choice = { ...choice, wishes: [{ ...wish, prompt: closing.prompt }] };
    if (closing.by === 'studio') {
      openStudio(choice);
      return undefined;
    }
    const { model: last } = choice;
    if (closing.by === 'enter') {
      if (await isReady(last, keys)) return choice;
      continue;
    }
    const asked = await askModel({ ...BEHIND, title, operation: 'generate', last, defaultModel, listed });
    if (asked === undefined) return undefined;
    if (asked !== 'back') choice = { ...choice, model: asked.value };
  }
}

interface Closing {
  readonly by: 'enter' | 'model' | 'studio';
  readonly prompt: string;
}

function showPrompt(wish: Wish, model: string): Promise<Closing | undefined> {
  const box = vscode.window.createInputBox();
  const changeModel = { iconPath: new vscode.ThemeIcon('chip'), tooltip: t('Change the Model ({0})', model) };
  const openStudio = { iconPath: new vscode.ThemeIcon('wand'), tooltip: t('Open in Studio') };
  const typed = () => ({ ...wish, prompt: box.value });
  let tried = false;
  const check = (): boolean => {
    // An empty box is no mistake before somebody presses Enter.
    const fault = tried || box.value !== '' ? promptFault(wish, box.value, model) : undefined;
    const price = writeEstimate(priceFor(typed(), model));
    box.title = [wish.name, sizeLine(wish), price, model].filter(Boolean).join(' · ');
    box.validationMessage = fault;
    return !fault;
  };
  box.value = wish.prompt;
  // The caret at its end: nobody wants it overwritten by the first key.
  box.valueSelection = [box.value.length, box.value.length];
  box.placeholder = t('What the picture shows, as in “a red fox on a hill”');
  box.prompt = t('What the picture will show');
  box.ignoreFocusOut = true;
  box.buttons = [changeModel, openStudio];
  check();
  return new Promise((resolve) => {
    const settle = (by: Closing['by']) => {
      resolve({ by, prompt: box.value });
      box.hide();
    };
    const listeners = vscode.Disposable.from(
      box.onDidChangeValue(check),
      box.onDidTriggerButton((button) => settle(button === openStudio ? 'studio' : 'model')),
      box.onDidAccept(() => {
        tried = true;
        if (check()) settle('enter');
      }),
      box.onDidHide(() => {
        resolve(undefined);
        listeners.dispose();
        box.dispose();
      }),
    );
    box.show();
  });
}
