import * as vscode from 'vscode';
import { CONTEXT_KEYS } from '../../core/ids.ts';
import { t } from '../../core/text.ts';
import { baseName, isInside } from '../paths.ts';

/** What `stipple.undoSave` and `stipple.redoSave` do, by the keys of Undo and Redo in the Explorer. */
export interface UndoSave extends vscode.Disposable {
  /** Takes the picture that was saved last out of the workspace: it is a draft then. */
  readonly undo: () => Promise<void>;
  /** Brings the one back that was taken out last. */
  readonly redo: () => Promise<void>;
}

/** From the drafts into the workspace. */
interface Move {
  readonly draft: vscode.Uri;
  readonly file: vscode.Uri;
}

/**
 * The Explorer's own Undo knows only what was done in the Explorer: what an extension did to a file is undone there only while
 * that file is open. So its keys are ours from the saving of a picture until something else happens to files.
 * @param drafts in the storage
 */
export function createUndoSave(drafts: vscode.Uri): UndoSave {
  let saved: readonly Move[] = [];
  let undone: readonly Move[] = [];
  const keep = (nextSaved: readonly Move[], nextUndone: readonly Move[]) => {
    [saved, undone] = [nextSaved, nextUndone];
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.canUndoSave, saved.length > 0);
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.canRedoSave, undone.length > 0);
  };
  const forget = () => {
    if (saved.length + undone.length > 0) keep([], []);
  };
  const is = (move: Move) => (one: Move) => String(one.draft) === String(move.draft);
  const without = (moves: readonly Move[], move: Move) => moves.filter((one) => !is(move)(one));
  // Also by the editor itself, where the picture is open.
  const renamed = ({ oldUri, newUri }: { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }) => {
    const [fromDrafts, toDrafts] = [isInside(drafts, oldUri), isInside(drafts, newUri)];
    const move = fromDrafts ? { draft: oldUri, file: newUri } : { draft: newUri, file: oldUri };
    if (fromDrafts === toDrafts) forget();
    else if (fromDrafts) keep([...saved, move], undone.some(is(move)) ? without(undone, move) : []);
    else {
      keep(without(saved, move), [...undone, move]);
      closeEditorsOf(move);
    }
  };
  const listeners = vscode.Disposable.from(
    vscode.workspace.onDidRenameFiles(({ files }) => files.forEach(renamed)),
    vscode.workspace.onDidCreateFiles(forget),
    vscode.workspace.onDidDeleteFiles(forget),
  );
  const rename = async (from: vscode.Uri, to: vscode.Uri): Promise<boolean> => {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(from, to, { overwrite: false });
    if (await vscode.workspace.applyEdit(edit)) return true;
    // Something happened that nobody told us of, and there is nothing to take back any more.
    forget();
    return false;
  };
  return {
    undo: async () => {
      const last = saved.at(-1);
      if (last && (await rename(last.file, last.draft)))
        vscode.window.setStatusBarMessage(t('{0} is a draft of the studio again', baseName(last.file)), SHOWN_MS);
    },
    redo: async () => {
      const last = undone.at(-1);
      if (last) await rename(last.draft, last.file);
    },
    dispose: () => listeners.dispose(),
  };
}

const SHOWN_MS = 5000;

/** By then an editor has followed its file. */
const FOLLOWED_MS = 2000;

/** Editors follow a file that is renamed; nobody wants to see them follow one into the storage. */
function closeEditorsOf({ draft, file }: Move): void {
  const shows = (uri: vscode.Uri) => (tab: vscode.Tab) =>
    (tab.input instanceof vscode.TabInputCustom || tab.input instanceof vscode.TabInputText) &&
    tab.input.uri.toString() === uri.toString();
  const { tabGroups } = vscode.window;
  const close = (tabs: readonly vscode.Tab[]) => tabGroups.close(tabs.filter(shows(draft)), true);
  const tabs = tabGroups.all.flatMap((group) => group.tabs);
  void close(tabs);
  if (!tabs.some(shows(file))) return;
  const listening = tabGroups.onDidChangeTabs(({ opened, changed }) => close([...opened, ...changed]));
  setTimeout(() => listening.dispose(), FOLLOWED_MS);
}
