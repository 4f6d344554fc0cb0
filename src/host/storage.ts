import * as vscode from 'vscode';

/** Folders of the storage. */
export const DRAFTS = 'drafts';
export const DISCARDED = 'discarded';
export const UNSAVED = 'unsaved';
export const INPUTS = 'inputs';
export const MASKS = 'masks';
export const DELIVERED = 'delivered';
export const REPLACED = 'replaced';

/** Where Stipple keeps what belongs to this workspace; windows without a folder share one place. */
export function storageOf({
  storageUri,
  globalStorageUri,
}: Pick<vscode.ExtensionContext, 'storageUri' | 'globalStorageUri'>): vscode.Uri {
  return storageUri ?? vscode.Uri.joinPath(globalStorageUri, 'no-folder');
}

/** What is in a folder of the storage, by name; nothing where it was never made. */
export async function namesIn(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** A file's text; undefined where there is none. */
export async function readText(file: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

export async function removeFile(file: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(file);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}
