import * as vscode from 'vscode';
import { fillTemplate, formatOfName } from '../core/image/name.ts';
import type { PictureFormat, Problem } from '../core/model/draft.ts';
import { t } from '../core/text.ts';
import type { Order } from './order.ts';
import { currentFolder, extensionIn, isInWorkspace, kindOf, parentOf, stemOf, toUri } from './paths.ts';
import type { Settings } from './settings.ts';

/** Where the pictures of an order go. */
export interface Destination {
  readonly folder: vscode.Uri;
  /** File name without extension and number. */
  readonly stem: string;
  /** What a given file name ends in, and the format that it promises. */
  readonly given?: { readonly extension: string; readonly format: PictureFormat };
}

export type DestinationVerdict = { readonly destination: Destination } | { readonly problems: readonly Problem[] };

export interface NameContext {
  readonly prompt: string;
  readonly model: string;
  readonly size: string;
}

/**
 * `save_to` with an image extension names the file, else the folder; an edit without it lands beside its first picture; all
 * else goes to `stipple.saveTo`. Nothing leaves the workspace, and nothing is written here.
 */
export async function findDestination(
  order: Order,
  settings: Settings,
  context: NameContext,
): Promise<DestinationVerdict> {
  const folder = currentFolder();
  const named = order.save_to;
  const beside = order.operation === 'edit' ? order.image[0] : undefined;
  if (named === undefined && beside !== undefined && isLocal(beside)) {
    const original = toUri(beside, folder);
    if (original && isAllowed(original))
      return { destination: { folder: parentOf(original), stem: `${stemOf(original)}-edited` } };
  }
  const target = resolve(named ?? settings.saveTo, folder);
  if (!target) return problem(t('Open a folder first, or say with save_to where the picture goes'));
  if (!isAllowed(target)) {
    const where = typeof named === 'string' ? named : target.path;
    return problem(
      t('save_to leaves the workspace: {0}. Name a place inside it', named === undefined ? settings.saveTo : where),
    );
  }
  if (vscode.workspace.fs.isWritableFileSystem(target.scheme) === false) {
    return problem(t('The workspace is read-only: {0} files cannot be written', target.scheme));
  }
  const format = named === undefined ? undefined : formatOfName(target.path);
  if (format && (await kindOf(target)) !== 'folder') {
    const given = { extension: extensionIn(target), format };
    return { destination: { folder: parentOf(target), stem: stemOf(target), given } };
  }
  const stem = cleanStem(fillTemplate(settings.fileName, { ...context, now: new Date() }));
  const subfolders = stem.split('/').slice(0, -1);
  const destination = { folder: vscode.Uri.joinPath(target, ...subfolders), stem: stem.split('/').at(-1) || 'image' };
  return isAllowed(destination.folder)
    ? { destination }
    : problem(t('stipple.fileName leaves the workspace: {0}', settings.fileName));
}

function resolve(name: vscode.Uri | string, folder: vscode.WorkspaceFolder | undefined): vscode.Uri | undefined {
  try {
    return toUri(name, folder);
  } catch {
    return undefined;
  }
}

/** Without a folder open there is no inside, and only who names a whole address writes anywhere. */
function isAllowed(uri: vscode.Uri): boolean {
  return vscode.workspace.workspaceFolders?.length ? isInWorkspace(uri) : true;
}

/** Not a web address and not a file id of the API. */
function isLocal(name: vscode.Uri | string): boolean {
  return !/^(https?:|file-[A-Za-z0-9]{8,}$)/i.test(name.toString());
}

/** Characters that some file system refuses; a slash makes folders. */
function cleanStem(stem: string): string {
  return (
    stem
      // biome-ignore lint/suspicious/noControlCharactersInRegex: Windows refuses them in names
      .replace(/[<>:"|?*\\\u0000-\u001f]+/g, '-')
      .replace(/\.+(\/|$)/g, '$1')
      .replace(/^\/+/, '')
  );
}

function problem(message: string): DestinationVerdict {
  return { problems: [{ field: 'save_to', message }] };
}
