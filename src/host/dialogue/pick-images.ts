import * as vscode from 'vscode';
import { t } from '../../core/text.ts';

/** Of all images that can be edited. */
export const IMAGE_EXTENSIONS = ['png', 'jpg', 'jpeg', 'webp', 'gif', 'bmp', 'avif', 'tif', 'tiff', 'svg'];

const IMAGE_NAME = new RegExp(`\\.(${IMAGE_EXTENSIONS.join('|')})$`, 'i');

export function isImageName(name: string): boolean {
  return IMAGE_NAME.test(name);
}

/** For dialogues that open files. */
export const IMAGE_FILTER = () => ({ [t('Images')]: IMAGE_EXTENSIONS });

/** Those selected in the Explorer with the clicked one first, else the one that is open in the active editor. */
export function imagesAtHand(clicked: unknown, selected: unknown): readonly vscode.Uri[] {
  if (clicked instanceof vscode.Uri) {
    const others = Array.isArray(selected)
      ? selected.filter((one): one is vscode.Uri => one instanceof vscode.Uri)
      : [];
    // The menu looked at the clicked file only.
    return [clicked, ...others.filter((uri) => uri.toString() !== clicked.toString() && isImageName(uri.path))];
  }
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom && isImageName(input.uri.path) ? [input.uri] : [];
}

/** By the editor's own dialogue. Undefined when the person left. */
export async function askForImages(title: string): Promise<readonly vscode.Uri[] | undefined> {
  return vscode.window.showOpenDialog({
    title,
    openLabel: t('Choose'),
    canSelectMany: true,
    filters: IMAGE_FILTER(),
  });
}
