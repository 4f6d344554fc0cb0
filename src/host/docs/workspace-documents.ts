import * as vscode from 'vscode';
import { LANGUAGE_OF_EXTENSION, mayConcern } from '../../core/docs/languages.ts';
import { openRepository } from '../studio/git.ts';
import { languageOf, readTextFile, type TextFile } from './text-file.ts';

/** What is larger is no document that somebody writes. */
const MOST_BYTES = 4 * 1024 * 1024;
const AT_A_TIME = 16;

/**
 * The documents of the workspace that may name pictures, open ones as they stand in the editor. What the editor's search and Git
 * leave out is left out here: dependencies, and pages that are built from others.
 */
export async function* documentsOfWorkspace(token: vscode.CancellationToken): AsyncGenerator<TextFile> {
  const include = `**/*.{${Object.keys(LANGUAGE_OF_EXTENSION).join(',')}}`;
  const found = await vscode.workspace.findFiles(include, excluded(), undefined, token);
  const uris = await withoutIgnored(found);
  for (let start = 0; start < uris.length && !token.isCancellationRequested; start += AT_A_TIME) {
    const files = await Promise.all(uris.slice(start, start + AT_A_TIME).map(readFile));
    yield* files.filter((file) => file !== undefined);
  }
}

/** `findFiles` knows of `files.exclude` by itself, and not of what the search leaves out. */
function excluded(): string | undefined {
  const patterns = vscode.workspace.getConfiguration('search').get<Readonly<Record<string, unknown>>>('exclude') ?? {};
  const names = Object.keys(patterns).filter((pattern) => patterns[pattern] === true);
  return names.length > 0 ? `{${names.join(',')}}` : undefined;
}

async function withoutIgnored(uris: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
  const ignored = new Set<string>();
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    if (uri.scheme !== 'file') continue;
    const own = uris.filter((one) => vscode.workspace.getWorkspaceFolder(one)?.uri.toString() === uri.toString());
    // Without Git, or with an older one, all of them stay.
    const repository = await openRepository(uri).catch(() => undefined);
    const paths = await repository?.checkIgnore?.(own.map(({ fsPath }) => fsPath)).catch(() => undefined);
    for (const path of paths ?? []) ignored.add(path);
  }
  return uris.filter(({ fsPath }) => !ignored.has(fsPath)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function readFile(uri: vscode.Uri): Promise<TextFile | undefined> {
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > MOST_BYTES) return undefined;
    const file = await readTextFile(uri);
    const language = languageOf(file);
    return language && mayConcern(file.getText(), language) ? file : undefined;
  } catch {
    // It is gone, or nobody may read it.
    return undefined;
  }
}
