import * as vscode from 'vscode';
import { namesIn } from '../storage.ts';

type GlobalStorage = Pick<vscode.ExtensionContext, 'globalStorageUri'>;

/** A file each month, so that to know what a day has cost stays as quick as in the first week. */
const MONTH = /^\d{4}-\d{2}\.jsonl$/;

export function ledgerFolder({ globalStorageUri }: GlobalStorage): vscode.Uri {
  return vscode.Uri.joinPath(globalStorageUri, 'ledger');
}

/** The file for what is spent at a moment, by the calendar of no place, which all windows share. */
export function ledgerFileName(at: number): string {
  return `${new Date(at).toISOString().slice(0, 7)}.jsonl`;
}

/** Oldest first. */
export async function ledgerFileNames(folder: vscode.Uri): Promise<readonly string[]> {
  return (await namesIn(folder)).filter((name) => MONTH.test(name)).sort();
}

/** Whether any window has written to it since midnight, without a look at what. */
export async function wasAnythingSpentToday(context: GlobalStorage): Promise<boolean> {
  const folder = ledgerFolder(context);
  const newest = (await ledgerFileNames(folder)).at(-1);
  if (!newest) return false;
  const { mtime } = await vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, newest));
  return mtime >= new Date().setHours(0, 0, 0, 0);
}
