import * as vscode from 'vscode';
import type { PictureRecord } from '../../core/job/picture-record.ts';
import { isInside, parentOf } from '../paths.ts';
import { pageRoots } from '../webviews/webview-page.ts';

/** The folders that the studio's page may read: its own, our storage, the workspace, and where pictures were saved besides. */
export function studioRoots(
  { extensionUri, storageUri, globalStorageUri }: vscode.ExtensionContext,
  pictures: readonly PictureRecord[],
): readonly vscode.Uri[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const known = [...pageRoots(extensionUri), ...(storageUri ? [storageUri] : []), globalStorageUri, ...folders];
  const others = new Map<string, vscode.Uri>();
  for (const { file } of pictures) {
    if (!file) continue;
    const uri = vscode.Uri.parse(file.uri, true);
    const folder = parentOf(uri);
    if (!known.some((root) => isInside(root, uri))) others.set(folder.toString(), folder);
  }
  return [...known, ...others.values()];
}
