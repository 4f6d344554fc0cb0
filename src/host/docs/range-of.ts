import * as vscode from 'vscode';
import type { Span } from '../../core/docs/found-image.ts';

/** Where a span of a document's text stands. */
export function rangeOf(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
