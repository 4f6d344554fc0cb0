import * as vscode from 'vscode';
import { extensionOf, numbered } from '../../core/image/name.ts';
import { isSpooled, type PictureBytes } from '../../core/image/picture-bytes.ts';
import { sniff } from '../../core/image/sniff.ts';
import type { FinishedPicture } from '../../core/job/check-picture.ts';
import type { PictureFormat } from '../../core/model/draft.ts';
import { t } from '../../core/text.ts';
import { ImageError } from '../../core/wire/errors.ts';
import type { OwnFiles } from '../../node/own-files.ts';
import { baseName, isInWorkspace, kindOf, parentOf } from '../paths.ts';
import type { Destination } from './destination.ts';

/** Nobody has ten thousand pictures of one name by intention. */
const MOST_NAMES = 10_000;

/**
 * Writes a picture under a name that is free: `fox.png`, then `fox-2.png`. It appears whole or not at all, because it is
 * written elsewhere and then renamed: within the workspace from the drafts, by an edit that Undo takes back, else from a hidden
 * sibling. Throws `save-failed`.
 * @param drafts in the storage; left out where nobody shall undo it
 */
export async function savePicture(
  picture: FinishedPicture,
  destination: Destination,
  drafts?: vscode.Uri,
): Promise<vscode.Uri> {
  const { folder, stem } = destination;
  const { bytes, facts } = picture;
  const extension = extensionFor(facts.format, destination);
  const isUndoable = drafts && placeBeforeSaving(destination, drafts) === drafts;
  const draft = isUndoable ? await bringToDrafts(drafts, bytes, extension) : undefined;
  const temporary = draft ?? spooledInto(folder, bytes) ?? vscode.Uri.joinPath(folder, temporaryName(stem));
  try {
    if (!draft) {
      await vscode.workspace.fs.createDirectory(folder);
      await bringTo(temporary, bytes);
    }
    const take = draft ? moveUndoably : renameIfFree;
    const saved = await takeFreeName(destination, extension, (target) => take(temporary, target));
    if (isSpooled(bytes) && temporary.scheme === 'file') bytes.moved();
    return saved;
  } catch (error) {
    throw saveFailed(folder, error);
  } finally {
    await removeIfThere(temporary);
  }
}

/** Where a picture is best before it is saved: a large one then only changes its name. */
export function placeBeforeSaving({ folder, draft }: Destination, drafts: vscode.Uri): vscode.Uri {
  return !draft && isInWorkspace(folder) ? drafts : folder;
}

/**
 * Moves a picture under a name that is free; likewise whole or not at all. A draft is moved so that Undo makes a draft of it
 * again. Throws `save-failed`.
 */
export async function movePicture(from: vscode.Uri, destination: Destination, isDraft = false): Promise<vscode.Uri> {
  const bytes = await readPicture(from);
  const facts = sniff(bytes);
  if (!facts) throw new ImageError('save-failed', t('{0} is not a picture that can be read', baseName(from)));
  if (isDraft && isInWorkspace(destination.folder)) {
    const extension = extensionFor(facts.format, destination);
    try {
      return await takeFreeName(destination, extension, (target) => moveUndoably(from, target));
    } catch (error) {
      throw saveFailed(destination.folder, error);
    }
  }
  const to = await savePicture({ bytes, facts }, destination);
  await removeIfThere(from);
  return to;
}

async function readPicture(file: vscode.Uri): Promise<Uint8Array> {
  try {
    return await vscode.workspace.fs.readFile(file);
  } catch (error) {
    throw saveFailed(file, error);
  }
}

/** A large picture lies in a hidden file already, as a rule in the folder itself: there nothing is left to do but to name it. */
function spooledInto(folder: vscode.Uri, bytes: PictureBytes): vscode.Uri | undefined {
  if (!isSpooled(bytes) || folder.scheme !== 'file') return undefined;
  const file = vscode.Uri.file(bytes.path);
  return parentOf(file).path === folder.path ? file : undefined;
}

/** Undefined where the storage does not take it: then it is saved all the same. */
async function bringToDrafts(
  drafts: vscode.Uri,
  bytes: PictureBytes,
  extension: string,
): Promise<vscode.Uri | undefined> {
  const draft = vscode.Uri.joinPath(drafts, `${crypto.randomUUID()}.${extension}`);
  try {
    await vscode.workspace.fs.createDirectory(drafts);
    await bringTo(draft, bytes);
    return draft;
  } catch {
    await removeIfThere(draft);
    return undefined;
  }
}

async function bringTo(temporary: vscode.Uri, bytes: PictureBytes): Promise<void> {
  if (!isSpooled(bytes)) await vscode.workspace.fs.writeFile(temporary, bytes);
  else if (temporary.scheme !== 'file') await vscode.workspace.fs.writeFile(temporary, await bytes.read());
  else if (bytes.path !== temporary.fsPath) await vscode.workspace.fs.rename(vscode.Uri.file(bytes.path), temporary);
}

/**
 * Lets `take` have the first name of a destination that is free, `fox.png`, then `fox-2.png`; where it answers false, somebody
 * was faster.
 */
export function takeFreeName(
  { folder, stem }: Destination,
  extension: string,
  take: (target: vscode.Uri) => Promise<boolean>,
): Promise<vscode.Uri> {
  return inTurn(async () => {
    for (let attempt = 1; attempt <= MOST_NAMES; attempt++) {
      const target = vscode.Uri.joinPath(folder, `${numbered(stem, attempt)}.${extension}`);
      if (!(await kindOf(target)) && (await take(target))) return target;
    }
    throw new Error(t('every name from {0} on is taken', stem));
  });
}

/**
 * Fails before anything is sent where the folder cannot be written; leaves nothing behind, also where the window is closed
 * meanwhile. Throws `save-failed`.
 */
export async function probe({ folder, stem }: Destination, files: Pick<OwnFiles, 'claim' | 'remove'>): Promise<void> {
  let nearest = folder;
  try {
    while ((await kindOf(nearest)) === undefined && parentOf(nearest).path !== nearest.path)
      nearest = parentOf(nearest);
    const trial = vscode.Uri.joinPath(nearest, temporaryName(stem));
    if (trial.scheme === 'file') {
      await files.claim(trial.fsPath);
      await files.remove(trial.fsPath);
    } else {
      await vscode.workspace.fs.writeFile(trial, new Uint8Array());
      await removeIfThere(trial);
    }
  } catch (error) {
    throw saveFailed(folder, error);
  }
}

let turn: Promise<unknown> = Promise.resolve();

/** One name is chosen at a time: the editor's rename looks first and moves then, so two at once may both find it free. */
function inTurn<T>(action: () => Promise<T>): Promise<T> {
  const result = turn.then(action);
  turn = result.catch(() => undefined);
  return result;
}

/** A given name keeps its own spelling (`.jpeg`, `.PNG`) where the bytes are what it promises; else the bytes decide. */
export function extensionFor(format: PictureFormat, { given }: Destination): string {
  return given?.format === format ? given.extension : extensionOf(format);
}

async function renameIfFree(from: vscode.Uri, to: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.rename(from, to, { overwrite: false });
    return true;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileExists') return false;
    throw error;
  }
}

/**
 * A rename, not `createFile` with contents: those go to the editor as base64 that is made in scripts, which blocks all extensions
 * for half a second with 1.5 MB, and what Undo deletes is gone for good where there is no trash. A rename brings it back here.
 */
async function moveUndoably(from: vscode.Uri, to: vscode.Uri): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(from, to, { overwrite: false });
  if (await vscode.workspace.applyEdit(edit)) return true;
  if (!(await kindOf(to))) {
    // The editor refuses and does not say why; this does.
    await vscode.workspace.fs.createDirectory(parentOf(to));
    return renameIfFree(from, to);
  }
  await removeHalfOf(from, to);
  return false;
}

/** From one file system to another it is copied, and a disk may be full before the end. */
async function removeHalfOf(whole: vscode.Uri, place: vscode.Uri): Promise<void> {
  const { fs } = vscode.workspace;
  if ((await fs.stat(place)).size >= (await fs.stat(whole)).size) return;
  const [half, bytes] = await Promise.all([fs.readFile(place), fs.readFile(whole)]);
  if (half.every((byte, index) => byte === bytes[index])) await fs.delete(place);
}

async function removeIfThere(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(uri);
  } catch {
    // Renamed away, or never written.
  }
}

function temporaryName(stem: string): string {
  return `.${stem.slice(0, 40)}.${crypto.randomUUID().slice(0, 8)}.stipple-tmp`;
}

export function saveFailed(place: vscode.Uri, cause: unknown): ImageError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ImageError('save-failed', t('{0}: {1}', vscode.workspace.asRelativePath(place, false), reason), {
    cause,
  });
}
