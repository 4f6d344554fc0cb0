import * as vscode from 'vscode';
import { t } from '../core/text.ts';
import { baseName, parentOf } from './paths.ts';
import { removeFile } from './storage.ts';

/** Who holds a guard writes a small file; one that is older was left by a window that is gone. */
const STALE_MS = 10_000;
const PAUSE_MS = 30;

/**
 * Changes a file that other windows change as well: what `make` reads is what it replaces. A hidden sibling is the guard, filled
 * and then renamed, so that whoever reads finds the old text or the new one, whole. Where `make` gives nothing, nothing is
 * written and false comes back.
 */
export async function underGuard(file: vscode.Uri, make: () => Promise<string | undefined>): Promise<boolean> {
  const { fs } = vscode.workspace;
  const hidden = (name: string) => vscode.Uri.joinPath(parentOf(file), `.${baseName(file)}${name}.stipple-tmp`);
  const guard = hidden('');
  const own = hidden(`.${crypto.randomUUID().slice(0, 8)}`);
  await fs.writeFile(own, new Uint8Array());
  try {
    await take(own, guard);
  } catch (error) {
    await removeFile(own);
    throw error;
  }
  try {
    const text = await make();
    if (text === undefined) {
      await removeFile(guard);
      return false;
    }
    await fs.writeFile(guard, new TextEncoder().encode(text));
    await fs.rename(guard, file, { overwrite: true });
    return true;
  } catch (error) {
    await removeFile(guard);
    throw error;
  }
}

async function take(own: vscode.Uri, guard: vscode.Uri): Promise<void> {
  for (const start = Date.now(); Date.now() - start < 2 * STALE_MS; ) {
    try {
      await vscode.workspace.fs.rename(own, guard, { overwrite: false });
      return;
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError) || error.code !== 'FileExists') throw error;
    }
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
