import * as vscode from 'vscode';
import { t } from '../../core/text.ts';

/** What a step of a dialogue ends with: a value, a wish to go back, or undefined when the person left. */
export type StepResult<T> = { readonly value: T } | 'back' | undefined;

export interface StepPlace {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

export interface TextStep extends StepPlace {
  readonly value: string;
  readonly placeholder: string;
  /** The line below the box. */
  readonly hint: (text: string) => string;
  readonly fault: (text: string) => string | undefined;
}

export interface PickStep extends StepPlace {
  readonly placeholder: string;
  readonly items: readonly PickItem[];
  /** Makes an item of what was typed, where it is no item yet. */
  readonly typed?: (text: string) => PickItem | undefined;
}

export interface PickItem extends vscode.QuickPickItem {
  readonly value: string;
  /** Cannot be chosen now; its detail says why. */
  readonly refused?: boolean;
}

/** Asks for a line of text; Enter is taken only when nothing is wrong with it. */
export function askText(step: TextStep): Promise<StepResult<string>> {
  const box = vscode.window.createInputBox();
  Object.assign(box, frame(step), { value: step.value, placeholder: step.placeholder });
  let tried = false;
  const check = () => {
    box.prompt = step.hint(box.value);
    // An empty box is no mistake before somebody presses Enter.
    const fault = tried || box.value !== '' ? step.fault(box.value) : undefined;
    box.validationMessage = fault;
    return !fault;
  };
  check();
  return untilClosed(box, (settle) => [
    box.onDidChangeValue(() => check()),
    box.onDidAccept(() => {
      tried = true;
      if (check()) settle({ value: box.value });
    }),
    box.onDidTriggerButton(() => settle('back')),
  ]);
}

/** Offers a list whose first item is taken by Enter; a value that is not on it may be typed where the step allows. */
export function askPick(step: PickStep): Promise<StepResult<string>> {
  const pick = vscode.window.createQuickPick<PickItem>();
  Object.assign(pick, frame(step), { placeholder: step.placeholder, items: step.items, matchOnDescription: true });
  const offer = (text: string) => {
    const own = text ? step.typed?.(text) : undefined;
    const same = step.items.find(({ value }) => value === own?.value);
    // The list filters by its labels, which need not read as what was typed (1024 × 640 for 1024x640).
    const items =
      own && !same
        ? [...step.items, { ...own, alwaysShow: true }]
        : same && same.label !== text
          ? [{ ...same, alwaysShow: true }, ...step.items.filter((item) => item !== same)]
          : step.items;
    if (items !== step.items || pick.items !== step.items) pick.items = items;
  };
  /** Enter may come before the list has followed what was typed: what is chosen then is not what is on screen. */
  const isShown = ({ value, label, description = '' }: PickItem) => {
    const text = pick.value.trim().toLowerCase();
    if (!text || value === step.typed?.(pick.value.trim())?.value) return true;
    return `${label}\n${description}`.toLowerCase().includes(text);
  };
  return untilClosed(pick, (settle) => [
    pick.onDidChangeValue((text) => offer(text.trim())),
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      const same = step.items.find(({ value, label }) => [value, label].includes(pick.value.trim()));
      const meant = chosen && isShown(chosen) ? chosen : same;
      if (meant && !meant.refused) settle({ value: meant.value });
    }),
    pick.onDidTriggerButton(() => settle('back')),
  ]);
}

/** The items with the one of this value before the others. */
export function lastFirst(items: readonly PickItem[], last: string | undefined): readonly PickItem[] {
  return [...items.filter(({ value }) => value === last), ...items.filter(({ value }) => value !== last)];
}

function frame({ title, step, totalSteps }: StepPlace) {
  const buttons = step > 1 ? [vscode.QuickInputButtons.Back] : [];
  return { title, step, totalSteps, buttons, ignoreFocusOut: true };
}

function untilClosed<T>(
  input: vscode.QuickInput,
  listen: (settle: (result: StepResult<T>) => void) => readonly vscode.Disposable[],
): Promise<StepResult<T>> {
  return new Promise((resolve) => {
    const listeners = listen((result) => {
      resolve(result);
      input.hide();
    });
    input.onDidHide(() => {
      resolve(undefined);
      for (const listener of listeners) listener.dispose();
      input.dispose();
    });
    input.show();
  });
}

/** Title of a step: what goes on, in two words. */
export function titleOf(operation: 'generate' | 'edit'): string {
  return operation === 'edit' ? t('Edit Image') : t('Generate Image');
}
