import * as vscode from 'vscode';
import { isInside } from '../paths.ts';
import type { RecordedPicture } from './provenance.ts';

/** What following files needs of where pictures came from. */
export interface FollowPorts {
  readonly all: () => Promise<readonly RecordedPicture[]>;
  /** Within one workspace folder, a file or a folder with all that is in it. */
  readonly move: (from: vscode.Uri, to: vscode.Uri) => Promise<void>;
  readonly forget: (file: vscode.Uri) => Promise<void>;
  readonly put: (file: vscode.Uri, locked: RecordedPicture['locked']) => Promise<void>;
  readonly digest: (file: vscode.Uri) => Promise<string | undefined>;
}

/** Keeps what is recorded true while people move and delete files in the editor, and undo that. */
export function followFiles({ all, move, forget, put, digest }: FollowPorts): vscode.Disposable {
  /** What went in this session, by the address of its file: Undo brings files back without a word. */
  const deleted = new Map<string, RecordedPicture['locked']>();
  const listening: vscode.Disposable[] = [];
  const within = async (place: vscode.Uri) => (await all()).filter(({ file }) => isInside(place, file));

  const renamed = async (from: vscode.Uri, to: vscode.Uri) => {
    const folders = [from, to].map((uri) => vscode.workspace.getWorkspaceFolder(uri)?.uri.toString());
    if (folders[0] === folders[1]) return move(from, to);
    // Among the drafts, for example, from where Redo brings it back.
    if (folders[1] === undefined) return gone(from);
    for (const { file, locked } of await within(from)) {
      await put(to.with({ path: to.path + file.path.slice(from.path.length) }), locked);
      await forget(file);
    }
  };
  const gone = async (place: vscode.Uri) => {
    const pictures = await within(place);
    for (const { file, locked } of pictures) deleted.set(file.toString(), locked);
    if (pictures.length === 0) return;
    watchForReturn();
    await forget(place);
  };
  const back = async (place: vscode.Uri) => {
    for (const [uri, locked] of deleted) {
      const file = vscode.Uri.parse(uri, true);
      if (!isInside(place, file) || (await digest(file)) !== locked.sha256) continue;
      deleted.delete(uri);
      await put(file, locked);
    }
  };
  /** All names: of a folder that comes back only its own is told. */
  const watchForReturn = () => {
    if (listening.length > 0) return;
    const watcher = vscode.workspace.createFileSystemWatcher('**/*', false, true, true);
    listening.push(
      watcher,
      watcher.onDidCreate((place) => void back(place)),
    );
  };
  return vscode.Disposable.from(
    { dispose: () => vscode.Disposable.from(...listening).dispose() },
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) void renamed(oldUri, newUri);
    }),
    vscode.workspace.onDidDeleteFiles(({ files }) => {
      for (const file of files) void gone(file);
    }),
  );
}
