import * as vscode from 'vscode';
import {
  abandonedOf,
  type GalleryPage,
  type GalleryQuery,
  mergePictures,
  searchPictures,
  surplusOf,
  withPictures,
} from '../../core/job/picture-list.ts';
import type { PictureFailure, PictureRecord } from '../../core/job/picture-record.ts';
import { t } from '../../core/text.ts';
import { labelOf } from '../../core/wire/wording.ts';
import type { OwnFiles } from '../../node/own-files.ts';
import type { Pixels } from '../../node/pixels.ts';
import type { Log } from '../log.ts';
import { DRAFTS, removeFile, storageOf } from '../storage.ts';
import { createGalleryFile } from './gallery-file.ts';
import type { Originals } from './originals.ts';
import { watchPictureFiles } from './picture-files.ts';
import { openThumbnails } from './thumbnails.ts';

/** The pictures of this workspace with what they are made from, newest first; they survive the window. */
export interface Gallery extends vscode.Disposable {
  /** As they are to be shown: one whose file is gone has failed with these words. */
  readonly all: () => readonly PictureRecord[];
  /** A page of what fits a query, likewise. */
  readonly search: (query: GalleryQuery) => GalleryPage;
  /** As it was made, wherever its file is now. */
  readonly find: (id: string) => PictureRecord | undefined;
  /** Adds records that are new and puts others in the place of those with their ids. */
  readonly put: (pictures: readonly PictureRecord[]) => void;
  /** Takes a record out; its file is somebody else's business. */
  readonly drop: (id: string) => void;
  readonly star: (id: string, starred: boolean) => void;
  /** The small picture of a finished one; where there is none yet it is made, and a change tells when it is there. */
  readonly thumbnail: (id: string) => vscode.Uri | undefined;
  /** Looks whether the files are still where they were. */
  readonly check: () => Promise<void>;
  /** Resolves when everything is written. */
  readonly flush: () => Promise<void>;
  readonly onDidChange: vscode.Event<GalleryChange>;
}

export interface GalleryChange {
  /** New or otherwise than before, as they are to be shown. */
  readonly changed: readonly PictureRecord[];
  /** Ids of those that are gone. */
  readonly gone: readonly string[];
}

export interface GalleryDependencies {
  readonly files: Pick<OwnFiles, 'replace'>;
  readonly loadPixels: () => Promise<Pick<Pixels, 'thumbnail'>>;
  readonly originals: Pick<Originals, 'remove'>;
  readonly log: Log;
}

/** Changes that come together are written together. */
const WRITE_DELAY_MS = 200;

/** Brings back what earlier windows left. */
export async function openGallery(
  context: vscode.ExtensionContext,
  { files, loadPixels, originals, log }: GalleryDependencies,
): Promise<Gallery> {
  const storage = storageOf(context);
  const file = createGalleryFile(vscode.Uri.joinPath(storage, 'gallery.json'), files, log);
  const changes = new vscode.EventEmitter<GalleryChange>();
  let pictures = await file.read();
  /** Ids of what is otherwise here than in the file. */
  let unwritten = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing = Promise.resolve();
  let closed = false;

  const find = (id: string) => pictures.find((picture) => picture.id === id);
  const tell = (ids: readonly string[], gone: readonly string[] = []) => {
    const changed = ids.flatMap((id) => find(id) ?? []).map(shown);
    changes.fire({ changed, gone });
  };
  const put = (changed: readonly PictureRecord[]) => {
    if (changed.length > 0) change(changed, []);
  };
  const thumbnails = await openThumbnails(vscode.Uri.joinPath(storage, 'thumbnails'), loadPixels, log, (id) =>
    tell([id]),
  );
  const drafts = vscode.Uri.joinPath(storage, DRAFTS);
  const watch = watchPictureFiles({ drafts, pictures: () => pictures, moved: put, changed: tell });
  put(abandonedOf(pictures, Date.now(), windowClosed()));
  void watch.check();

  return {
    all: () => pictures.map(shown),
    search: (query) => {
      const page = searchPictures(pictures, query);
      return { ...page, pictures: page.pictures.map(shown) };
    },
    find,
    put,
    drop: (id) => change([], [id]),
    star: (id, starred) => {
      const { starred: _, ...picture } = find(id) ?? {};
      if ('id' in picture) put([starred ? { ...picture, starred } : picture]);
    },
    thumbnail: (id) => {
      const picture = find(id);
      return picture && thumbnails.find(picture);
    },
    check: watch.check,
    flush: write,
    onDidChange: changes.event,
    dispose: () => {
      closed = true;
      clearTimeout(timer);
      watch.dispose();
      changes.dispose();
    },
  };

  function shown(picture: PictureRecord): PictureRecord {
    const { file: place, ...rest } = picture;
    return place && watch.isMissing(picture.id) ? { ...rest, phase: 'failed', failure: fileGone(place.name) } : picture;
  }

  function change(changed: readonly PictureRecord[], dropped: readonly string[]): void {
    // What ends because the window does is told by the next one.
    if (closed) return;
    const all = withPictures(pictures, changed, new Set(dropped));
    const surplus = surplusOf(all);
    const gone = [...dropped, ...surplus.map(({ id }) => id)];
    pictures = withPictures(all, [], new Set(gone));
    for (const id of gone) thumbnails.remove(id);
    // Nothing leads to them any more.
    for (const { id, file: place } of surplus) {
      const draft = place?.draft ? removeFile(vscode.Uri.parse(place.uri)) : undefined;
      Promise.all([draft, originals.remove(id)]).catch((error: unknown) => log.warn(String(error)));
    }
    const ids = changed.map(({ id }) => id);
    unwritten = new Set([...unwritten, ...ids, ...gone]);
    timer ??= setTimeout(write, WRITE_DELAY_MS);
    tell(ids, gone);
  }

  function write(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(async () => {
      const [given, ids] = [pictures, unwritten];
      if (ids.size === 0) return;
      unwritten = new Set();
      try {
        const written = await file.write(given, ids);
        if (written !== given) adopt(written);
      } catch (error) {
        unwritten = new Set([...ids, ...unwritten]);
        log.error(`The history of pictures could not be written: ${String(error)}`);
      }
    });
    return writing;
  }

  /** What another window wrote comes in. */
  function adopt(written: readonly PictureRecord[]): void {
    const before = pictures;
    pictures = mergePictures(written, pictures, unwritten);
    const present = new Set(pictures.map(({ id }) => id));
    const gone = before.map(({ id }) => id).filter((id) => !present.has(id));
    tell([...present], gone);
  }
}

function windowClosed(): PictureFailure {
  return { message: t('The window was closed before it was done'), action: 'try-again', label: labelOf('try-again') };
}

function fileGone(name: string): PictureFailure {
  return { message: t('The file is gone: {0}', name), action: 'try-again', label: labelOf('try-again') };
}
