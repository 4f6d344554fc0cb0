import * as vscode from 'vscode';
import { sizeOf } from '../core/model/file-data.ts';
import type { ImageView } from '../core/protocol.ts';
import type { Addresses } from './addresses.ts';
import type { Inputs } from './inputs.ts';
import { currentFolder, toUri } from './paths.ts';
import { type OpenPicture, readPicture } from './pictures.ts';

export interface ImageViewDependencies {
  readonly openPicture: OpenPicture;
  readonly inputs: Inputs;
}

/** A picture that goes along with an edit, as the studio shows it. What cannot be read has a name only: ordering says why. */
export async function viewImage(
  name: string,
  addresses: Addresses,
  { openPicture, inputs }: ImageViewDependencies,
): Promise<ImageView> {
  const bare: ImageView = { uri: name, name: lastPart(name) };
  try {
    const picture = await readPicture(name, openPicture);
    const file = toUri(name, currentFolder());
    if (picture.kind !== 'file' || !file) return bare;
    const { facts } = picture;
    const known = { uri: file.toString(), name: picture.name, bytes: sizeOf(picture) };
    if (!facts) return known;
    const source = addresses.of(file) ?? addresses.of(await inputs.copy(file));
    return { ...known, facts, ...(source ? { source } : {}) };
  } catch {
    return bare;
  }
}

function lastPart(name: string): string {
  const path = /^[a-z][a-z\d+.-]+:\/\//i.test(name) ? vscode.Uri.parse(name).path : name;
  return path.split('/').findLast(Boolean) ?? name;
}
