import * as vscode from 'vscode';
import { t } from '../core/text.ts';

const EXTENSIONS = ['png', 'jpg', 'jpeg', 'webp', 'gif', 'bmp', 'avif', 'tif', 'tiff', 'svg'];

const IMAGE_NAME = new RegExp(`\\.(${EXTENSIONS.join('|')})$`, 'i');

/** For dialogues that open files. */
export const IMAGE_FILTER = () => ({ [t('Images')]: EXTENSIONS });

/** The images that a command is about: those at hand, else asked for. Undefined when the person left. */
export async function pickImages(clicked: unknown, selected: unknown): Promise<readonly vscode.Uri[] | undefined> {
  const found = imagesAtHand(clicked, selected);
  return found.length > 0 ? found : askForImages();
}

/** Those selected in the Explorer with the clicked one first, else the one that is open in the active editor. */
export function imagesAtHand(clicked: unknown, selected: unknown): readonly vscode.Uri[] {
  if (clicked instanceof vscode.Uri) {
    const others = Array.isArray(selected)
      ? selected.filter((one): one is vscode.Uri => one instanceof vscode.Uri)
      : [];
    // The menu looked at the clicked file only.
    return [clicked, ...others.filter((uri) => uri.toString() !== clicked.toString() && IMAGE_NAME.test(uri.path))];
  }
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom && IMAGE_NAME.test(input.uri.path) ? [input.uri] : [];
}

export async function askForImages(): Promise<readonly vscode.Uri[] | undefined> {
  return vscode.window.showOpenDialog({
    title: t('Which image should be edited?'),
    openLabel: t('Edit'),
    canSelectMany: true,
    filters: IMAGE_FILTER(),
  });
}
