import * as vscode from 'vscode';
import { answerCalls } from '../../core/channel.ts';
import { type CostCalls, isCostAsk, type ToCosts } from '../../core/cost-calls.ts';
import { VIEW_TYPES } from '../../core/ids.ts';
import { t } from '../../core/text.ts';
import type { Log } from '../log.ts';
import { onceATick } from '../once-a-tick.ts';
import { pageHtml, pageRoots } from '../webviews/webview-page.ts';
import { describeFailure, portOf } from '../webviews/webview-port.ts';
import { type CostAnswersDependencies, createCostAnswers } from './cost-answers.ts';

export interface Costs extends vscode.Disposable {
  /** `stipple.showCosts`. */
  readonly show: () => void;
}

export interface CostsDependencies extends CostAnswersDependencies {
  readonly log: Log;
}

/** The page of what was spent, of which a window has one. */
export function createCosts({ extensionUri }: vscode.ExtensionContext, dependencies: CostsDependencies): Costs {
  const { ledger, budget, log } = dependencies;
  const answers = createCostAnswers(dependencies);
  let current: vscode.WebviewPanel | undefined;

  const open = (): vscode.WebviewPanel => {
    const title = t('Stipple Costs');
    const panel = vscode.window.createWebviewPanel(VIEW_TYPES.costs, title, vscode.ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [...pageRoots(extensionUri)],
    });
    // The panel throws when it is asked for its webview after somebody closed it.
    const { webview } = panel;
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');
    const tell = onceATick(() => {
      if (current === panel) void webview.postMessage({ type: 'costs-changed' } satisfies ToCosts);
    });
    const stop = answerCalls<CostCalls>(portOf(webview), answers, isCostAsk, (error) => describeFailure(error, log));
    const listeners = vscode.Disposable.from(
      { dispose: stop },
      ledger.onDidChange(tell),
      budget.onDidChange(tell),
      vscode.workspace.onDidChangeWorkspaceFolders(tell),
      // Another window may have spent something.
      vscode.window.onDidChangeWindowState(({ focused }) => focused && tell()),
    );
    panel.onDidDispose(() => {
      listeners.dispose();
      current = undefined;
    });
    webview.html = pageHtml(webview, extensionUri, {
      script: 'costs',
      styles: ['studio', 'costs'],
      title,
      words: vscode.l10n.bundle ?? {},
    });
    return panel;
  };

  return {
    show: () => {
      current ??= open();
      current.reveal();
    },
    dispose: () => current?.dispose(),
  };
}
