import * as vscode from 'vscode';

/** A file with its bytes, or a folder. Times are milliseconds since 1970. */
interface Entry {
  readonly bytes?: Uint8Array;
  readonly mtime: number;
}

/** Files that are on no disk, as those of a repository that is looked at without a clone. */
export function memoryFiles(): vscode.FileSystemProvider {
  const entries = new Map<string, Entry>([['/', { mtime: Date.now() }]]);
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const { Changed, Created, Deleted } = vscode.FileChangeType;
  const tell = (type: vscode.FileChangeType, uri: vscode.Uri) => changed.fire([{ type, uri }]);
  const find = (uri: vscode.Uri): Entry => {
    const entry = entries.get(uri.path);
    if (!entry) throw vscode.FileSystemError.FileNotFound(uri);
    return entry;
  };
  const below = (uri: vscode.Uri) => [...entries.keys()].filter((path) => path.startsWith(`${uri.path}/`));
  const put = (uri: vscode.Uri, bytes: Uint8Array) => {
    find(vscode.Uri.joinPath(uri, '..'));
    const isNew = !entries.has(uri.path);
    entries.set(uri.path, { bytes, mtime: Date.now() });
    tell(isNew ? Created : Changed, uri);
  };
  const take = (uri: vscode.Uri) => {
    for (const path of [uri.path, ...below(uri)]) entries.delete(path);
    tell(Deleted, uri);
  };
  return {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => undefined),
    stat(uri) {
      const { bytes, mtime } = find(uri);
      return {
        type: bytes ? vscode.FileType.File : vscode.FileType.Directory,
        ctime: mtime,
        mtime,
        size: bytes?.length ?? 0,
      };
    },
    readDirectory(uri) {
      find(uri);
      const names = below(uri.path === '/' ? uri.with({ path: '' }) : uri).map((path) => path.split('/'));
      const depth = uri.path === '/' ? 2 : uri.path.split('/').length + 1;
      return names
        .filter(({ length }) => length === depth)
        .map((parts) => [
          parts.at(-1) ?? '',
          entries.get(parts.join('/'))?.bytes ? vscode.FileType.File : vscode.FileType.Directory,
        ]);
    },
    createDirectory(uri) {
      if (entries.has(uri.path)) throw vscode.FileSystemError.FileExists(uri);
      entries.set(uri.path, { mtime: Date.now() });
      tell(Created, uri);
    },
    readFile(uri) {
      const { bytes } = find(uri);
      if (!bytes) throw vscode.FileSystemError.FileIsADirectory(uri);
      return bytes;
    },
    writeFile(uri, bytes, { create, overwrite }) {
      if (!create) find(uri);
      if (!overwrite && entries.has(uri.path)) throw vscode.FileSystemError.FileExists(uri);
      put(uri, bytes);
    },
    delete(uri) {
      find(uri);
      take(uri);
    },
    rename(from, to, { overwrite }) {
      const { bytes } = find(from);
      if (!overwrite && entries.has(to.path)) throw vscode.FileSystemError.FileExists(to);
      if (!bytes) throw vscode.FileSystemError.NoPermissions(from);
      put(to, bytes);
      take(from);
    },
  };
}
