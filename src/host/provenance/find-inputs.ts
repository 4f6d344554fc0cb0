import * as vscode from 'vscode';
import type { Problem } from '../../core/model/draft.ts';
import type { LockedInput, LockedPicture } from '../../core/recipe/locked-picture.ts';
import type { FoundInputs } from '../../core/recipe/remake.ts';
import { t } from '../../core/text.ts';
import { baseName } from '../paths.ts';
import type { Gallery } from '../pictures/gallery.ts';
import { folderOf } from '../pictures/inputs.ts';
import { INPUTS, MASKS } from '../storage.ts';
import type { Digests } from './digests.ts';

/** The pictures that a recorded one was made from, looked for. */
export interface InputSearch {
  readonly inputs: FoundInputs;
  /** Those that are nowhere. */
  readonly problems: readonly Problem[];
  /** Files that are otherwise now, by their names. */
  readonly changed: readonly string[];
}

export interface FindInputsDependencies {
  readonly digests: Digests;
  readonly gallery: Pick<Gallery, 'all'>;
  /** Where pasted pictures and painted masks are kept, and what was replaced. */
  readonly storage: vscode.Uri;
}

/** @param folder that the lock file is of */
export async function findInputs(
  file: vscode.Uri,
  { image = [], mask, markup }: LockedPicture,
  folder: vscode.Uri,
  dependencies: FindInputsDependencies,
): Promise<InputSearch> {
  const problems: Problem[] = [];
  const changed: string[] = [];
  const find = async (field: string, input: LockedInput): Promise<string> => {
    const address = input.url ?? input.file_id;
    if (address !== undefined) return address;
    const own = input.file === undefined ? undefined : vscode.Uri.joinPath(folder, input.file);
    const name = input.file ?? input.name ?? '';
    const kept = await sameAs(input, [...(own ? [own] : []), ...placesOf(input, file, dependencies)], dependencies);
    if (kept) return kept.toString();
    const isOther = own && own.toString() !== file.toString() && (await dependencies.digests.of(own));
    if (own && isOther) {
      changed.push(name);
      return own.toString();
    }
    const message = t(
      '{0} is gone, from which the picture was made: put it back, or choose another in the studio',
      name,
    );
    problems.push({ field, message });
    return (own ?? vscode.Uri.joinPath(folder, name)).toString();
  };
  const images: string[] = [];
  for (const one of image) images.push(await find('image', one));
  const over = mask && (await find('mask', mask));
  const marked = markup && (await find('markup', markup));
  const inputs = { image: images, ...(over ? { mask: over } : {}), ...(marked ? { markup: marked } : {}) };
  return { inputs, problems, changed };
}

/** The first of these files that has the bytes that went along then. */
async function sameAs(
  { sha256 }: LockedInput,
  places: readonly vscode.Uri[],
  { digests }: FindInputsDependencies,
): Promise<vscode.Uri | undefined> {
  for (const place of places) {
    const digest = await digests.of(place);
    if (digest !== undefined && (sha256 === undefined || digest === sha256)) return place;
  }
  return undefined;
}

/** Where it may lie besides its own place: in the storage by its bytes, or under what has taken its place. */
function placesOf(
  { name, sha256 = '' }: LockedInput,
  file: vscode.Uri,
  { gallery, storage }: FindInputsDependencies,
): readonly vscode.Uri[] {
  const key = folderOf(sha256);
  const stored = key && name ? [MASKS, INPUTS].map((one) => vscode.Uri.joinPath(storage, one, key, name)) : [];
  const records = gallery.all();
  const drafts = records.flatMap(({ file: own }) =>
    name && own?.draft && baseName(vscode.Uri.parse(own.uri)) === name ? own.uri : [],
  );
  const replaced = records.flatMap((one) => (one.replaced && one.file?.uri === file.toString() ? one.replaced : []));
  return [...stored, ...[...drafts, ...replaced].map((uri) => vscode.Uri.parse(uri, true))];
}
