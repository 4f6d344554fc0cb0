import * as vscode from 'vscode';
import { slugOf } from '../core/image/name.ts';
import { t } from '../core/text.ts';
import type { Order } from './order.ts';

/** Without a folder open there is no place to save to by itself, so it is asked for before anything is made. */
export async function whereToSave(order: Order): Promise<Order | undefined> {
  const hasPlace = vscode.workspace.workspaceFolders?.length || order.save_to !== undefined;
  const besideOriginal = order.operation === 'edit' && order.image[0] instanceof vscode.Uri;
  if (hasPlace || besideOriginal) return order;
  const save_to = await askPlace(`${slugOf(String(order.options.prompt))}.png`);
  return save_to && { ...order, save_to };
}

/** The editor's own Save dialog, starting in the first workspace folder. */
export async function askPlace(name: string): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return vscode.window.showSaveDialog({
    title: t('Where should the picture go?'),
    filters: { [t('Images')]: ['png', 'jpg', 'jpeg', 'webp', 'gif', 'svg'] },
    defaultUri: folder ? vscode.Uri.joinPath(folder, name) : vscode.Uri.file(`/${name}`),
  });
}
