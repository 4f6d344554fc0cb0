import * as vscode from 'vscode';
import { fillTemplate, formatOfName, slugOf } from '../core/image/name.ts';
import type { PictureFormat, Problem } from '../core/model/draft.ts';
import { t } from '../core/text.ts';
import type { Order } from './order.ts';
import { currentFolder, extensionIn, isAllowed, isLocal, kindOf, parentOf, stemOf, toUri } from './paths.ts';
import type { Settings } from './settings.ts';

/** Where the pictures of an order go. */
export interface Destination {
  readonly folder: vscode.Uri;
  /** File name without extension and number. */
  readonly stem: string;
  /** What a given file name ends in, and the format that it promises. */
  readonly given?: { readonly extension: string; readonly format: PictureFormat };
  /** In the storage of the extension, until somebody keeps it. */
  readonly draft: boolean;
  /** For drafts: the folder that they are kept in by default; absent where no folder is open. */
  readonly keptIn?: vscode.Uri;
}

export type DestinationVerdict = { readonly destination: Destination } | { readonly problems: readonly Problem[] };

export interface NameContext {
  readonly prompt: string;
  readonly model: string;
  readonly size: string;
}

/** Where an order's pictures go; drafts go to their folder, however the place in the workspace would do. */
export async function findDestination(
  order: Order,
  settings: Settings,
  context: NameContext,
): Promise<DestinationVerdict> {
  const verdict = await findPlace(order, settings, context);
  const { drafts } = order;
  if (!drafts) return verdict;
  if ('problems' in verdict) return { destination: { folder: drafts, stem: slugOf(context.prompt), draft: true } };
  const { destination } = verdict;
  return { destination: { ...destination, folder: drafts, draft: true, keptIn: destination.folder } };
}

/**
 * `save_to` with an image extension names the file, else the folder; an edit without it lands beside its first picture; all
 * else goes to `stipple.saveTo`. Nothing leaves the workspace, and nothing is written here.
 */
async function findPlace(order: Order, settings: Settings, context: NameContext): Promise<DestinationVerdict> {
  const folder = currentFolder();
  const named = order.save_to;
  const beside = order.operation === 'edit' ? order.image[0] : undefined;
  if (named === undefined && beside !== undefined && isLocal(beside)) {
    const original = toUri(beside, folder);
    if (original && isAllowed(original))
      return { destination: { folder: parentOf(original), stem: `${stemOf(original)}-edited`, draft: false } };
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
    return { destination: { folder: parentOf(target), stem: stemOf(target), given, draft: false } };
  }
  const stem = cleanPath(fillTemplate(settings.fileName, { ...context, now: new Date() }));
  const subfolders = stem.split('/').slice(0, -1);
  const inner = vscode.Uri.joinPath(target, ...subfolders);
  return isAllowed(inner)
    ? { destination: { folder: inner, stem: stem.split('/').at(-1) || 'image', draft: false } }
    : problem(t('stipple.fileName leaves the workspace: {0}', settings.fileName));
}

function resolve(name: vscode.Uri | string, folder: vscode.WorkspaceFolder | undefined): vscode.Uri | undefined {
  try {
    return toUri(name, folder);
  } catch {
    return undefined;
  }
}

/** Characters that some file system refuses; a slash makes folders. */
export function cleanPath(path: string): string {
  return (
    path
      // biome-ignore lint/suspicious/noControlCharactersInRegex: Windows refuses them in names
      .replace(/[<>:"|?*\\\u0000-\u001f]+/g, '-')
      .replace(/\.+(\/|$)/g, '$1')
      .replace(/^\/+/, '')
  );
}

function problem(message: string): DestinationVerdict {
  return { problems: [{ field: 'save_to', message }] };
}
