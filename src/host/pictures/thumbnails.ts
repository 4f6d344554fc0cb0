import * as vscode from 'vscode';
import type { PictureRecord } from '../../core/job/picture-record.ts';
import type { Pixels } from '../../node/pixels.ts';
import type { Log } from '../log.ts';
import { isMissing, namesIn, removeFile } from '../storage.ts';

/** Small pictures in a folder of the storage, each made when it is wanted for the first time. */
export interface Thumbnails {
  /** Undefined where it is only being made now, or there is nothing to make it of. */
  readonly find: (picture: PictureRecord) => vscode.Uri | undefined;
  readonly remove: (id: string) => void;
}

/** Pixels of the longer edge: sharp in a tile on a dense screen. */
const EDGE = 320;

export async function openThumbnails(
  folder: vscode.Uri,
  loadPixels: () => Promise<Pick<Pixels, 'thumbnail'>>,
  log: Log,
  made: (id: string) => void,
): Promise<Thumbnails> {
  const place = (id: string) => vscode.Uri.joinPath(folder, `${id}.webp`);
  const there = new Set((await namesIn(folder)).map((name) => name.replace(/\.webp$/, '')));
  /** Wanted once is enough: what cannot be made now is tried again in the next window. */
  const wanted = new Set<string>();
  // One after the other: somebody may scroll through hundreds.
  let last: Promise<void> = Promise.resolve();

  const make = async (id: string, uri: string) => {
    try {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(uri));
      const thumbnail = await (await loadPixels()).thumbnail(bytes, EDGE);
      if (!wanted.has(id)) return;
      await vscode.workspace.fs.writeFile(place(id), thumbnail);
      // Its picture may have gone meanwhile.
      if (!wanted.has(id)) return await removeFile(place(id));
      there.add(id);
      made(id);
    } catch (error) {
      if (!isMissing(error)) log.warn(`No thumbnail of ${id}: ${String(error)}`);
    }
  };

  return {
    find: ({ id, file }) => {
      if (there.has(id)) return place(id);
      if (file && !wanted.has(id)) {
        wanted.add(id);
        last = last.then(() => make(id, file.uri));
      }
      return undefined;
    },
    remove: (id) => {
      wanted.delete(id);
      if (there.delete(id)) removeFile(place(id)).catch((error: unknown) => log.warn(String(error)));
    },
  };
}
