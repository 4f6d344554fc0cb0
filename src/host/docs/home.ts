import * as vscode from 'vscode';
import { currentFolder, isInside, parentOf } from '../paths.ts';
import type { TextFile } from './text-file.ts';

/** Where a document's links begin, and what they may not leave. */
export interface Home {
  readonly folder: vscode.Uri;
  readonly root: vscode.Uri;
}

/** Undefined where a document has no place in the file system yet, and no folder is open that could stand in. */
export function homeOf({ uri, isUntitled }: TextFile): Home | undefined {
  if (isUntitled) {
    const folder = vscode.workspace.getWorkspaceFolder(uri) ?? currentFolder();
    return folder && { folder: folder.uri, root: folder.uri };
  }
  const root = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  if (root) return { folder: parentOf(uri), root };
  // A single file in a window without a folder: what is beside it and below is its own.
  return vscode.workspace.workspaceFolders?.length ? undefined : { folder: parentOf(uri), root: parentOf(uri) };
}

/** From the document's folder outwards: in a repository of several projects the nearest is meant. */
export function outwards({ folder, root }: Home): readonly vscode.Uri[] {
  if (folder.path === root.path || !isInside(root, folder)) return [folder];
  return [folder, ...outwards({ folder: parentOf(folder), root })];
}
