import * as vscode from 'vscode';
import { type LedgerEntry, readEntries, type Spent, spentOn, writeEntry } from '../core/job/spending.ts';
import type { OwnFiles } from '../node/own-files.ts';
import type { Log } from './log.ts';
import { readText } from './storage.ts';

/** What was spent, over all windows and workspaces. */
export interface Ledger extends vscode.Disposable {
  /** Never rejects: what cannot be written is told in the log. */
  readonly add: (entry: LedgerEntry) => Promise<void>;
  readonly entries: () => Promise<readonly LedgerEntry[]>;
  /** Today by the clock of this machine. */
  readonly today: () => Promise<Spent>;
  readonly onDidChange: vscode.Event<void>;
}

export function createLedger(
  { globalStorageUri }: vscode.ExtensionContext,
  files: Pick<OwnFiles, 'append'>,
  log: Log,
): Ledger {
  const file = vscode.Uri.joinPath(globalStorageUri, 'ledger.jsonl');
  const changes = new vscode.EventEmitter<void>();
  // Read anew each time, for other windows write to it too.
  const entries = async () => readEntries((await readText(file)) ?? '');
  return {
    add: async (entry) => {
      try {
        await files.append(file.fsPath, writeEntry(entry));
        changes.fire();
      } catch (error) {
        log.error(`What a picture cost could not be written down: ${String(error)}`);
      }
    },
    entries,
    today: async () => spentOn(new Date(), await entries()),
    onDidChange: changes.event,
    dispose: () => changes.dispose(),
  };
}
