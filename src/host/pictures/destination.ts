import * as vscode from 'vscode';
import { extensionOf, fillTemplate, formatOfName, slugOf } from '../../core/image/name.ts';
import type { PictureFormat, Problem } from '../../core/model/draft.ts';
import { SETTINGS } from '../../core/settings.ts';
import { t } from '../../core/text.ts';
import { copiedTo, variablesOf } from '../docs/document-destination.ts';
import { servedFolder } from '../docs/served.ts';
import type { Order } from '../order.ts';
import {
  baseName,
  currentFolder,
  extensionIn,
  isAllowed,
  isInside,
  isLocal,
  kindOf,
  parentOf,
  stemOf,
  toUri,
} from '../paths.ts';
import type { Settings } from '../settings.ts';

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
 * `save_to` with an image extension names the file, else the folder; an edit without it lands beside its first picture; a
 * picture for a document goes where the editor's settings have those of Markdown, or into what the project of a component
 * serves; all else goes to `stipple.saveTo`. Nothing leaves the workspace, and nothing is written here.
 */
async function findPlace(order: Order, settings: Settings, context: NameContext): Promise<DestinationVerdict> {
  const folder = currentFolder(order.document);
  const named = order.save_to;
  const beside = order.operation === 'edit' ? order.image[0] : undefined;
  if (named === undefined && beside !== undefined && isLocal(beside)) {
    const original = toUri(beside, folder);
    if (original && isAllowed(original))
      return { destination: { folder: parentOf(original), stem: `${stemOf(original)}-edited`, draft: false } };
  }
  if (named === undefined) return placeBySettings(order, settings, context, folder);
  const target = resolve(named, folder);
  if (!target) return problem(t('Open a folder first, or say with save_to where the picture goes'));
  if (!isAllowed(target)) return leaves('save_to', typeof named === 'string' ? named : target.path);
  const format = formatOfName(target.path);
  if (!format || (await kindOf(target)) === 'folder') return placeInFolder(target, settings, context);
  const given = { extension: extensionIn(target), format };
  return writable({ folder: parentOf(target), stem: stemOf(target), given, draft: false });
}

async function placeBySettings(
  { document, options }: Order,
  settings: Settings,
  context: NameContext,
  folder: vscode.WorkspaceFolder | undefined,
): Promise<DestinationVerdict> {
  const isInFolder = (place: vscode.Uri) => (document && folder ? isInside(folder.uri, place) : isAllowed(place));
  const format = String(options.output_format ?? settings.defaults.output_format ?? 'png') as PictureFormat;
  const fileName = `${nameBy(settings, context)}.${extensionOf(format) ?? extensionOf('png')}`;
  const copied = document && copiedTo(document, fileName);
  if (copied) {
    if (!folder || !isInFolder(copied)) return leaves('markdown.copyFiles.destination', copied.path);
    // A time has colons, which some file systems refuse in names.
    const stem = cleanPath(formatOfName(copied.path) ? stemOf(copied) : baseName(copied));
    return writable({ folder: parentOf(copied), stem: stem || 'image', draft: false });
  }
  const served = document && settings.saveTo === SETTINGS.saveTo.default && (await servedFolder(document));
  if (served) return placeInFolder(vscode.Uri.joinPath(served, settings.saveTo), settings, context);
  const path = fillTemplate(settings.saveTo, { ...context, now: new Date() }, variablesOf(document, folder));
  const target =
    folder?.uri.path && isAbove(folder.uri.path, path) ? inFolder(folder.uri, path) : resolve(path, folder);
  if (!target) return problem(t('Open a folder first, or say with save_to where the picture goes'));
  return isInFolder(target) ? placeInFolder(target, settings, context) : leaves('stipple.saveTo', settings.saveTo);
}

/** A path that a variable made absolute belongs to the file system of the folder, whatever that is. */
function inFolder(folder: vscode.Uri, path: string): vscode.Uri {
  return vscode.Uri.joinPath(folder.with({ path: '/' }), path);
}

function isAbove(folder: string, path: string): boolean {
  return `${path}/`.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

function placeInFolder(target: vscode.Uri, settings: Settings, context: NameContext): DestinationVerdict {
  const stem = nameBy(settings, context);
  const subfolders = stem.split('/').slice(0, -1);
  const inner = vscode.Uri.joinPath(target, ...subfolders);
  return isAllowed(inner)
    ? writable({ folder: inner, stem: stem.split('/').at(-1) || 'image', draft: false })
    : problem(t('stipple.fileName leaves the workspace: {0}', settings.fileName));
}

function nameBy({ fileName }: Settings, context: NameContext): string {
  return cleanPath(fillTemplate(fileName, { ...context, now: new Date() }));
}

function writable(destination: Destination): DestinationVerdict {
  const { scheme } = destination.folder;
  return vscode.workspace.fs.isWritableFileSystem(scheme) === false
    ? problem(t('The workspace is read-only: {0} files cannot be written', scheme))
    : { destination };
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

function leaves(field: string, place: string): DestinationVerdict {
  return problem(t('{0} leaves the workspace: {1}. Name a place inside it', field, place));
}

function problem(message: string): DestinationVerdict {
  return { problems: [{ field: 'save_to', message }] };
}
