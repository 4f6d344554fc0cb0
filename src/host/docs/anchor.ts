import * as vscode from 'vscode';
import { anchorAt, shiftAnchor } from '../../core/docs/anchor.ts';
import type { Span } from '../../core/docs/found-image.ts';

/** Where a link goes in a document. */
export interface Place {
  readonly document: vscode.TextDocument;
  /** Undefined once what held the place is gone. */
  readonly offset: () => number | undefined;
  /** Behind the paragraph or the line that holds the place; else exactly there. */
  readonly behind?: boolean;
}

/** A place that stays with its text while people go on typing. */
export interface Anchor extends Place, vscode.Disposable {}

/** The end of the selection in the active text editor; undefined where none is active. */
export function anchorHere(): Anchor | undefined {
  const editor = activeDocumentEditor();
  return editor && keepAnchor(editor.document, editor.document.offsetAt(editor.selection.end));
}

/** Behind the paragraphs or lines that a range ends in; when nothing of the range is left, the place is gone. */
export function anchorBehind(document: vscode.TextDocument, { start, end }: vscode.Range): Anchor {
  const hold = { start: document.offsetAt(start), end: document.offsetAt(end) };
  return keepAnchor(document, hold.end, hold, true);
}

/** Of the active text editor, unless that shows what nobody writes into. */
export function activeDocumentEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.uri.scheme === 'output' ? undefined : editor;
}

function keepAnchor(document: vscode.TextDocument, place: number, hold?: Span, behind = false): Anchor {
  let anchor = anchorAt(document.getText(), place, hold);
  const listening = vscode.workspace.onDidChangeTextDocument((event) => {
    if (event.document !== document) return;
    const changes = event.contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
      offset: rangeOffset,
      length: rangeLength,
      text,
    }));
    anchor = shiftAnchor(anchor, changes, document.getText());
  });
  return {
    document,
    offset: () => (anchor.isGone ? undefined : anchor.place),
    behind,
    dispose: () => listening.dispose(),
  };
}
