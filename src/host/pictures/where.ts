import * as vscode from 'vscode';
import { slugOf } from '../../core/image/name.ts';
import { t } from '../../core/text.ts';
import type { Order } from '../order.ts';

/** Without a folder open there is no place to save to by itself, so it is asked for before anything is made. */
export async function whereToSave(order: Order, askPlace: AskPlace): Promise<Order | undefined> {
  const hasPlace = vscode.workspace.workspaceFolders?.length || order.save_to !== undefined;
  const besideOriginal = order.operation === 'edit' && order.image[0] instanceof vscode.Uri;
  if (hasPlace || besideOriginal) return order;
  const save_to = await askPlace(`${slugOf(String(order.options.prompt))}.png`);
  return save_to && { ...order, save_to };
}

/** Asks for a place for a file of this name; undefined when the person left. */
export type AskPlace = (name: string) => Promise<vscode.Uri | undefined>;

/** The editor's own Save dialog, starting in the first workspace folder, else at home. */
export function createAskPlace(home: string): AskPlace {
  return async (name) => {
    const start = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(home);
    return vscode.window.showSaveDialog({
      title: t('Where should the picture go?'),
      filters: { [t('Images')]: ['png', 'jpg', 'jpeg', 'webp', 'gif', 'svg'] },
      defaultUri: vscode.Uri.joinPath(start, name),
    });
  };
}
