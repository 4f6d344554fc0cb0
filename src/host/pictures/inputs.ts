import * as vscode from 'vscode';
import { t } from '../../core/text.ts';
import { baseName } from '../paths.ts';
import { hexOf } from '../provenance/digests.ts';
import { INPUTS, namesIn, storageOf } from '../storage.ts';

/** Pictures that go along with edits and have no place in the workspace, kept where webviews may read them. */
export interface Inputs {
  /** Keeps what was pasted; the same bytes are kept once. */
  readonly keep: (name: string, bytes: Uint8Array) => Promise<vscode.Uri>;
  /** A copy to look at; recipes go on naming the original. */
  readonly copy: (original: vscode.Uri) => Promise<vscode.Uri>;
}

/** The folder of what was pasted or painted, by the SHA-256 of its bytes. */
export function folderOf(sha256: string): string {
  return sha256.slice(0, 24);
}

/** Folders of one picture each; the oldest go first. */
export const MOST_INPUTS = 200;

/** @param name of a folder in the storage */
export function createInputs(context: Parameters<typeof storageOf>[0], name = INPUTS): Inputs {
  const home = vscode.Uri.joinPath(storageOf(context), name);
  const make = async (key: Uint8Array<ArrayBuffer>, called: string): Promise<vscode.Uri> => {
    const folder = vscode.Uri.joinPath(home, await digestOf(key));
    await vscode.workspace.fs.createDirectory(folder);
    return vscode.Uri.joinPath(folder, called);
  };
  return {
    keep: async (given, bytes) => {
      const target = await make(new Uint8Array(bytes), safeName(given));
      await vscode.workspace.fs.writeFile(target, bytes);
      await trim(home);
      return target;
    },
    copy: async (original) => {
      const target = await make(new TextEncoder().encode(original.toString()), baseName(original));
      await vscode.workspace.fs.copy(original, target, { overwrite: true });
      await trim(home);
      return target;
    },
  };
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return folderOf(hexOf(await crypto.subtle.digest('SHA-256', bytes)));
}

/** The name comes from a webview, and is sent along with the picture. */
function safeName(name: string): string {
  const safe = name.replace(/[^\p{L}\p{N}._ -]+/gu, '-').replace(/^[.\s-]+/, '');
  return safe.slice(-80) || t('pasted');
}

async function trim(home: vscode.Uri): Promise<void> {
  const names = await namesIn(home);
  if (names.length <= MOST_INPUTS) return;
  const folders = await Promise.all(
    names.map(async (name) => {
      const uri = vscode.Uri.joinPath(home, name);
      return { uri, age: (await vscode.workspace.fs.stat(uri)).mtime };
    }),
  );
  const oldest = folders.sort((one, other) => one.age - other.age).slice(0, names.length - MOST_INPUTS);
  for (const { uri } of oldest) await vscode.workspace.fs.delete(uri, { recursive: true });
}
