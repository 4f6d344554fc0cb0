import * as vscode from 'vscode';
import { mergePictures, readPictures, writePictures } from '../../core/job/picture-list.ts';
import type { PictureRecord } from '../../core/job/picture-record.ts';
import type { OwnFiles } from '../../node/own-files.ts';
import type { Log } from '../log.ts';
import { readText } from '../storage.ts';

/** The file of a gallery, which windows without a folder share. */
export interface GalleryFile {
  readonly read: () => Promise<readonly PictureRecord[]>;
  /** Writes what this window has changed, by ids, and tells all that the file holds then: what other windows wrote stays. */
  readonly write: (pictures: readonly PictureRecord[], ids: ReadonlySet<string>) => Promise<readonly PictureRecord[]>;
}

export function createGalleryFile(file: vscode.Uri, files: Pick<OwnFiles, 'replace'>, log: Log): GalleryFile {
  /** What it held when this window last looked. */
  let known: string | undefined;

  const read = async () => {
    const text = await readText(file);
    known = text;
    const pictures = text === undefined ? [] : readPictures(text);
    if (pictures) return pictures;
    const copy = file.with({ path: `${file.path}.${Date.now()}.broken` });
    await vscode.workspace.fs.copy(file, copy);
    log.error(`The history of pictures cannot be read and starts anew; what was there is kept in ${copy.fsPath}`);
    return [];
  };

  const write = async (pictures: readonly PictureRecord[], ids: ReadonlySet<string>) => {
    const isOurs = (await readText(file)) === known;
    const merged = isOurs ? pictures : mergePictures(await read(), pictures, ids);
    const text = writePictures(merged);
    await files.replace(file.fsPath, text);
    known = text;
    return merged;
  };

  return { read, write };
}
