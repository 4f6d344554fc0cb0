import * as vscode from 'vscode';
import { type LedgerEntry, readEntries, type Spent, spentOn, startOfDay, writeEntry } from '../../core/job/spending.ts';
import { createTurns } from '../../core/job/turns.ts';
import type { OwnFiles } from '../../node/own-files.ts';
import type { Log } from '../log.ts';
import { readText } from '../storage.ts';
import { ledgerFileName, ledgerFileNames, ledgerFolder } from './ledger-files.ts';

/** What was spent, over all windows and workspaces. */
export interface Ledger extends vscode.Disposable {
  /** Never rejects: what cannot be written is told in the log, counts all the same, and goes with the next one. */
  readonly add: (entry: LedgerEntry) => Promise<void>;
  /** @param since milliseconds since 1970: older ones may be among them, but need not be */
  readonly entries: (since?: number) => Promise<readonly LedgerEntry[]>;
  /** Today by the clock of this machine. */
  readonly today: () => Promise<Spent>;
  /** Resolves when everything is written that can be. */
  readonly flush: () => Promise<void>;
  readonly onDidChange: vscode.Event<void>;
}

export function createLedger(
  context: Pick<vscode.ExtensionContext, 'globalStorageUri'>,
  files: Pick<OwnFiles, 'append'>,
  log: Log,
): Ledger {
  const folder = ledgerFolder(context);
  const changes = new vscode.EventEmitter<void>();
  const inTurn = createTurns();
  let unwritten: readonly LedgerEntry[] = [];

  const write = async () => {
    for (const entry of unwritten) {
      await files.append(vscode.Uri.joinPath(folder, ledgerFileName(entry.at)).fsPath, writeEntry(entry));
      unwritten = unwritten.filter((one) => one !== entry);
    }
  };
  // Read anew each time, for other windows write to it too.
  const entries = (since = 0) =>
    inTurn(async () => {
      const names = (await ledgerFileNames(folder)).filter((name) => name >= ledgerFileName(since));
      const texts = await Promise.all(names.map((name) => readText(vscode.Uri.joinPath(folder, name))));
      return [...texts.flatMap((text) => readEntries(text ?? '')), ...unwritten];
    });
  return {
    add: (entry) =>
      inTurn(async () => {
        unwritten = [...unwritten, entry];
        try {
          await write();
        } catch (error) {
          log.error(`What a picture cost could not be written down: ${String(error)}`);
        }
        changes.fire();
      }),
    entries,
    today: async () => {
      const now = new Date();
      return spentOn(now, await entries(startOfDay(now)));
    },
    flush: () => inTurn(async () => undefined),
    onDidChange: changes.event,
    dispose: () => changes.dispose(),
  };
}
