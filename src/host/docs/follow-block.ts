import * as vscode from 'vscode';
import type { PromptBlock } from '../../core/docs/prompt-block.ts';
import { blocksOf } from './document-blocks.ts';
import { shiftedBy } from './insert.ts';

/** A block that is found again while people go on typing. */
export interface FollowedBlock extends vscode.Disposable {
  /** Where it is by now; undefined once it is gone. */
  readonly find: () => Promise<PlacedBlock | undefined>;
  /** Whether this is the block, as far as its document is still open. */
  readonly is: (document: vscode.TextDocument, block: PromptBlock) => boolean;
}

export interface PlacedBlock {
  readonly document: vscode.TextDocument;
  readonly block: PromptBlock;
}

/** By its place, which moves with the text; and where that is lost (the document was closed, the block was moved) by its words. */
export function followBlock(document: vscode.TextDocument, block: PromptBlock): FollowedBlock {
  const words = document.getText().slice(block.whole.start, block.whole.end);
  let { start, end } = block.whole;
  let lost = false;
  const listening = vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (event.document === document) [start, end] = [shiftedBy(event, start), shiftedBy(event, end)];
    }),
    vscode.workspace.onDidCloseTextDocument((closed) => {
      if (closed === document) lost = true;
    }),
  );
  const isPlaced = () => !lost && start < end;
  const is = (where: vscode.TextDocument, one: PromptBlock) =>
    where === document && isPlaced() && one.whole.start < end && start < one.whole.end;

  return {
    is,
    find: async () => {
      for (const where of await documentsLike(document)) {
        const blocks = blocksOf(where);
        const own = blocks.find((one) => is(where, one));
        if (own) return { document: where, block: own };
        const same = blocks.filter(({ whole }) => where.getText().slice(whole.start, whole.end) === words);
        if (same.length === 1 && same[0]) return { document: where, block: same[0] };
      }
      return undefined;
    },
    dispose: () => listening.dispose(),
  };
}

/** An untitled document that was saved meanwhile is another one, and to open its own address would make a new one. */
async function documentsLike({ uri, isUntitled }: vscode.TextDocument): Promise<readonly vscode.TextDocument[]> {
  const key = uri.toString();
  const open = vscode.workspace.textDocuments.filter((one) => !one.isClosed);
  const own = open.find((one) => one.uri.toString() === key);
  if (own) return [own];
  if (isUntitled) return open;
  try {
    return [await vscode.workspace.openTextDocument(uri)];
  } catch {
    return [];
  }
}
