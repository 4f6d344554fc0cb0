import * as vscode from 'vscode';
import { mayConcern } from '../../core/docs/languages.ts';
import { languageOf } from './text-file.ts';

/** Wakes whoever looks after documents as soon as one that may hold pictures or prompts is on screen, and then rests. */
export function wakeForDocuments(wake: () => void): vscode.Disposable {
  const look = ({ document }: { readonly document: vscode.TextDocument }): boolean => {
    const language = languageOf(document);
    if (!language || !mayConcern(document.getText(), language)) return false;
    listening.dispose();
    wake();
    return true;
  };
  const lookAtAll = (editors: readonly vscode.TextEditor[]) => void editors.some(look);
  const listening = vscode.Disposable.from(
    vscode.window.onDidChangeVisibleTextEditors(lookAtAll),
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (vscode.window.visibleTextEditors.some(({ document }) => document === event.document)) look(event);
    }),
  );
  lookAtAll(vscode.window.visibleTextEditors);
  return listening;
}
