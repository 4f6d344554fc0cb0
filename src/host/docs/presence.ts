import * as vscode from 'vscode';
import { onceATick } from '../once-a-tick.ts';
import { isInWorkspace, kindOf } from '../paths.ts';

/** Which files and folders there are, asked once and remembered until something comes or goes. */
export interface Presence extends vscode.Disposable {
  readonly kindOf: (uri: vscode.Uri) => ReturnType<typeof kindOf>;
  /** Sooner than the file system tells of it. */
  readonly forget: (uri: vscode.Uri) => void;
  /** For when it must be right: not every change is told of, and none at once. */
  readonly forgetAll: () => void;
  /** Something that was asked for has come or gone. */
  readonly onDidChange: vscode.Event<void>;
}

export function createPresence(): Presence {
  const known = new Map<string, ReturnType<typeof kindOf>>();
  const changed = new vscode.EventEmitter<void>();
  const tell = onceATick(() => changed.fire());
  const forget = (...uris: readonly vscode.Uri[]) => {
    const gone = uris.map(keyOf);
    // A folder that comes or goes does so with all that is in it, and is all that is told of.
    const touched = [...known.keys()].filter((key) => gone.some((one) => key === one || key.startsWith(`${one}/`)));
    for (const key of touched) known.delete(key);
    if (touched.length > 0) tell();
  };
  const forgetAll = () => {
    known.clear();
    tell();
  };
  // All names: of a folder that somebody deletes only its own is told.
  const watcher = vscode.workspace.createFileSystemWatcher('**/*', false, true, false);
  const listening = vscode.Disposable.from(
    watcher,
    watcher.onDidCreate((uri) => forget(uri)),
    watcher.onDidDelete((uri) => forget(uri)),
    vscode.workspace.onDidCreateFiles(({ files }) => forget(...files)),
    vscode.workspace.onDidDeleteFiles(({ files }) => forget(...files)),
    vscode.workspace.onDidRenameFiles(({ files }) =>
      forget(...files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])),
    ),
    vscode.workspace.onDidChangeWorkspaceFolders(() => forgetAll()),
  );
  return {
    kindOf: (uri) => {
      // Nobody tells of what comes and goes elsewhere.
      if (!isInWorkspace(uri)) return kindOf(uri);
      const key = keyOf(uri);
      const answer = known.get(key) ?? kindOf(uri);
      known.set(key, answer);
      return answer;
    },
    forget,
    forgetAll,
    onDidChange: changed.event,
    dispose: () => {
      listening.dispose();
      changed.dispose();
    },
  };
}

/** Two spellings of a name are one file on some systems; to ask once too often costs nothing. */
function keyOf(uri: vscode.Uri): string {
  return uri.toString().toLowerCase();
}
