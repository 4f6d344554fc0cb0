import * as vscode from 'vscode';
import { CONTEXT_KEYS } from '../../core/ids.ts';
import { EMPTY_LOCK } from '../../core/recipe/lock-file.ts';
import { LOCK_FILE } from '../../core/recipe/lock-name.ts';
import { onceATick } from '../once-a-tick.ts';
import { readText } from '../storage.ts';
import { lookAt } from './lock-at.ts';

/** Keeps the context key of recorded pictures: menus show what can be done with those on those alone. */
export function showRecordedInMenus(): vscode.Disposable {
  const show = onceATick(async () => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const paths = await Promise.all(folders.map(pathsIn));
    const recorded = Object.fromEntries(paths.flat().map((path) => [path, true]));
    const isAny = Object.keys(recorded).length > 0;
    await vscode.commands.executeCommand('setContext', CONTEXT_KEYS.recordedImages, isAny ? recorded : undefined);
  });
  const watcher = vscode.workspace.createFileSystemWatcher(`**/${LOCK_FILE}`);
  show();
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(show),
    watcher.onDidChange(show),
    watcher.onDidDelete(show),
    vscode.workspace.onDidChangeWorkspaceFolders(show),
  );
}

/** As `resourcePath` says them. */
async function pathsIn({ uri }: vscode.WorkspaceFolder): Promise<readonly string[]> {
  try {
    const { lock, conflict } = lookAt((await readText(vscode.Uri.joinPath(uri, LOCK_FILE))) ?? '');
    return [...(lock ?? conflict ?? EMPTY_LOCK).keys()].map((file) => vscode.Uri.joinPath(uri, file).fsPath);
  } catch {
    return [];
  }
}
