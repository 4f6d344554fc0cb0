import * as vscode from 'vscode';
import type { PromptBlock } from '../../core/docs/prompt-block.ts';
import { type FollowedBlock, followBlock, type PlacedBlock } from './follow-block.ts';

/** A block whose picture is being made. */
export interface BlockRun {
  /** How it goes, for people. */
  readonly line: string;
  readonly cancel: () => void;
}

/** What the making of a picture is told. */
export interface Running extends PlacedBlock {
  readonly followed: FollowedBlock;
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
}

export interface BlockRuns extends vscode.Disposable {
  readonly find: (document: vscode.TextDocument, block: PromptBlock) => BlockRun | undefined;
  /**
   * Runs something for a block as it is once nothing else runs for it: two at once would make two files of what is one picture.
   * Rejects where the block is gone by then.
   */
  readonly run: <T>(placed: PlacedBlock, make: (running: Running) => Promise<T>) => Promise<T>;
  readonly onDidChange: vscode.Event<void>;
}

interface Entry extends BlockRun {
  readonly followed: FollowedBlock;
  readonly ended: Promise<unknown>;
}

export function createBlockRuns(gone: () => Error): BlockRuns {
  const changes = new vscode.EventEmitter<void>();
  const entries = new Map<object, Entry>();
  const find = (document: vscode.TextDocument, block: PromptBlock) =>
    [...entries.values()].findLast(({ followed }) => followed.is(document, block));

  return {
    find,
    run: async ({ document, block }, make) => {
      const key = {};
      const before = find(document, block);
      const followed = followBlock(document, block);
      const abort = new AbortController();
      let end = (): void => undefined;
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      const tell = (line: string) => {
        if (entries.get(key)?.line === line) return;
        entries.set(key, { followed, line, cancel: () => abort.abort(), ended });
        changes.fire();
      };
      tell('');
      try {
        await before?.ended;
        const placed = before ? await followed.find() : { document, block };
        if (!placed) throw gone();
        return await make({ ...placed, followed, signal: abort.signal, tell });
      } finally {
        entries.delete(key);
        followed.dispose();
        end();
        changes.fire();
      }
    },
    onDidChange: changes.event,
    dispose: () => {
      for (const { cancel } of entries.values()) cancel();
      changes.dispose();
    },
  };
}
