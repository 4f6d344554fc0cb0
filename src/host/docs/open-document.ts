import * as vscode from 'vscode';
import { orUnreadable } from './document-request.ts';
import { isShown } from './text-file.ts';

/** Longer than the editor takes to hear of a changed file. */
const LATE_MS = 5000;

/**
 * A document as it stands in the editor, saved or not. One that nobody has on screen may have changed on disk without the editor
 * knowing yet: then it is waited for. Throws an `invalid-request` where it cannot be read.
 */
export async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await orUnreadable(uri, vscode.workspace.openTextDocument(uri));
  if (!document.isUntitled && !document.isDirty && !isShown(uri) && !(await isCurrent(document))) {
    await nextChange(document);
  }
  return document;
}

/** A text in another encoding cannot be compared. */
async function isCurrent(document: vscode.TextDocument): Promise<boolean> {
  const text = new TextDecoder().decode(await orUnreadable(document.uri, vscode.workspace.fs.readFile(document.uri)));
  return text.includes('\ufffd') || withoutLineEnds(text) === withoutLineEnds(document.getText());
}

function withoutLineEnds(text: string): string {
  return text.replaceAll('\r', '');
}

function nextChange(document: vscode.TextDocument): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      listening.dispose();
      resolve();
    };
    const timer = setTimeout(done, LATE_MS);
    const listening = vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document && event.contentChanges.length > 0) done();
    });
  });
}
