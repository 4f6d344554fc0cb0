import * as vscode from 'vscode';
import type { PictureFile, PictureRecord } from '../../core/job/picture-record.ts';
import { isInside, kindOf } from '../paths.ts';

/** Knows which files of pictures are where they were, whoever moves or deletes them. */
export interface PictureFiles extends vscode.Disposable {
  readonly isMissing: (id: string) => boolean;
  /** Looks at all of them. A folder that something else than the editor deleted is found out only so. */
  readonly check: () => Promise<void>;
}

export interface PictureFilesPorts {
  /** In the storage: there Undo brings back what was saved from it. */
  readonly drafts: vscode.Uri;
  readonly pictures: () => readonly PictureRecord[];
  /** Their files have other places now. */
  readonly moved: (pictures: readonly PictureRecord[]) => void;
  /** Ids of pictures whose files have gone or come back. */
  readonly changed: (ids: readonly string[]) => void;
}

const GLOB = '**/*.{png,jpg,jpeg,jpe,webp,gif,svg}';

export function watchPictureFiles({ drafts, pictures, moved, changed }: PictureFilesPorts): PictureFiles {
  const missing = new Set<string>();

  const mark = (ids: readonly string[], isGone: boolean) => {
    const news = ids.filter((id) => missing.has(id) !== isGone);
    for (const id of news) isGone ? missing.add(id) : missing.delete(id);
    if (news.length > 0) changed(news);
  };
  // By their texts: a checkout of many images brings as many events.
  const within = (place: vscode.Uri) => {
    const address = place.toString();
    return pictures().filter(({ file }) => file?.uri === address || file?.uri.startsWith(`${address}/`));
  };
  const gone = (place: vscode.Uri) => mark(idsOf(within(place)), true);
  const back = (place: vscode.Uri) => mark(idsOf(within(place)), false);
  const rename = (from: vscode.Uri, to: vscode.Uri) => {
    const renamed = within(from).map(({ file, ...picture }) =>
      file ? { ...picture, file: movedFile(file, from, to, drafts) } : picture,
    );
    mark(idsOf(renamed), false);
    moved(renamed);
  };

  const watcher = vscode.workspace.createFileSystemWatcher(GLOB, false, true, false);
  const listening = vscode.Disposable.from(
    watcher,
    watcher.onDidDelete(gone),
    watcher.onDidCreate(back),
    vscode.workspace.onDidDeleteFiles(({ files }) => {
      for (const uri of files) gone(uri);
    }),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) rename(oldUri, newUri);
    }),
  );

  return {
    isMissing: (id) => missing.has(id),
    check: async () => {
      const looks = pictures().map(async ({ id, file }) => {
        const isGone = file !== undefined && (await kindOf(vscode.Uri.parse(file.uri))) === undefined;
        return { id, isGone };
      });
      const found = await Promise.all(looks);
      for (const isGone of [true, false]) mark(idsOf(found.filter((one) => one.isGone === isGone)), isGone);
    },
    dispose: () => listening.dispose(),
  };
}

function movedFile(file: PictureFile, from: vscode.Uri, to: vscode.Uri, drafts: vscode.Uri): PictureFile {
  const rest = vscode.Uri.parse(file.uri).path.slice(from.path.length);
  const uri = to.with({ path: to.path + rest });
  const draft = isInside(drafts, uri);
  return { ...file, uri: uri.toString(), name: draft ? file.name : vscode.workspace.asRelativePath(uri, false), draft };
}

function idsOf(pictures: readonly { readonly id: string }[]): readonly string[] {
  return pictures.map(({ id }) => id);
}
