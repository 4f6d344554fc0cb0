import * as vscode from 'vscode';
import { bytesOf, sizeOf } from '../../core/model/file-data.ts';
import type { ImageView } from '../../core/protocol.ts';
import type { Pixels } from '../../node/pixels.ts';
import { currentFolder, toUri } from '../paths.ts';
import type { Inputs } from '../pictures/inputs.ts';
import { type OpenPicture, readPicture } from '../pictures/pictures.ts';
import type { Addresses } from './addresses.ts';
import { drawnPicture } from './drawn-picture.ts';

export interface ImageViewDependencies {
  readonly openPicture: OpenPicture;
  readonly loadPixels: () => Promise<Pixels>;
  readonly inputs: Inputs;
}

/** A picture that goes along with an edit, as the studio shows it. What cannot be read has a name only: ordering says why. */
export async function viewImage(
  name: string,
  addresses: Addresses,
  { openPicture, loadPixels, inputs }: ImageViewDependencies,
): Promise<ImageView> {
  const bare: ImageView = { uri: name, name: lastPart(name) };
  try {
    const picture = await readPicture(name, openPicture);
    const file = toUri(name, currentFolder());
    if (picture.kind !== 'file' || !file) return bare;
    const { facts, foreign } = picture;
    const known = { uri: file.toString(), name: picture.name, bytes: sizeOf(picture) };
    if (facts) {
      const source = addresses.of(file) ?? addresses.of(await inputs.copy(file));
      return { ...known, facts, ...(source ? { source } : {}) };
    }
    if (!foreign) return known;
    // A page shows no TIFF, and the others not everywhere.
    const drawn = await drawnPicture(picture, loadPixels);
    const source = addresses.of(await inputs.keep(drawn.name, await bytesOf(drawn)));
    return { ...known, facts: drawn.facts, ...(source ? { source } : {}) };
  } catch {
    return bare;
  }
}

function lastPart(name: string): string {
  const path = /^[a-z][a-z\d+.-]+:\/\//i.test(name) ? vscode.Uri.parse(name).path : name;
  return path.split('/').findLast(Boolean) ?? name;
}
