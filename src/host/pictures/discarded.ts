import * as vscode from 'vscode';
import { extensionOf } from '../../core/image/name.ts';
import type { PictureRecord } from '../../core/job/picture-record.ts';
import { t } from '../../core/text.ts';
import { ImageError } from '../../core/wire/errors.ts';
import type { Log } from '../log.ts';
import { extensionIn, kindOf, parentOf, stemOf } from '../paths.ts';
import type { Provenance } from '../provenance/provenance.ts';
import { isMissing, namesIn, readText, removeFile } from '../storage.ts';
import type { Gallery } from './gallery.ts';
import type { Originals } from './originals.ts';
import { movePicture, saveFailed } from './save.ts';

/** Pictures that somebody does not want, put aside in the storage for a while. */
export interface Discarded {
  /** One that is not done yet is only cancelled. Rejects with an ImageError. */
  readonly discard: (id: string) => Promise<void>;
  /** Brings a picture back to where it was, or beside what is there now. Rejects with an ImageError. */
  readonly restore: (id: string) => Promise<void>;
  /** Deletes what was put aside long ago. */
  readonly purge: () => Promise<void>;
}

export interface DiscardedDependencies {
  /** In the storage. */
  readonly folder: vscode.Uri;
  readonly gallery: Pick<Gallery, 'find' | 'put' | 'drop'>;
  readonly originals: Pick<Originals, 'remove'>;
  readonly provenance: Pick<Provenance, 'record' | 'forget'>;
  readonly cancel: (id: string) => void;
  readonly log: Log;
}

const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

export function createDiscarded(dependencies: DiscardedDependencies): Discarded {
  const { folder, gallery, originals, provenance, cancel, log } = dependencies;
  const { fs } = vscode.workspace;
  const about = (id: string) => vscode.Uri.joinPath(folder, `${id}.json`);
  const placeOf = ({ id, file }: PictureRecord) =>
    file && vscode.Uri.joinPath(folder, `${id}.${extensionOf(file.format)}`);

  return {
    discard: async (id) => {
      const picture = gallery.find(id);
      if (!picture) return;
      if (picture.ended === undefined) {
        cancel(id);
        return;
      }
      const place = placeOf(picture);
      try {
        await fs.writeFile(about(id), new TextEncoder().encode(JSON.stringify(picture)));
        if (picture.file && place) await moveIfThere(vscode.Uri.parse(picture.file.uri), place);
      } catch (error) {
        await removeFile(about(id));
        throw saveFailed(folder, error);
      }
      gallery.drop(id);
      if (picture.file && !picture.file.draft) await provenance.forget(vscode.Uri.parse(picture.file.uri));
    },
    restore: async (id) => {
      // Ids come from a webview, which is not trusted to name other files.
      const text = /^[\w-]+$/.test(id) ? await readText(about(id)) : undefined;
      if (text === undefined) throw new ImageError('save-failed', t('This picture is no longer here.'));
      const picture: PictureRecord = JSON.parse(text);
      const restored = await bringBack(picture, placeOf(picture));
      gallery.put([restored]);
      await removeFile(about(id));
      const { file, made } = restored;
      if (file && made && !file.draft) await provenance.record(file, made);
    },
    purge: async () => {
      const names = await namesIn(folder);
      for (const name of names.filter((one) => one.endsWith('.json'))) {
        const file = vscode.Uri.joinPath(folder, name);
        // Of the record, for a picture keeps the time at which it was made.
        if ((await fs.stat(file)).mtime > Date.now() - KEPT_MS) continue;
        const id = stemOf(file);
        log.info(`${id} was discarded long ago and is deleted now`);
        for (const one of names.filter((other) => other.startsWith(`${id}.`)))
          await removeFile(vscode.Uri.joinPath(folder, one));
        await originals.remove(id);
      }
    },
  };
}

/** A file that somebody else moved away or deleted is none of ours. */
async function moveIfThere(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.rename(from, to, { overwrite: true });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

async function bringBack(picture: PictureRecord, place: vscode.Uri | undefined): Promise<PictureRecord> {
  const { file } = picture;
  if (!file || !place || !(await kindOf(place))) return picture;
  const original = vscode.Uri.parse(file.uri);
  const given = { extension: extensionIn(original), format: file.format };
  const { draft } = file;
  const uri = await movePicture(place, { folder: parentOf(original), stem: stemOf(original), given, draft });
  const name = draft ? file.name : vscode.workspace.asRelativePath(uri, false);
  return { ...picture, file: { ...file, uri: uri.toString(), name } };
}
