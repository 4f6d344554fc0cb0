import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readLock } from '../../src/core/recipe/lock-file.ts';
import type { LockedPicture } from '../../src/core/recipe/locked-picture.ts';
import { createGuardedWrite } from '../../src/host/provenance/guarded-write.ts';
import { createLockStore } from '../../src/host/provenance/lock-store.ts';
import { readText } from '../../src/host/storage.ts';
import { ownFiles } from '../../src/node/own-files.ts';

const SCHEME = 'stipple-memory';
const PICTURE: LockedPicture = {
  prompt: 'A red fox',
  operation: 'generate',
  model: 'placeholder',
  options: {},
  sha256: 'a'.repeat(64),
  width: 64,
  height: 32,
  format: 'png',
  bytes: 99,
  date: '2026-11-28T08:00:00.000Z',
};

describe('a lock file that is on no disk', () => {
  const files = new Map<string, Uint8Array>();
  let registered: vscode.Disposable;
  before(() => {
    registered = vscode.workspace.registerFileSystemProvider(SCHEME, inMemory(files), { isCaseSensitive: true });
  });
  beforeEach(() => {
    files.clear();
    times.clear();
  });
  after(() => registered.dispose());

  const folder = vscode.Uri.from({ scheme: SCHEME, path: '/site' });
  const open = (lines: string[] = []) => {
    const write = (line: string) => void lines.push(line);
    const log = { info: write, warn: write, error: write, hide: () => undefined, show: () => undefined };
    const trouble = { unreadable: () => write('unreadable'), conflict: () => write('conflict') };
    return createLockStore(folder, {
      log,
      read: readText,
      write: createGuardedWrite(ownFiles),
      trouble,
      changed: () => undefined,
    });
  };
  const text = () => new TextDecoder().decode(files.get('/site/stipple.lock.json'));

  it('holds what several windows write at the same time, and nothing else is left', async () => {
    const lines: string[] = [];
    const stores = [open(lines), open(lines), open(lines)];
    const pictures = Array.from({ length: 12 }, (_, index) => `${String.fromCharCode(97 + index)}.png`);
    await Promise.all(
      pictures.map((file, index) => stores[index % 3]?.change([{ type: 'recorded', file, picture: PICTURE }])),
    );
    assert.deepEqual(lines, []);
    assert.deepEqual([...(readLock(text())?.keys() ?? [])].sort(), pictures);
    assert.deepEqual([...files.keys()], ['/site/stipple.lock.json']);
  });

  it('is written all the same where a window that is gone has left its guard', async () => {
    files.set('/site/.stipple.lock.json.stipple-tmp', new Uint8Array());
    await open().change([{ type: 'recorded', file: 'a.png', picture: PICTURE }]);
    assert.deepEqual([...(readLock(text())?.keys() ?? [])], ['a.png']);
    assert.deepEqual([...files.keys()], ['/site/stipple.lock.json']);
  });

  it('is tried again with the next picture where it could not be written', async () => {
    const lines: string[] = [];
    const store = open(lines);
    files.set('refuse', new Uint8Array());
    await store.change([{ type: 'recorded', file: 'a.png', picture: PICTURE }]);
    assert.match(lines.join(), /stipple\.lock\.json could not be written/);
    assert.deepEqual([...(await store.read()).keys()], ['a.png'], 'it is known all the same');
    files.delete('refuse');
    await store.change([{ type: 'recorded', file: 'b.png', picture: PICTURE }]);
    assert.deepEqual([...(readLock(text())?.keys() ?? [])].sort(), ['a.png', 'b.png']);
  });
});

/** Files by their paths; with one that is called `refuse`, nothing can be written. */
function inMemory(files: Map<string, Uint8Array>): vscode.FileSystemProvider {
  const found = (uri: vscode.Uri): Uint8Array => {
    const bytes = files.get(uri.path);
    if (!bytes) throw vscode.FileSystemError.FileNotFound(uri);
    return bytes;
  };
  const mayWrite = (uri: vscode.Uri) => {
    if (files.has('refuse')) throw vscode.FileSystemError.NoPermissions(uri);
  };
  // Old enough to be nobody's any more.
  const mtime = Date.now() - 60_000;
  return {
    onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: (uri) => {
      if (uri.path === '/site' || uri.path === '/')
        return { type: vscode.FileType.Directory, ctime: 0, mtime, size: 0 };
      return { type: vscode.FileType.File, ctime: 0, mtime: times.get(uri.path) ?? mtime, size: found(uri).length };
    },
    readDirectory: () => [...files.keys()].map((file) => [file.slice('/site/'.length), vscode.FileType.File]),
    createDirectory: () => undefined,
    readFile: found,
    writeFile: (uri, content) => {
      mayWrite(uri);
      files.set(uri.path, content);
      times.set(uri.path, Date.now());
    },
    delete: (uri) => {
      found(uri);
      files.delete(uri.path);
    },
    rename: (from, to, { overwrite }) => {
      mayWrite(to);
      if (files.has(to.path) && !overwrite) throw vscode.FileSystemError.FileExists(to);
      files.set(to.path, found(from));
      files.delete(from.path);
      times.set(to.path, Date.now());
    },
  };
}

/** When each was written. */
const times = new Map<string, number>();
