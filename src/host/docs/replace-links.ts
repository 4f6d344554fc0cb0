import * as vscode from 'vscode';
import type { Span } from '../../core/docs/found-image.ts';
import { shiftedBy } from './insert.ts';
import { rangeOf } from './range-of.ts';
import { isShown } from './text-file.ts';

/** Links in a document that are found again while people go on typing. */
export interface FollowedLinks extends vscode.Disposable {
  /**
   * Writes new links in the place of these, all in one edit, so that one Undo brings the old ones back. Tells of each
   * whether it was still there: one that somebody changed meanwhile stays as it is.
   */
  readonly replace: (replacements: readonly Replacement[]) => Promise<readonly boolean[]>;
}

export interface Replacement {
  /** Where it stood when following began. */
  readonly span: Span;
  readonly link: string;
}

/** People who type all the time may change the document between the look at it and the edit. */
const MOST_TRIES = 5;

/** @param places of links, and how they are written there */
export function followLinks(document: vscode.TextDocument, places: readonly Span[]): FollowedLinks {
  const { uri } = document;
  const key = uri.toString();
  const written = new Map(places.map((span) => [span, textAt(document, span)]));
  let now = new Map(places.map((span) => [span, span]));
  // A document that is closed and opened again is another one of the same name.
  const listening = vscode.workspace.onDidChangeTextDocument((event) => {
    if (event.document.uri.toString() !== key) return;
    now = new Map(
      [...now].map(([span, { start, end }]) => [span, { start: shiftedBy(event, start), end: shiftedBy(event, end) }]),
    );
  });
  return {
    replace: async (replacements) => {
      for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
        const current = await vscode.workspace.openTextDocument(uri);
        const isThere = replacements.map(({ span }) => textAt(current, now.get(span)) === written.get(span));
        const edit = new vscode.WorkspaceEdit();
        for (const [index, { span, link }] of replacements.entries()) {
          if (isThere[index]) edit.replace(uri, rangeOf(current, now.get(span) as Span), link);
        }
        if (edit.size === 0) return isThere;
        const isOpen = current.isDirty || isShown(uri);
        if (!(await vscode.workspace.applyEdit(edit))) continue;
        // Nobody would see that it is to be saved.
        if (!isOpen) await current.save();
        return isThere;
      }
      return replacements.map(() => false);
    },
    dispose: () => listening.dispose(),
  };
}

function textAt(document: vscode.TextDocument, span: Span | undefined): string | undefined {
  return span && document.getText(rangeOf(document, span));
}
