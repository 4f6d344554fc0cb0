import * as vscode from 'vscode';
import { shiftOffset, type TextChange } from '../../core/docs/anchor.ts';
import { relativePath } from '../../core/docs/link.ts';
import type { LinkedPicture } from '../../core/docs/linked-picture.ts';
import type { LinkPlan, planLink as plan } from '../../core/docs/plan-link.ts';
import { CONFIGURATION } from '../../core/ids.ts';
import { t } from '../../core/text.ts';
import { fileOf, parentOf } from '../paths.ts';
import { readSettings } from '../settings.ts';
import { isMissing } from '../storage.ts';
import type { Place } from './anchor.ts';
import { servedPath } from './served.ts';
import { languageOf } from './text-file.ts';

export interface LinkedImage extends Omit<LinkedPicture, 'path'> {
  readonly uri: vscode.Uri;
}

/** Why a document did not get a link. */
export type Obstacle = 'place-gone' | 'document-closed' | 'document-deleted' | 'document-refused';

export type Insertion =
  | { readonly inserted: true }
  /** With the link as it would have been. */
  | { readonly inserted: false; readonly obstacle: Obstacle; readonly document: string; readonly link: string };

type PlanLink = typeof plan;

/** People who type all the time may change the document between the look at it and the edit. */
const MOST_TRIES = 5;

/**
 * Writes the link at its place and shows the document; one Undo takes it away. Where the place is gone nothing is written
 * anywhere.
 */
export async function insertLink(place: Place, image: LinkedImage): Promise<Insertion> {
  const { document, behind = false } = place;
  const isGone = await isDeleted(document.uri);
  // A parser of Markdown comes with it.
  const { planLink } = await import('../../core/docs/plan-link.ts');
  for (let attempt = 1; ; attempt++) {
    const offset = place.offset();
    const plan = planFor(planLink, document, offset ?? 0, behind, image);
    const obstacle = obstacleOf(document, offset, isGone);
    if (obstacle || attempt > MOST_TRIES) {
      const name = vscode.workspace.asRelativePath(document.uri, false);
      return { inserted: false, obstacle: obstacle ?? 'document-refused', document: name, link: plan.link };
    }
    if (!(await apply(document, plan))) continue;
    if (plan.fault !== undefined) void tellFault(plan.fault);
    await show(document, plan, behind);
    return { inserted: true };
  }
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

/**
 * The way from a document to an image, or for a component to one that its project serves the way from there. An untitled
 * document has no folder of its own; the workspace's stands in.
 */
export function pathFrom(document: vscode.Uri, image: vscode.Uri): string {
  const served = servedPath(document, image);
  if (served) return served;
  const file = fileOf(document);
  if (file.scheme === image.scheme && file.authority === image.authority)
    return relativePath(parentOf(file).path, image.path);
  const root = vscode.workspace.getWorkspaceFolder(image);
  return root ? relativePath(root.uri.path, image.path) : image.path;
}

function obstacleOf(
  { isClosed }: vscode.TextDocument,
  offset: number | undefined,
  isGone: boolean,
): Obstacle | undefined {
  if (isClosed) return 'document-closed';
  if (isGone) return 'document-deleted';
  return offset === undefined ? 'place-gone' : undefined;
}

function planFor(
  planLink: PlanLink,
  document: vscode.TextDocument,
  offset: number,
  behind: boolean,
  image: LinkedImage,
): LinkPlan {
  const { uri, ...picture } = image;
  const languageId = languageOf(document) ?? document.languageId;
  const path = pathFrom(document.uri, uri);
  const patterns = readSettings(fileOf(document.uri))['insert.patterns'];
  const plan = planLink({ languageId, text: document.getText(), offset, behind }, { ...picture, path }, patterns);
  // A document has one kind of line end.
  return document.eol === vscode.EndOfLine.CRLF ? withWindowsLines(plan) : plan;
}

function withWindowsLines(plan: LinkPlan): LinkPlan {
  const windows = (text: string) => text.replaceAll('\n', '\r\n');
  const { start, end, insertion } = plan.found;
  const holding = plan.insertions[insertion]?.text ?? '';
  return {
    ...plan,
    insertions: plan.insertions.map(({ offset, text }) => ({ offset, text: windows(text) })),
    found: { start: windows(holding.slice(0, start)).length, end: windows(holding.slice(0, end)).length, insertion },
  };
}

function apply(document: vscode.TextDocument, { insertions }: LinkPlan): Thenable<boolean> {
  const edit = new vscode.WorkspaceEdit();
  for (const { offset, text } of insertions) edit.insert(document.uri, document.positionAt(offset), text);
  return vscode.workspace.applyEdit(edit);
}

/** Only where a file system says that the file is not there: a document need have none. */
async function isDeleted(document: vscode.Uri): Promise<boolean> {
  const file = fileOf(document);
  if (file.scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(file.scheme) === undefined) return false;
  try {
    await vscode.workspace.fs.stat(file);
    return false;
  } catch (error) {
    return isMissing(error);
  }
}

/** Whoever selected the text that the link follows keeps that selection. */
async function show(document: vscode.TextDocument, plan: LinkPlan, keepsSelection: boolean): Promise<void> {
  const { insertion, start, end } = plan.found;
  const own = plan.insertions[insertion]?.offset ?? 0;
  const shift = plan.insertions.reduce(
    (sum, { offset, text }, index) => (index !== insertion && offset <= own ? sum + text.length : sum),
    own,
  );
  const range = new vscode.Range(document.positionAt(shift + start), document.positionAt(shift + end));
  const viewColumn = columnFor(document);
  const editor = await vscode.window.showTextDocument(document, {
    ...(keepsSelection ? {} : { selection: range }),
    ...(viewColumn === undefined ? {} : { viewColumn }),
  });
  if (keepsSelection) editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
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

async function tellFault(fault: string): Promise<void> {
  const setting = `${CONFIGURATION}.insert.patterns`;
  const open = t('Open Settings');
  const message = t('{0}: {1}. The link was written without it.', setting, fault);
  if ((await vscode.window.showWarningMessage(message, open)) === open)
    await vscode.commands.executeCommand('workbench.action.openSettings', setting);
}
