import * as vscode from 'vscode';
import { CONFIGURATION } from '../../core/ids.ts';
import { LOCK_FILE } from '../../core/recipe/lock-name.ts';
import { wakeForDocuments } from '../docs/document-door.ts';
import { kindOf } from '../paths.ts';

/** What is opened once a workspace folder has a lock file. */
export interface RecordedRooms {
  /** Lets menus know which pictures are recorded. */
  readonly showInMenus: () => Promise<vscode.Disposable>;
  /** Marks them in the Explorer, where somebody wants that. */
  readonly showBadges: () => Promise<void>;
  /** Tells of them over their links in documents. */
  readonly showHovers: () => Promise<void>;
}

/** Opens the rooms as soon as a lock file is there; where there is none, nothing loads. */
export function watchForRecorded({ showInMenus, showBadges, showHovers }: RecordedRooms): vscode.Disposable {
  const disposables: vscode.Disposable[] = [];
  let hasLock = false;
  let hasBadges = false;
  const badges = () => {
    const wants = vscode.workspace.getConfiguration(CONFIGURATION).get('explorerBadges') === true;
    if (!hasLock || hasBadges || !wants) return;
    hasBadges = true;
    void showBadges();
  };
  const found = () => {
    if (hasLock) return;
    hasLock = true;
    void showInMenus().then((menus) => disposables.push(menus));
    disposables.push(wakeForDocuments(() => void showHovers()));
    badges();
  };
  const look = async () => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const kinds = await Promise.all(folders.map(({ uri }) => kindOf(vscode.Uri.joinPath(uri, LOCK_FILE))));
    if (kinds.includes('file')) found();
  };
  const watcher = vscode.workspace.createFileSystemWatcher(`**/${LOCK_FILE}`, false, true, true);
  disposables.push(
    watcher,
    watcher.onDidCreate(look),
    vscode.workspace.onDidChangeWorkspaceFolders(look),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${CONFIGURATION}.explorerBadges`)) badges();
    }),
  );
  void look();
  return { dispose: () => vscode.Disposable.from(...disposables).dispose() };
}
