import * as vscode from 'vscode';
import { t } from '../../core/text.ts';
import type { OwnFiles } from '../../node/own-files.ts';
import { baseName, parentOf } from '../paths.ts';
import { removeFile } from '../storage.ts';

/**
 * Changes a file that other windows change as well: what `make` reads is what it replaces, and whoever reads meanwhile finds the
 * old text or the new one, whole. Where `make` gives nothing, nothing is written and false comes back.
 */
export type GuardedWrite = (file: vscode.Uri, make: () => Promise<string | undefined>) => Promise<boolean>;

/** Who holds a guard writes a small file; one that is older was left by a window that is gone. */
const STALE_MS = 10_000;
const PAUSE_MS = 30;

/** @param files of this machine, whose renames happen at once; the editor's own delete what they replace first */
export function createGuardedWrite(files: Pick<OwnFiles, 'claim' | 'replace' | 'remove'>): GuardedWrite {
  return async (file, make) => {
    const guard = hidden(file, '');
    await take(guard, files);
    try {
      const text = await make();
      if (text === undefined) return false;
      if (file.scheme === 'file') await files.replace(file.fsPath, text);
      else await replaceElsewhere(file, text);
      return true;
    } finally {
      await (guard.scheme === 'file' ? files.remove(guard.fsPath) : removeFile(guard));
    }
  };
}

async function take(guard: vscode.Uri, files: Pick<OwnFiles, 'claim'>): Promise<void> {
  for (const start = Date.now(); Date.now() - start < 2 * STALE_MS; ) {
    if (guard.scheme === 'file' ? await files.claim(guard.fsPath) : await claimElsewhere(guard)) return;
    const age = Date.now() - (await writtenAt(guard));
    if (age > STALE_MS) await removeFile(guard);
    else await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error(t('another window is writing it'));
}

/** Where it is gone by now, nobody holds it. */
async function writtenAt(file: vscode.Uri): Promise<number> {
  try {
    return (await vscode.workspace.fs.stat(file)).mtime;
  } catch {
    return Date.now();
  }
}

async function claimElsewhere(guard: vscode.Uri): Promise<boolean> {
  const own = hidden(guard, `.${crypto.randomUUID().slice(0, 8)}`);
  await vscode.workspace.fs.writeFile(own, new Uint8Array());
  try {
    await vscode.workspace.fs.rename(own, guard, { overwrite: false });
    return true;
  } catch (error) {
    await removeFile(own);
    if (error instanceof vscode.FileSystemError && error.code === 'FileExists') return false;
    throw error;
  }
}

async function replaceElsewhere(file: vscode.Uri, text: string): Promise<void> {
  const temporary = hidden(file, `.${crypto.randomUUID().slice(0, 8)}`);
  try {
    await vscode.workspace.fs.writeFile(temporary, new TextEncoder().encode(text));
    await vscode.workspace.fs.rename(temporary, file, { overwrite: true });
  } catch (error) {
    await removeFile(temporary);
    throw error;
  }
}

/** A sibling that nobody sees. */
function hidden(file: vscode.Uri, mark: string): vscode.Uri {
  const name = baseName(file).replace(/^\.|\.stipple-tmp$/g, '');
  return vscode.Uri.joinPath(parentOf(file), `.${name}${mark}.stipple-tmp`);
}
