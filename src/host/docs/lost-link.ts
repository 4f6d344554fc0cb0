import * as vscode from 'vscode';
import { t } from '../../core/text.ts';
import type { Insertion, Obstacle } from './insert.ts';

/**
 * Tells why a document did not get its link, and offers the link; nothing where it did.
 * @param news to be told with it
 */
export async function tellLost(insertion: Insertion, news?: string): Promise<void> {
  if (insertion.inserted) return;
  const copy = t('Copy Link');
  const reason = WORDS[insertion.obstacle](insertion.document);
  const message = news === undefined ? reason : `${news} ${reason}`;
  if ((await vscode.window.showWarningMessage(message, copy)) === copy)
    await vscode.env.clipboard.writeText(insertion.link);
}

const WORDS: Readonly<Record<Obstacle, (document: string) => string>> = {
  'place-gone': (name) => t('The picture has no link: its place in {0} is gone with the text that held it.', name),
  'document-closed': (name) => t('The picture has no link: {0} was closed in the meantime.', name),
  'document-deleted': (name) => t('The picture has no link: {0} was deleted in the meantime.', name),
  'document-refused': (name) => t('The picture has no link: {0} cannot be changed.', name),
};
