import * as vscode from 'vscode';
import { shiftOffset, type TextChange } from '../core/docs/anchor.ts';
import { relativePath, writeLink } from '../core/docs/link.ts';
import { sniff } from '../core/image/sniff.ts';
import { t } from '../core/text.ts';
import type { Memory } from './memory.ts';
import { parentOf, stemOf as stem } from './paths.ts';

/** A place in a document that stays where it was while people go on typing. */
export interface Place {
  readonly document: vscode.TextDocument;
  readonly offset: () => number;
}

export interface Anchor extends Place, vscode.Disposable {}

export interface LinkedImage {
  readonly uri: vscode.Uri;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

/** The end of the selection in the active text editor; undefined where none is active. */
export function anchorHere(): Anchor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor || editor.document.uri.scheme === 'output') return undefined;
  const { document } = editor;
  let offset = document.offsetAt(editor.selection.end);
  const listening = vscode.workspace.onDidChangeTextDocument((event) => {
    if (event.document === document) offset = shiftedBy(event, offset);
  });
  return { document, offset: () => offset, dispose: () => listening.dispose() };
}

/** Where an offset is after the changes of an event. */
export function shiftedBy({ contentChanges }: vscode.TextDocumentChangeEvent, offset: number): number {
  const changes = contentChanges.map(
    ({ rangeOffset, rangeLength, text }): TextChange => ({
      offset: rangeOffset,
      length: rangeLength,
      inserted: text.length,
    }),
  );
  return changes.reduce(shiftOffset, offset);
}

/** Writes the link at the anchor and shows the document; one Undo takes it away. False where the document refuses. */
export async function insertLink({ document, offset }: Place, image: LinkedImage): Promise<boolean> {
  const place = document.positionAt(offset());
  const path = pathFrom(document.uri, image.uri);
  const text = writeLink(document.languageId, { path, alt: image.alt, width: image.width, height: image.height });
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, place, text);
  if (!(await vscode.workspace.applyEdit(edit))) return false;
  const end = document.positionAt(document.offsetAt(place) + text.length);
  const viewColumn = columnFor(document);
  const selection = new vscode.Range(place, end);
  await vscode.window.showTextDocument(document, { selection, ...(viewColumn === undefined ? {} : { viewColumn }) });
  return true;
}

/** Where it is already on screen, lest it covers the picture that has just opened beside it; never over the studio. */
function columnFor(document: vscode.TextDocument): vscode.ViewColumn | undefined {
  const visible = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  if (visible?.viewColumn !== undefined) return visible.viewColumn;
  const uri = document.uri.toString();
  const { all, activeTabGroup } = vscode.window.tabGroups;
  const group = all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri),
  );
  const { activeTab, viewColumn } = group ?? activeTabGroup;
  return activeTab?.input instanceof vscode.TabInputWebview ? vscode.ViewColumn.Beside : viewColumn;
}

/** `stipple.insertImage`: the given image, or the one made last, into the active document. */
export function createInsert(memory: Memory) {
  return async (given?: unknown): Promise<void> => {
    const anchor = anchorHere();
    const name = given instanceof vscode.Uri || typeof given === 'string' ? given : memory.recall('image');
    if (!anchor || !name) {
      const message = anchor
        ? t('There is no picture to insert yet: generate one first.')
        : t('Open the document that the picture belongs into.');
      void vscode.window.showInformationMessage(message);
      return;
    }
    const uri = typeof name === 'string' ? vscode.Uri.parse(name) : name;
    const facts = sniff(await vscode.workspace.fs.readFile(uri));
    const alt = stem(uri).replace(/[-_]+/g, ' ');
    await insertLink(anchor, { uri, alt, width: facts?.width ?? 0, height: facts?.height ?? 0 });
    anchor.dispose();
  };
}

/** The way from a document to an image. An untitled document has no folder of its own; the workspace's stands in. */
export function pathFrom(document: vscode.Uri, image: vscode.Uri): string {
  if (document.scheme === image.scheme && document.authority === image.authority)
    return relativePath(parentOf(document).path, image.path);
  const root = vscode.workspace.getWorkspaceFolder(image);
  return root ? relativePath(root.uri.path, image.path) : image.path;
}
