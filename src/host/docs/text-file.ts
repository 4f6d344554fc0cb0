import * as vscode from 'vscode';
import { readableLanguage } from '../../core/docs/languages.ts';

/** As much of a document as reading takes, so that a file need not be opened in the editor for it. */
export type TextFile = Pick<vscode.TextDocument, 'uri' | 'languageId' | 'isUntitled' | 'version' | 'getText'>;

/** The language to read a document in; undefined where it is none of ours. */
export function languageOf({ languageId, uri }: Pick<TextFile, 'languageId' | 'uri'>): string | undefined {
  return readableLanguage(languageId, uri.path);
}

/**
 * A document as the editor has it, saved or not, and else as it is on disk: the editor would go on listening to all that it was
 * made to open, and it learns late that a file has changed which it does not show. Rejects where it cannot be read.
 */
export async function readTextFile(uri: vscode.Uri): Promise<TextFile> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open && (open.isDirty || open.isUntitled || isShown(uri))) return open;
  const isNamed = languageOf({ languageId: '', uri }) !== undefined;
  const text = isNamed ? new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) : undefined;
  // Only the editor knows which other encoding a file has, and which language one of another name.
  if (text === undefined || text.includes('\ufffd')) return vscode.workspace.openTextDocument(uri);
  return { uri, languageId: '', isUntitled: false, version: 0, getText: () => text };
}

/** Whether a document has a tab, so that somebody knows whether it is saved. */
export function isShown(uri: vscode.Uri): boolean {
  const key = uri.toString();
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === key),
  );
}
