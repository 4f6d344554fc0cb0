import * as vscode from 'vscode';
import { fillTemplate } from '../core/image/name.ts';
import { t } from '../core/text.ts';
import type { Order } from './order.ts';

/** Without a folder open there is no place to save to by itself, so it is asked for before anything is made. */
export async function whereToSave(order: Order): Promise<Order | undefined> {
  const hasPlace = vscode.workspace.workspaceFolders?.length || order.save_to !== undefined;
  const besideOriginal = order.operation === 'edit' && order.image[0] instanceof vscode.Uri;
  if (hasPlace || besideOriginal) return order;
  const { prompt, model, size } = order.options;
  const stem = fillTemplate('${slug}', {
    prompt: String(prompt),
    model: String(model),
    size: String(size),
    now: new Date(),
  });
  const save_to = await vscode.window.showSaveDialog({
    title: t('Where should the picture go?'),
    filters: { [t('Images')]: ['png', 'jpg', 'jpeg', 'webp'] },
    defaultUri: vscode.Uri.file(`/${stem}.png`),
  });
  return save_to && { ...order, save_to };
}
