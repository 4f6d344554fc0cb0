import * as vscode from 'vscode';
import type { Place } from './anchor.ts';
import { shiftedBy } from './insert.ts';

/** Where the cursor was last in a document, also while something else has the focus. */
export interface Cursor extends vscode.Disposable {
  /** Undefined where no document was active, or the last one was closed. */
  readonly place: () => Place | undefined;
}

export function followCursor(): Cursor {
  let document: vscode.TextDocument | undefined;
  let offset = 0;
  const move = (editor: vscode.TextEditor | undefined) => {
    if (!editor || editor.document.uri.scheme === 'output') return;
    document = editor.document;
    offset = document.offsetAt(editor.selection.end);
  };
  move(vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0]);
  const listeners = vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(move),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === vscode.window.activeTextEditor) move(textEditor);
    }),
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document) offset = shiftedBy(event, offset);
    }),
    vscode.workspace.onDidCloseTextDocument((closed) => {
      if (closed === document) document = undefined;
    }),
  );
  return {
    place: () => document && { document, offset: () => offset },
    dispose: () => listeners.dispose(),
  };
}
