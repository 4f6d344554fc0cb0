import * as vscode from 'vscode';
import { DOCUMENT_LANGUAGES } from '../../core/docs/languages.ts';

/** For providers: without a scheme, so that untitled and virtual documents have them too. */
export const DOCUMENTS: readonly vscode.DocumentFilter[] = Object.keys(DOCUMENT_LANGUAGES).map((language) => ({
  language,
}));

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

  const look = async (document: vscode.TextDocument) => {
    const { version } = document;
    const found = await find(document);
    if (!document.isClosed && document.version === version) collection.set(document.uri, found);
  };
  const lookSoon = (document: vscode.TextDocument, pause: number) => {
    if (!Object.hasOwn(DOCUMENT_LANGUAGES, document.languageId)) return;
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
