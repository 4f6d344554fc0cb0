import * as vscode from 'vscode';
import type { FileName } from './order.ts';

/** The workspace folder that a command works in: that of its document, else the active document's, else the first. */
export function currentFolder(document?: vscode.Uri): vscode.WorkspaceFolder | undefined {
  const own = document && vscode.workspace.getWorkspaceFolder(fileOf(document));
  const active = vscode.window.activeTextEditor?.document.uri;
  return (
    own ?? (active && vscode.workspace.getWorkspaceFolder(fileOf(active))) ?? vscode.workspace.workspaceFolders?.[0]
  );
}

/** The file that a document is in: a cell of a notebook has an address of its own. */
export function fileOf(document: vscode.Uri): vscode.Uri {
  if (document.scheme !== 'vscode-notebook-cell') return document;
  const address = document.toString();
  const holds = (notebook: vscode.NotebookDocument) =>
    notebook.getCells().some((cell) => cell.document.uri.toString() === address);
  return vscode.workspace.notebookDocuments.find(holds)?.uri ?? document;
}

/** A file that somebody named, as a Uri; undefined for a relative path without a workspace folder. */
export function toUri(name: FileName, folder: vscode.WorkspaceFolder | undefined): vscode.Uri | undefined {
  if (name instanceof vscode.Uri) return name;
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(name)) return vscode.Uri.parse(name, true);
  const path = name.replaceAll('\\', '/');
  if (path.startsWith('/') || /^[a-z]:\//i.test(path)) return vscode.Uri.file(path);
  return folder && vscode.Uri.joinPath(folder.uri, path);
}

/** By the names alone; a `..` in an address that somebody wrote leads where it leads. */
export function isInside(parent: vscode.Uri, child: vscode.Uri): boolean {
  const root = parent.path.endsWith('/') ? parent.path : `${parent.path}/`;
  const { path } = child.path.includes('/..') ? vscode.Uri.joinPath(child, '.') : child;
  return parent.scheme === child.scheme && parent.authority === child.authority && `${path}/`.startsWith(root);
}

export function isInWorkspace(uri: vscode.Uri): boolean {
  return (vscode.workspace.workspaceFolders ?? []).some((folder) => isInside(folder.uri, uri));
}

/** Without a folder open there is no inside, and only who names a whole address writes anywhere. */
export function isAllowed(uri: vscode.Uri): boolean {
  return vscode.workspace.workspaceFolders?.length ? isInWorkspace(uri) : true;
}

/** Not a web address and not a file id of the API. */
export function isLocal(name: FileName): boolean {
  return !/^(https?:|file-[A-Za-z0-9]{8,}$)/i.test(name.toString());
}

export function parentOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}

export function baseName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

export function stemOf(uri: vscode.Uri): string {
  return baseName(uri).replace(/\.[^.]*$/, '');
}

/** Without its dot; empty where there is none. */
export function extensionIn(uri: vscode.Uri): string {
  return /\.([^.]+)$/.exec(baseName(uri))?.[1] ?? '';
}

export async function kindOf(uri: vscode.Uri): Promise<'file' | 'folder' | undefined> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return type & vscode.FileType.Directory ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}
