import * as vscode from 'vscode';
import { DOCUMENT_LANGUAGES, LANGUAGE_OF_EXTENSION } from '../../core/docs/languages.ts';
import { languageOf } from './text-file.ts';

/** For providers: without a scheme, so that untitled and virtual documents have them too. */
export const DOCUMENTS: readonly vscode.DocumentFilter[] = [
  ...Object.keys(DOCUMENT_LANGUAGES).map((language) => ({ language })),
  { pattern: `**/*.{${Object.keys(LANGUAGE_OF_EXTENSION).join(',')}}` },
];

export interface DocumentWatch {
  /** The name of the collection. */
  readonly name: string;
  readonly find: (document: vscode.TextDocument) => Promise<readonly vscode.Diagnostic[]>;
  /** Something besides the text may have changed what is found. */
  readonly onDidChange: vscode.Event<unknown>;
}

/** People are still typing. */
const PAUSE_MS = 300;

/** Keeps the diagnostics of the documents on screen up to date; those of a closed document go. Nothing else is looked at. */
export function watchDocuments({ name, find, onDidChange }: DocumentWatch): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection(name);
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  let looks = 0;
  const latest = new WeakMap<vscode.TextDocument, number>();
  const look = async (document: vscode.TextDocument) => {
    const { version } = document;
    const turn = ++looks;
    latest.set(document, turn);
    const found = await find(document);
    // One that began later knows more, also of what is not in the text.
    const isLatest = latest.get(document) === turn && document.version === version;
    if (isLatest && !document.isClosed) collection.set(document.uri, found);
  };
  const lookSoon = (document: vscode.TextDocument, pause: number) => {
    if (!languageOf(document)) return;
    const key = document.uri.toString();
    clearTimeout(timers.get(key));
    timers.set(
      key,
      setTimeout(() => void look(document), pause),
    );
  };
  const lookAtAll = () => {
    for (const { document } of vscode.window.visibleTextEditors) lookSoon(document, 0);
  };
  const forget = ({ uri }: vscode.TextDocument) => {
    clearTimeout(timers.get(uri.toString()));
    timers.delete(uri.toString());
    collection.delete(uri);
  };
  lookAtAll();
  return vscode.Disposable.from(
    collection,
    onDidChange(lookAtAll),
    vscode.window.onDidChangeVisibleTextEditors(lookAtAll),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (vscode.window.visibleTextEditors.some((editor) => editor.document === document)) lookSoon(document, PAUSE_MS);
    }),
    vscode.workspace.onDidCloseTextDocument(forget),
    { dispose: () => timers.forEach((timer) => void clearTimeout(timer)) },
  );
}
