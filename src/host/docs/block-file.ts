import * as vscode from 'vscode';
import type { BlockWish } from '../../core/docs/block-options.ts';
import { readAddress } from '../../core/docs/image-address.ts';
import type { PromptBlock } from '../../core/docs/prompt-block.ts';
import { extensionOf, formatOfName } from '../../core/image/name.ts';
import { findModel, optionsOf } from '../../core/model/catalogue.ts';
import type { Problem } from '../../core/model/draft.ts';
import { t } from '../../core/text.ts';
import { isInside, kindOf, parentOf, stemOf } from '../paths.ts';
import { type Home, homeOf } from './resolve.ts';

/** Where the picture of a block is, or will be. */
export interface BlockFile {
  /** Absent where only a folder is known, or nothing. */
  readonly file?: vscode.Uri;
  readonly exists: boolean;
  /** The folder that `to` names. */
  readonly folder?: vscode.Uri;
  /** Where the link leads. */
  readonly shown?: vscode.Uri;
  readonly problems: readonly Problem[];
}

/** What bundlers and site generators serve from `/`. */
const SERVED = ['.', 'public', 'static', 'src'];

/**
 * The file that `to` names, unless the link shows one that had to be called otherwise; without `to` the one that the link
 * shows. Never outside of the workspace folder.
 * @param model the one that the picture is made with
 */
export async function fileOf(
  document: vscode.TextDocument,
  block: PromptBlock,
  wish: BlockWish,
  model: string,
): Promise<BlockFile> {
  const home = homeOf(document);
  const shown = await fileShown(document, block);
  const place = wish.to === undefined ? undefined : namedPlace(wish.to, home);
  if (place && 'message' in place) return { exists: false, problems: [place] };
  const named = place && formatOfName(place.path) ? place : undefined;
  const file = named
    ? shown && isOf(shown, named, wish, model)
      ? shown
      : named
    : shown && (!place || parentOf(shown).path === place.path)
      ? inFormat(shown, wish)
      : undefined;
  return {
    ...(file ? { file } : {}),
    ...(place && !named ? { folder: place } : {}),
    ...(shown ? { shown } : {}),
    exists: file !== undefined && (await kindOf(file)) === 'file',
    problems: [],
  };
}

/** The file that the link of a block leads to, whether it is there or not; none outside of the workspace folder. */
export async function fileShown(document: vscode.TextDocument, { link }: PromptBlock): Promise<vscode.Uri | undefined> {
  const home = homeOf(document);
  const address = readAddress(link?.address ?? '');
  if (!home || address?.kind !== 'file' || !formatOfName(address.path)) return undefined;
  const places = address.rooted
    ? SERVED.map((name) => vscode.Uri.joinPath(home.root, name, address.path))
    : [vscode.Uri.joinPath(home.folder, address.path)];
  const kinds = await Promise.all(places.map(kindOf));
  const place = places[kinds.indexOf('file')] ?? places[0];
  return place && isInside(home.root, place) ? place : undefined;
}

/** A file beside the document; a leading `/` starts at the workspace folder, and an address stays one. */
export function nearDocument(document: vscode.TextDocument, name: string): vscode.Uri | string {
  const home = homeOf(document);
  if (!home || /^[a-z][a-z\d+.-]+:|^file-/i.test(name)) return name;
  const path = name.replaceAll('\\', '/');
  return vscode.Uri.joinPath(path.startsWith('/') ? home.root : home.folder, path);
}

/** What `to` says, or why it may not. */
export function namedPlace(to: string, home: Home | undefined): vscode.Uri | Problem {
  const problem = (message: string): Problem => ({ field: 'to', message });
  if (!home) return problem(t('The document is in no workspace folder, so that “to” leads nowhere: leave it out'));
  const path = to.replaceAll('\\', '/');
  const leaves = t('to leaves the workspace folder: {0}. Name a place inside it', to);
  // A document is not to say where on a disk something lies.
  if (/^[a-z][a-z\d+.-]*:/i.test(path) || path.startsWith('~')) return problem(leaves);
  const place = vscode.Uri.joinPath(path.startsWith('/') ? home.root : home.folder, path);
  if (!isInside(home.root, place)) return problem(leaves);
  return place.path.endsWith('/') ? place.with({ path: place.path.replace(/\/+$/, '') }) : place;
}

/** Whether a file has its name because the one that was asked for was taken, or because the model makes no other format. */
function isOf(shown: vscode.Uri, named: vscode.Uri, { operation }: BlockWish, model: string): boolean {
  const canChoose = optionsOf(findModel(model).row, operation)?.output_format !== undefined;
  const stem = stemOf(shown);
  const number = stem.startsWith(stemOf(named)) ? stem.slice(stemOf(named).length) : undefined;
  return (
    number !== undefined &&
    /^(-\d+)?$/.test(number) &&
    parentOf(shown).path === parentOf(named).path &&
    (formatOfName(shown.path) === formatOfName(named.path) || !canChoose)
  );
}

/** Another format than the one of the file that is shown makes another file. */
function inFormat(shown: vscode.Uri, { options }: BlockWish): vscode.Uri {
  const format = formatOfName(`a.${options.output_format}`);
  if (!format || format === formatOfName(shown.path)) return shown;
  return shown.with({ path: shown.path.replace(/[^.]*$/, extensionOf(format)) });
}
