import type * as vscode from 'vscode';
import { bytesOf } from '../../core/model/file-data.ts';
import type { Pixels } from '../../node/pixels.ts';
import type { Inputs } from '../pictures/inputs.ts';
import { type OpenPicture, readFilePicture } from '../pictures/pictures.ts';
import { drawnPicture } from './drawn-picture.ts';

export interface ShowChangeDependencies {
  readonly openPicture: OpenPicture;
  readonly loadPixels: () => Promise<Pixels>;
  readonly inputs: Inputs;
}

/** A picture of where two others differ, and the share of pixels that clearly do. Rejects where one cannot be read. */
export function createShowChange({ openPicture, loadPixels, inputs }: ShowChangeDependencies) {
  const read = async (name: string) =>
    bytesOf(await drawnPicture(await readFilePicture(name, openPicture), loadPixels));
  return async (before: string, after: string): Promise<{ readonly file: vscode.Uri; readonly changed: number }> => {
    const { changeMap } = await loadPixels();
    const { map, changed } = await changeMap(await read(before), await read(after));
    return { file: await inputs.keep('change.png', map), changed };
  };
}
