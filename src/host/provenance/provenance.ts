import * as vscode from 'vscode';
import type { PictureFile } from '../../core/job/picture-record.ts';
import { isWithin, type LockChange } from '../../core/recipe/lock-changes.ts';
import { LOCK_FILE, NEW_LOCK_FILE } from '../../core/recipe/lock-name.ts';
import type { LockedPicture } from '../../core/recipe/locked-picture.ts';
import { lockedPicture, type Making } from '../../core/recipe/making.ts';
import { type PictureState, stateOf } from '../../core/recipe/picture-state.ts';
import type { OwnFiles } from '../../node/own-files.ts';
import type { Log } from '../log.ts';
import { onceATick } from '../once-a-tick.ts';
import { readSettings } from '../settings.ts';
import { readText } from '../storage.ts';
import type { Digests } from './digests.ts';
import { followFiles } from './follow-files.ts';
import { createGuardedWrite } from './guarded-write.ts';
import { createLockStore, type LockStore } from './lock-store.ts';
import { tellLockTrouble } from './lock-trouble.ts';

/** Where the pictures of the workspace came from, as the lock files of its folders say. */
export interface Provenance extends vscode.Disposable {
  /**
   * Writes down how a picture was made, in place of what was known of its file; nothing outside of the workspace folders, and
   * nothing where `stipple.lockFile` says so. Never rejects.
   */
  readonly record: (file: RecordedFile, making: Making) => Promise<void>;
  /** Adds what is known later, so long as the file is what was recorded. Never rejects. */
  readonly tell: (file: vscode.Uri, facts: LateFacts) => Promise<void>;
  /** Takes out what is known of a file that is gone for good. Never rejects. */
  readonly forget: (file: vscode.Uri) => Promise<void>;
  /** Puts back what was known of a file. Never rejects. */
  readonly put: (file: vscode.Uri, locked: LockedPicture) => Promise<void>;
  readonly find: (file: vscode.Uri) => Promise<LockedPicture | undefined>;
  /** @param prompt what a document asks for by now, where one does */
  readonly stateOf: (file: vscode.Uri, prompt?: string) => Promise<PictureState>;
  /** Every picture that is recorded, in all folders. */
  readonly all: () => Promise<readonly RecordedPicture[]>;
  /** Waits for what is being written down. Never rejects. */
  readonly flush: () => Promise<void>;
  /** What is recorded, or a picture's file, may be otherwise than before. */
  readonly onDidChange: vscode.Event<void>;
}

export interface RecordedFile extends Pick<PictureFile, 'width' | 'height' | 'format' | 'bytes'> {
  readonly uri: string;
}

export type LateFacts = Partial<
  Pick<LockedPicture, 'usage' | 'pictures' | 'cost_usd' | 'cost_approximate' | 'request_id'>
>;

export interface RecordedPicture {
  readonly file: vscode.Uri;
  readonly locked: LockedPicture;
}

const PICTURES = '**/*.{png,jpg,jpeg,jpe,webp,gif,svg}';

export interface ProvenanceDependencies {
  readonly digests: Digests;
  readonly files: OwnFiles;
  readonly log: Log;
}

export function createProvenance({ digests, files, log }: ProvenanceDependencies): Provenance {
  const write = createGuardedWrite(files);
  // A window that closes waits a little, but its editor's own file system answers no more.
  const read = (file: vscode.Uri) => (file.scheme === 'file' ? files.read(file.fsPath) : readText(file));
  const changes = new vscode.EventEmitter<void>();
  const changed = onceATick(() => changes.fire());
  const stores = new Map<string, LockStore>();
  const storeOf = ({ uri }: vscode.WorkspaceFolder): LockStore => {
    const key = uri.toString();
    const store = stores.get(key) ?? createLockStore(uri, { log, read, write, trouble: tellLockTrouble(), changed });
    stores.set(key, store);
    return store;
  };
  /** Where a file is written down, and by what name. */
  const placeOf = (file: vscode.Uri) => {
    const folder = vscode.workspace.getWorkspaceFolder(file);
    const path = folder && pathIn(folder.uri, file);
    return folder && path ? { folder, path, store: storeOf(folder) } : undefined;
  };
  const change = async (file: vscode.Uri, make: (path: string) => LockChange) => {
    const place = placeOf(file);
    if (!place || !isWanted(place.folder)) return;
    await place.store.change([make(place.path)]);
  };
  const find = async (file: vscode.Uri) => {
    const place = placeOf(file);
    return place ? (await place.store.read()).get(place.path) : undefined;
  };

  const forget = (file: vscode.Uri) => change(file, (path) => ({ type: 'deleted', path }));
  const put = (file: vscode.Uri, picture: LockedPicture) =>
    change(file, (path) => ({ type: 'recorded', file: path, picture }));
  const all = async () => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const found = await Promise.all(
      folders.map(async (folder) => {
        const lock = await storeOf(folder).read();
        return [...lock].map(([path, locked]) => ({ file: vscode.Uri.joinPath(folder.uri, path), locked }));
      }),
    );
    return found.flat();
  };

  const pictures = vscode.workspace.createFileSystemWatcher(PICTURES);
  const lockChanged = (file: vscode.Uri) => {
    const folder = vscode.workspace.getWorkspaceFolder(file);
    if (folder && pathIn(folder.uri, file)?.includes('/') === false) void storeOf(folder).settle();
    changed();
  };
  const listening = vscode.Disposable.from(
    changes,
    ...watched(vscode.workspace.createFileSystemWatcher(`**/{${LOCK_FILE},${NEW_LOCK_FILE}}`), lockChanged),
    ...watched(pictures, changed),
  );
  const move = (from: vscode.Uri, to: vscode.Uri) => {
    const target = placeOf(to);
    return target ? change(from, (path) => ({ type: 'moved', from: path, to: target.path })) : Promise.resolve();
  };
  const following = followFiles({ all, move, forget, put, digest: digests.of });

  return {
    record: async ({ uri, width, height, format, bytes }, making) => {
      const file = vscode.Uri.parse(uri, true);
      const place = placeOf(file);
      if (!place || !isWanted(place.folder)) return;
      const sha256 = await digests.of(file);
      if (!sha256) return;
      const picture = lockedPicture(making, { sha256, width, height, format, bytes }, place.folder.uri.toString());
      await place.store.change([{ type: 'recorded', file: place.path, picture }]);
    },
    tell: async (file, facts) => {
      const locked = await find(file);
      if (locked) await change(file, (path) => ({ type: 'told', file: path, sha256: locked.sha256, facts }));
    },
    forget,
    put,
    find,
    stateOf: async (file, prompt) => {
      const locked = await find(file);
      return stateOf({ locked, sha256: locked && (await digests.of(file)), prompt });
    },
    all,
    flush: async () => void (await Promise.all([...stores.values()].map((store) => store.flush()))),
    onDidChange: changes.event,
    dispose: () => vscode.Disposable.from(following, listening).dispose(),
  };
}

function watched(watcher: vscode.FileSystemWatcher, listen: (file: vscode.Uri) => void): vscode.Disposable[] {
  return [watcher, watcher.onDidCreate(listen), watcher.onDidChange(listen), watcher.onDidDelete(listen)];
}

/** A file from its workspace folder, with `/`. */
function pathIn(folder: vscode.Uri, file: vscode.Uri): string | undefined {
  const root = folder.path.replace(/\/$/, '');
  return file.path !== root && isWithin(root, file.path) ? file.path.slice(root.length + 1) : undefined;
}

function isWanted({ uri }: vscode.WorkspaceFolder): boolean {
  return readSettings(uri).lockFile;
}
