import * as vscode from 'vscode';
import { isInside } from '../paths.ts';
import { type Home, outwards } from './home.ts';
import type { Presence } from './presence.ts';
import { FILLED, filledFolder, isComponent } from './served.ts';
import type { TextFile } from './text-file.ts';

/** An address within a site, as `readAddress` reads it from a link. */
export interface LocalAddress {
  /** With `/`, decoded. */
  readonly path: string;
  /** It began with `/`. */
  readonly rooted: boolean;
}

export type Resolution =
  | { readonly kind: 'present'; readonly uri: vscode.Uri }
  /** Where the link says that the picture is. */
  | { readonly kind: 'missing'; readonly uri: vscode.Uri }
  /** There is none either, and none is to be put there. */
  | { readonly kind: 'outside' };

/** What bundlers and site generators serve from `/`, besides the project's own folder. */
const SERVED = [...FILLED, 'src'];

/** Finds out whether the picture of a link is there, and if not, where it belongs. */
export async function resolve(
  address: LocalAddress,
  document: TextFile,
  home: Home,
  presence: Pick<Presence, 'kindOf'>,
): Promise<Resolution | undefined> {
  const beside = vscode.Uri.joinPath(home.folder, address.path);
  const served = address.rooted || isServedBare(address, document);
  const roots = served ? await servedFolders(home, presence) : [];
  const places = roots.map((root) => vscode.Uri.joinPath(root, address.path));
  const asked = address.rooted ? places : [beside, ...places];
  const kinds = await Promise.all(asked.map(presence.kindOf));
  const present = asked[kinds.indexOf('file')];
  if (present) return { kind: 'present', uri: present };
  if (kinds.includes('folder')) return undefined;
  const start = address.rooted ? ((await filledFolder(home, presence.kindOf)) ?? home.root) : home.folder;
  const uri = vscode.Uri.joinPath(start, address.path);
  const end = address.rooted ? start : home.root;
  return isInside(end, uri) && uri.path !== end.path ? { kind: 'missing', uri } : { kind: 'outside' };
}

/** A component does not know at which address its page will be, so `img/a.png` means there what `/img/a.png` does. */
function isServedBare({ path }: LocalAddress, document: TextFile): boolean {
  return isComponent(document) && !path.startsWith('.');
}

async function servedFolders(home: Home, presence: Pick<Presence, 'kindOf'>): Promise<readonly vscode.Uri[]> {
  const folders = outwards(home).flatMap((folder) => SERVED.map((name) => vscode.Uri.joinPath(folder, name)));
  return [...outwards(home), ...(await existing(folders, presence))];
}

async function existing(
  folders: readonly vscode.Uri[],
  presence: Pick<Presence, 'kindOf'>,
): Promise<readonly vscode.Uri[]> {
  const kinds = await Promise.all(folders.map(presence.kindOf));
  return folders.filter((_, index) => kinds[index] === 'folder');
}
