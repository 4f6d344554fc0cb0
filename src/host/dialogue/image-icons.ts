import * as vscode from 'vscode';
import type { Pixels } from '../../node/pixels.ts';
import type { WorkspaceImage } from './workspace-images.ts';

/** The picture itself where it is small and the editor can show it. */
export function ownIcon(image: WorkspaceImage): vscode.IconPath {
  return isShown(image) ? image.uri : new vscode.ThemeIcon('file-media');
}

/** Of the newest; each is read whole. */
const MOST_MADE = 40;
/** Pixels, of which the list shows half on a plain screen. */
const EDGE = 32;

/** Small pictures, by path, of those that the editor does not show by itself: large ones, TIFF, files of virtual workspaces. */
export async function madeIcons(
  images: readonly WorkspaceImage[],
  loadPixels: () => Promise<Pick<Pixels, 'thumbnail'>>,
  token: vscode.CancellationToken,
): Promise<ReadonlyMap<string, vscode.Uri>> {
  const icons = new Map<string, vscode.Uri>();
  for (const image of images.slice(0, MOST_MADE)) {
    if (isShown(image)) continue;
    if (token.isCancellationRequested) break;
    try {
      const bytes = await vscode.workspace.fs.readFile(image.uri);
      icons.set(image.path, dataUri(await (await loadPixels()).thumbnail(bytes, EDGE)));
    } catch {
      // It keeps its symbol; who chooses it is told what is wrong.
    }
  }
  return icons;
}

/** Bytes; larger ones would keep the window busy, which shows a row of them at once. */
const SHOWN_BYTES = 1024 * 1024;
const SHOWN_NAME = /\.(png|jpe?g|webp|gif|bmp|svg|avif)$/i;
/** The editor shows their files by itself. */
const SHOWN_SCHEMES = ['file', 'vscode-remote'];

function isShown({ uri, bytes }: WorkspaceImage): boolean {
  return SHOWN_SCHEMES.includes(uri.scheme) && SHOWN_NAME.test(uri.path) && bytes <= SHOWN_BYTES;
}

function dataUri(webp: Uint8Array): vscode.Uri {
  return vscode.Uri.parse(`data:image/webp;base64,${btoa(String.fromCharCode(...webp))}`);
}
