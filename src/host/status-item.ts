import * as vscode from 'vscode';
import { COMMANDS, CONFIGURATION } from '../core/ids.ts';
import { isAnythingSpent, startOfDay, writeSpent } from '../core/job/spending.ts';
import { writeLimit } from '../core/model/price.ts';
import { t } from '../core/text.ts';
import type { Ledger } from './money/ledger.ts';
import { onceATick } from './once-a-tick.ts';
import { readSettings } from './settings.ts';

export interface StatusItem extends vscode.Disposable {
  /** Prompts of what is made and of what waits; while there is nothing of either it says what was spent today, if anything was. */
  readonly show: (running: readonly string[], waiting: readonly string[]) => void;
}

interface Look {
  readonly text: string;
  readonly tooltip: string;
  readonly label: string;
  readonly command: string;
}

/** The one place in the status bar. */
export function createStatusItem(ledger: Pick<Ledger, 'today' | 'onDidChange'>): StatusItem {
  const item = vscode.window.createStatusBarItem('stipple.jobs', vscode.StatusBarAlignment.Left);
  item.name = t('Stipple');
  let busy: Look | undefined;
  let midnight: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const look = async () => {
    const now = new Date();
    clearTimeout(midnight);
    midnight = setTimeout(refresh, startOfDay(now, 1) - now.getTime());
    const idle = busy ? undefined : await idleLook(ledger);
    if (closed) return;
    // Something may have begun meanwhile.
    const { command, label, text, tooltip } = busy ?? idle ?? {};
    if (text === undefined) item.hide();
    else {
      Object.assign(item, { command, text, tooltip, accessibilityInformation: { label } });
      item.show();
    }
  };
  const refresh = onceATick(() => void look());
  const listeners = vscode.Disposable.from(
    ledger.onDidChange(refresh),
    // Another window may have spent something, or the machine may have slept over midnight.
    vscode.window.onDidChangeWindowState(({ focused }) => focused && refresh()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${CONFIGURATION}.budget`)) refresh();
    }),
  );
  refresh();

  return {
    show: (running, waiting) => {
      busy = running.length + waiting.length > 0 ? busyLook(running, waiting) : undefined;
      refresh();
    },
    dispose: () => {
      closed = true;
      clearTimeout(midnight);
      vscode.Disposable.from(listeners, item).dispose();
    },
  };
}

function busyLook(running: readonly string[], waiting: readonly string[]): Look {
  const count =
    waiting.length > 0
      ? t('{0} running, {1} waiting', running.length, waiting.length)
      : t('{0} running', running.length);
  return {
    text: `$(loading~spin) Stipple: ${count}`,
    tooltip: [...running, ...waiting].map(shorten).join('\n'),
    label: `Stipple: ${count}`,
    command: COMMANDS.openStudio,
  };
}

/** Undefined where nothing was spent, or nobody can tell. */
async function idleLook(ledger: Pick<Ledger, 'today'>): Promise<Look | undefined> {
  const spent = await ledger.today().catch(() => undefined);
  if (!spent || !isAnythingSpent(spent)) return undefined;
  const perDay = readSettings()['budget.perDay'];
  const text = t('{0} today', writeSpent(spent));
  const limit = perDay > 0 ? t('The budget is {0} a day.', writeLimit(perDay)) : t('There is no budget for a day.');
  return {
    text: `$(wand) ${text}`,
    tooltip: [t('Spent on pictures today: {0}', writeSpent(spent)), limit, t('Click to show the costs')].join('\n'),
    label: `Stipple: ${text}`,
    command: COMMANDS.showCosts,
  };
}

function shorten(prompt: string): string {
  const line = prompt.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
