import * as vscode from 'vscode';
import { COMMANDS } from '../core/ids.ts';
import { t } from '../core/text.ts';

export interface StatusItem extends vscode.Disposable {
  /** Prompts of what is made and of what waits; gone while there is nothing of either. */
  readonly show: (running: readonly string[], waiting: readonly string[]) => void;
}

/** The one place in the status bar. */
export function createStatusItem(): StatusItem {
  const item = vscode.window.createStatusBarItem('stipple.jobs', vscode.StatusBarAlignment.Left);
  item.name = t('Stipple');
  item.command = COMMANDS.openStudio;
  return {
    show: (running, waiting) => {
      if (running.length + waiting.length === 0) {
        item.hide();
        return;
      }
      const count =
        waiting.length > 0
          ? t('{0} running, {1} waiting', running.length, waiting.length)
          : t('{0} running', running.length);
      item.text = `$(loading~spin) Stipple: ${count}`;
      item.tooltip = [...running, ...waiting].map(shorten).join('\n');
      item.accessibilityInformation = { label: `Stipple: ${count}` };
      item.show();
    },
    dispose: () => item.dispose(),
  };
}

function shorten(prompt: string): string {
  const line = prompt.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
