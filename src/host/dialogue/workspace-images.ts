import * as vscode from 'vscode';
import { IMAGE_EXTENSIONS } from './pick-images.ts';

export interface WorkspaceImage {
  readonly uri: vscode.Uri;
  /** From its workspace folder; with that one's name where there are several. */
  readonly path: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly changed: number;
}

/** More are not listed: nobody scrolls that far, and each is looked at. */
const MOST_FOUND = 2000;

/** Looked at together; a remote file system answers each by itself. */
const AT_ONCE = 64;

const GLOB = `**/*.{${IMAGE_EXTENSIONS.flatMap((name) => [name, name.toUpperCase()]).join(',')}}`;

/** The images of all workspace folders without what the settings exclude from files and searches, the newest first. */
export async function findWorkspaceImages(token: vscode.CancellationToken): Promise<readonly WorkspaceImage[]> {
  const found = await vscode.workspace.findFiles(GLOB, excluded(), MOST_FOUND, token);
  const images: WorkspaceImage[] = [];
  for (let start = 0; start < found.length && !token.isCancellationRequested; start += AT_ONCE) {
    const looks = found.slice(start, start + AT_ONCE).map(look);
    images.push(...(await Promise.all(looks)).filter((image) => image !== undefined));
  }
  return images.sort((one, other) => other.changed - one.changed || one.path.localeCompare(other.path));
}

async function look(uri: vscode.Uri): Promise<WorkspaceImage | undefined> {
  try {
    const { size, mtime } = await vscode.workspace.fs.stat(uri);
    return { uri, path: vscode.workspace.asRelativePath(uri), bytes: size, changed: mtime };
  } catch {
    // Gone since it was found.
    return undefined;
  }
}

/** By itself, a search for files heeds `files.exclude` only, and would bring everything in `node_modules`. */
function excluded(): string | undefined {
  const settings = vscode.workspace.getConfiguration('search').get<Readonly<Record<string, unknown>>>('exclude', {});
  const patterns = Object.keys(settings).filter((pattern) => settings[pattern] === true);
  return patterns.length > 0 ? `{${patterns.join(',')}}` : undefined;
}
