import * as vscode from 'vscode';
import { t } from '../core/text.ts';

const IMAGE_NAME = /\.(png|jpe?g|webp)$/i;

/**
 * The images that a command is about: those selected in the Explorer with the clicked one first, else the one that is open
 * in the active editor, else asked for. Undefined when the person left.
 */
export async function pickImages(clicked: unknown, selected: unknown): Promise<readonly vscode.Uri[] | undefined> {
  if (clicked instanceof vscode.Uri) {
    const others = Array.isArray(selected)
      ? selected.filter((one): one is vscode.Uri => one instanceof vscode.Uri)
      : [];
    // The menu looked at the clicked file only.
    return [clicked, ...others.filter((uri) => uri.toString() !== clicked.toString() && IMAGE_NAME.test(uri.path))];
  }
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputCustom && IMAGE_NAME.test(input.uri.path)) return [input.uri];
  return vscode.window.showOpenDialog({
    title: t('Which image should be edited?'),
    openLabel: t('Edit'),
    canSelectMany: true,
    filters: { [t('Images')]: ['png', 'jpg', 'jpeg', 'webp'] },
  });
}
