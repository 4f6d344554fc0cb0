import type * as vscode from 'vscode';
import type { BlockWish } from '../../core/docs/block-options.ts';
import { readAddress } from '../../core/docs/image-address.ts';
import type { PromptBlock } from '../../core/docs/prompt-block.ts';
import { extensionOf, formatOfName } from '../../core/image/name.ts';
import { findModel, optionsOf } from '../../core/model/catalogue.ts';
import { isInside, kindOf, parentOf, stemOf } from '../paths.ts';
import { placeNamed } from './block-places.ts';
import { homeOf } from './home.ts';
import { resolve } from './resolve.ts';

/** Where the picture of a block is, or will be. */
export interface BlockFile {
  /** Absent where only a folder is known, or nothing. */
  readonly file?: vscode.Uri;
  readonly exists: boolean;
  /** The folder that `to` names. */
  readonly folder?: vscode.Uri;
  /** Where the link leads. */
  readonly shown?: vscode.Uri;
}

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
  const place = wish.to !== undefined && home ? placeNamed(wish.to, home) : undefined;
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
  };
}

/** The file that the link of a block leads to, whether it is there or not; none outside of the workspace folder. */
export async function fileShown(document: vscode.TextDocument, { link }: PromptBlock): Promise<vscode.Uri | undefined> {
  const home = homeOf(document);
  const address = readAddress(link?.address ?? '');
  if (!home || address?.kind !== 'file' || !formatOfName(address.path)) return undefined;
  const resolution = await resolve(address, document, home, { kindOf });
  if (!resolution || resolution.kind === 'outside') return undefined;
  return isInside(home.root, resolution.uri) ? resolution.uri : undefined;
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
