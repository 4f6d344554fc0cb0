import * as vscode from 'vscode';
import { extensionOf } from '../../core/image/name.ts';
import type { PictureFile } from '../../core/job/picture-record.ts';
import type { PictureFormat } from '../../core/model/draft.ts';
import type { LockedPicture } from '../../core/recipe/locked-picture.ts';
import { extensionIn } from '../paths.ts';
import { DELIVERED, namesIn, REPLACED, readText, removeFile } from '../storage.ts';

/** Bytes that something else has the place of, kept in the storage for as long as the record of their picture. */
export interface Originals {
  /** What the model delivered. */
  readonly keepDelivered: (id: string, bytes: Uint8Array, format: PictureFormat) => Promise<vscode.Uri>;
  /** What a picture takes the place of, byte for byte. */
  readonly keepReplaced: (id: string, original: vscode.Uri, before: BeforeReplacing) => Promise<vscode.Uri>;
  readonly beforeReplacing: (id: string) => Promise<BeforeReplacing | undefined>;
  readonly removeReplaced: (id: string) => Promise<void>;
  /** All that is kept for a picture whose record is gone. */
  readonly remove: (id: string) => Promise<void>;
}

/** How things were before a picture took another's place. */
export interface BeforeReplacing {
  /** The file that the picture itself had. */
  readonly own: PictureFile;
  /** What was recorded of the other. */
  readonly locked?: LockedPicture;
}

/** @param storage of this workspace */
export function createOriginals(storage: vscode.Uri): Originals {
  const { fs } = vscode.workspace;
  const inDelivered = (name: string) => vscode.Uri.joinPath(storage, DELIVERED, name);
  const inReplaced = (name: string) => vscode.Uri.joinPath(storage, REPLACED, name);
  const beforeReplacing = async (id: string): Promise<BeforeReplacing | undefined> => {
    const text = await readText(inReplaced(`${id}.json`));
    return text === undefined ? undefined : JSON.parse(text);
  };
  const removeIn = async (folder: string, id: string) => {
    const place = vscode.Uri.joinPath(storage, folder);
    const names = (await namesIn(place)).filter((name) => name.startsWith(`${id}.`));
    for (const name of names) await removeFile(vscode.Uri.joinPath(place, name));
  };
  return {
    keepDelivered: async (id, bytes, format) => {
      const place = inDelivered(`${id}.${extensionOf(format)}`);
      await fs.writeFile(place, bytes);
      return place;
    },
    keepReplaced: async (id, original, before) => {
      const place = inReplaced(`${id}.${extensionIn(original)}`);
      await fs.writeFile(place, await fs.readFile(original));
      await fs.writeFile(inReplaced(`${id}.json`), new TextEncoder().encode(JSON.stringify(before)));
      return place;
    },
    beforeReplacing,
    removeReplaced: (id) => removeIn(REPLACED, id),
    remove: async (id) => {
      const own = (await beforeReplacing(id))?.own;
      if (own?.draft) await removeFile(vscode.Uri.parse(own.uri));
      await removeIn(DELIVERED, id);
      await removeIn(REPLACED, id);
    },
  };
}
