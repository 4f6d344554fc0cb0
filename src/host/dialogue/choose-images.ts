import * as vscode from 'vscode';
import { writeLength } from '../../core/image/length.ts';
import { offeredModels } from '../../core/model/catalogue.ts';
import { t } from '../../core/text.ts';
import type { Pixels } from '../../node/pixels.ts';
import { madeIcons, ownIcon } from './image-icons.ts';
import { askForImages, imagesAtHand } from './pick-images.ts';
import { findWorkspaceImages, type WorkspaceImage } from './workspace-images.ts';

export interface ImageWish {
  readonly title: string;
  /** How many there is room for. */
  readonly most: number;
  /** Those that are there already, by URI. */
  readonly without?: readonly string[];
}

/** Lets somebody choose among the images of the workspace, with all files of the machine behind them. Undefined when the person left. */
export type ChooseImages = (wish: ImageWish) => Promise<readonly vscode.Uri[] | undefined>;

/** The images that a command is about: those at hand, else asked for. Undefined when the person left. */
export async function pickImages(
  clicked: unknown,
  selected: unknown,
  choose: ChooseImages,
): Promise<readonly vscode.Uri[] | undefined> {
  const found = imagesAtHand(clicked, selected);
  if (found.length > 0) return found;
  const most = Math.max(...offeredModels('edit').map(({ row }) => row.edit?.input.maxImages ?? 0));
  return choose({ title: t('Which image should be edited?'), most });
}

interface ImageItem extends vscode.QuickPickItem {
  /** Absent for the entry that leads to files. */
  readonly image?: WorkspaceImage;
}

type Choice = readonly vscode.Uri[] | 'files' | undefined;

export function createChooseImages(loadPixels: () => Promise<Pick<Pixels, 'thumbnail'>>): ChooseImages {
  return async (wish) => {
    if (!vscode.workspace.workspaceFolders?.length) return askForImages(wish.title);
    const choice = await pick(wish, loadPixels);
    return choice === 'files' ? askForImages(wish.title) : choice;
  };
}

function pick(
  { title, most, without = [] }: ImageWish,
  loadPixels: () => Promise<Pick<Pixels, 'thumbnail'>>,
): Promise<Choice> {
  const quickPick = vscode.window.createQuickPick<ImageItem>();
  const leaving = new vscode.CancellationTokenSource();
  Object.assign(quickPick, {
    title,
    busy: true,
    canSelectMany: most > 1,
    keepScrollPosition: true,
    placeholder: t('Looking for images…'),
  });
  const show = (items: readonly ImageItem[]) => {
    const [active, chosen] = [
      quickPick.activeItems[0]?.label,
      new Set(quickPick.selectedItems.map(({ label }) => label)),
    ];
    quickPick.items = items;
    quickPick.selectedItems = items.filter(({ label }) => chosen.has(label));
    quickPick.activeItems = items.filter(({ label }) => label === active);
  };
  /** Whether there is anything to choose from. */
  const fill = async (): Promise<boolean> => {
    const found = await findWorkspaceImages(leaving.token);
    const images = found.filter(({ uri }) => !without.includes(uri.toString()));
    if (leaving.token.isCancellationRequested) return true;
    if (images.length === 0) return false;
    const items = images.map((image): ImageItem => itemOf(image, ownIcon(image)));
    show([...items, ...END()]);
    quickPick.busy = false;
    quickPick.placeholder = t('Type a part of its path; the newest of {0} images is first', images.length);
    const icons = await madeIcons(images, loadPixels, leaving.token);
    if (icons.size > 0 && !leaving.token.isCancellationRequested) {
      show([...items.map((item) => ({ ...item, ...iconOf(item, icons) })), ...END()]);
    }
    return true;
  };

  return new Promise((resolve) => {
    let before: readonly ImageItem[] = [];
    const settle = (choice: Choice) => {
      resolve(choice);
      quickPick.hide();
    };
    quickPick.onDidChangeSelection((chosen) => {
      if (chosen.some(isFilesEntry)) return settle('files');
      if (chosen.length > most) {
        quickPick.selectedItems = before;
        quickPick.title = t('{0} There is room for {1}.', title, most);
        return;
      }
      before = chosen;
      quickPick.title = most > 1 && chosen.length > 0 ? t('{0} ({1} of {2})', title, chosen.length, most) : title;
    });
    quickPick.onDidAccept(() => {
      const { selectedItems, activeItems } = quickPick;
      const chosen = selectedItems.length > 0 ? selectedItems : activeItems;
      if (chosen.some(isFilesEntry)) return settle('files');
      const uris = chosen.flatMap(({ image }) => (image ? [image.uri] : []));
      if (uris.length > 0) settle(uris);
    });
    quickPick.onDidHide(() => {
      resolve(undefined);
      leaving.cancel();
      leaving.dispose();
      quickPick.dispose();
    });
    quickPick.show();
    fill().then(
      (isFilled) => isFilled || settle('files'),
      (error: unknown) => {
        quickPick.busy = false;
        quickPick.placeholder = error instanceof Error ? error.message : String(error);
        show(END());
      },
    );
  });
}

const END = (): readonly ImageItem[] => [
  { label: '', kind: vscode.QuickPickItemKind.Separator },
  { label: t('Choose Files…'), alwaysShow: true, iconPath: new vscode.ThemeIcon('folder-opened') },
];

function isFilesEntry({ image, kind }: ImageItem): boolean {
  return image === undefined && kind !== vscode.QuickPickItemKind.Separator;
}

function itemOf(image: WorkspaceImage, iconPath: vscode.IconPath): ImageItem {
  return { image, iconPath, label: image.path, description: writeLength(image.bytes) };
}

function iconOf({ image }: ImageItem, icons: ReadonlyMap<string, vscode.Uri>): { readonly iconPath?: vscode.Uri } {
  const iconPath = image && icons.get(image.path);
  return iconPath ? { iconPath } : {};
}
