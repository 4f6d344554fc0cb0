import * as vscode from 'vscode';
import { extensionOf, numbered } from '../core/image/name.ts';
import { isSpooled, type PictureBytes } from '../core/image/picture-bytes.ts';
import type { FinishedPicture } from '../core/job/check-picture.ts';
import { t } from '../core/text.ts';
import { ImageError } from '../core/wire/errors.ts';
import type { Destination } from './destination.ts';
import { kindOf, parentOf } from './paths.ts';

/** Nobody has ten thousand pictures of one name by intention. */
const MOST_NAMES = 10_000;

/**
 * Writes a picture under a name that is free: `fox.png`, then `fox-2.png`. It appears whole or not at all, because a hidden
 * sibling is written and then renamed. Throws `save-failed`.
 */
export async function savePicture(picture: FinishedPicture, destination: Destination): Promise<vscode.Uri> {
  const { folder, stem } = destination;
  const temporary = vscode.Uri.joinPath(folder, temporaryName(stem));
  try {
    await vscode.workspace.fs.createDirectory(folder);
    await bringTo(temporary, picture.bytes);
    return await inTurn(() => takeFreeName(temporary, destination, extensionFor(picture, destination)));
  } catch (error) {
    throw saveFailed(folder, error);
  } finally {
    await removeIfThere(temporary);
  }
}

/** A large picture lies in a file of this machine already, as a rule in the same folder: there it is only renamed. */
async function bringTo(temporary: vscode.Uri, bytes: PictureBytes): Promise<void> {
  if (!isSpooled(bytes)) await vscode.workspace.fs.writeFile(temporary, bytes);
  else if (temporary.scheme !== 'file') await vscode.workspace.fs.writeFile(temporary, await bytes.read());
  else await vscode.workspace.fs.rename(vscode.Uri.file(bytes.path), temporary);
}

let turn: Promise<unknown> = Promise.resolve();

/** One name is chosen at a time: the editor's rename looks first and moves then, so two at once may both find it free. */
function inTurn<T>(action: () => Promise<T>): Promise<T> {
  const result = turn.then(action);
  turn = result.catch(() => undefined);
  return result;
}

async function takeFreeName(
  temporary: vscode.Uri,
  { folder, stem }: Destination,
  extension: string,
): Promise<vscode.Uri> {
  for (let attempt = 1; attempt <= MOST_NAMES; attempt++) {
    const target = vscode.Uri.joinPath(folder, `${numbered(stem, attempt)}.${extension}`);
    if (await kindOf(target)) continue;
    if (await renameIfFree(temporary, target)) return target;
  }
  throw new Error(t('every name from {0} on is taken', stem));
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

/** A given name keeps its own spelling (`.jpeg`, `.PNG`) where the bytes are what it promises; else the bytes decide. */
function extensionFor({ facts }: FinishedPicture, { given }: Destination): string {
  return given?.format === facts.format ? given.extension : extensionOf(facts.format);
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

function saveFailed(folder: vscode.Uri, cause: unknown): ImageError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ImageError('save-failed', t('{0}: {1}', vscode.workspace.asRelativePath(folder, false), reason), {
    cause,
  });
}
