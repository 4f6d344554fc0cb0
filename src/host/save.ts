import * as vscode from 'vscode';
import { extensionOf, numbered } from '../core/image/name.ts';
import { isSpooled, type PictureBytes } from '../core/image/picture-bytes.ts';
import { sniff } from '../core/image/sniff.ts';
import type { FinishedPicture } from '../core/job/check-picture.ts';
import type { PictureFormat } from '../core/model/draft.ts';
import { t } from '../core/text.ts';
import { ImageError } from '../core/wire/errors.ts';
import type { Destination } from './destination.ts';
import { baseName, kindOf, parentOf } from './paths.ts';

/** Nobody has ten thousand pictures of one name by intention. */
const MOST_NAMES = 10_000;

/**
 * Writes a picture under a name that is free: `fox.png`, then `fox-2.png`. It appears whole or not at all, because a hidden
 * sibling is written and then renamed. Throws `save-failed`.
 */
export async function savePicture(picture: FinishedPicture, destination: Destination): Promise<vscode.Uri> {
  const { folder, stem } = destination;
  const { bytes, facts } = picture;
  const temporary = spooledInto(folder, bytes) ?? vscode.Uri.joinPath(folder, temporaryName(stem));
  try {
    await vscode.workspace.fs.createDirectory(folder);
    await bringTo(temporary, bytes);
    const extension = extensionFor(facts.format, destination);
    const saved = await takeFreeName(destination, extension, (target) => renameIfFree(temporary, target));
    if (isSpooled(bytes) && saved.scheme === 'file') bytes.moved();
    return saved;
  } catch (error) {
    throw saveFailed(folder, error);
  } finally {
    await removeIfThere(temporary);
  }
}

/** Moves a picture under a name that is free; likewise whole or not at all. Throws `save-failed`. */
export async function movePicture(from: vscode.Uri, destination: Destination): Promise<vscode.Uri> {
  const bytes = await readPicture(from);
  const facts = sniff(bytes);
  if (!facts) throw new ImageError('save-failed', t('{0} is not a picture that can be read', baseName(from)));
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

/** Fails before anything is sent where the folder cannot be written; leaves nothing behind. Throws `save-failed`. */
export async function probe({ folder, stem }: Destination): Promise<void> {
  let nearest = folder;
  try {
    while ((await kindOf(nearest)) === undefined && parentOf(nearest).path !== nearest.path)
      nearest = parentOf(nearest);
    const trial = vscode.Uri.joinPath(nearest, temporaryName(stem));
    await vscode.workspace.fs.writeFile(trial, new Uint8Array());
    await removeIfThere(trial);
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
