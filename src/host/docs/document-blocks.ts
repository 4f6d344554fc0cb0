import type * as vscode from 'vscode';
import type { Span } from '../../core/docs/found-image.ts';
import { blockAt, findPromptBlocks, type PromptBlock } from '../../core/docs/prompt-block.ts';
import { languageOf } from './text-file.ts';

const found = new WeakMap<vscode.TextDocument, { readonly version: number; readonly blocks: readonly PromptBlock[] }>();

/** The prompt blocks of a document as it stands; its text is read once for as long as it does not change. */
export function blocksOf(document: vscode.TextDocument): readonly PromptBlock[] {
  const { version } = document;
  const last = found.get(document);
  if (last?.version === version) return last.blocks;
  const blocks = findPromptBlocks(document.getText(), languageOf(document) ?? '');
  found.set(document, { version, blocks });
  return blocks;
}

/** The block in which a line stands, or in whose link. */
export function blockAtLine(document: vscode.TextDocument, line: number): PromptBlock | undefined {
  if (line < 0 || line >= document.lineCount) return undefined;
  const { start, end } = document.lineAt(line).range;
  const blocks = blocksOf(document);
  const [from, to] = [document.offsetAt(start), document.offsetAt(end)];
  const touches = ({ start: first, end: last }: Span) => first <= to && from <= last;
  return blocks.find(({ whole }) => touches(whole)) ?? blocks.find(({ link }) => link && touches(link.whole));
}

export function blockAtPosition(document: vscode.TextDocument, position: vscode.Position): PromptBlock | undefined {
  return blockAt(blocksOf(document), document.offsetAt(position));
}
