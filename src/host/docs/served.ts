import * as vscode from 'vscode';
import { DOCUMENT_LANGUAGES } from '../../core/docs/languages.ts';
import { fileOf, isInside, kindOf, parentOf } from '../paths.ts';
import { type Home, outwards } from './home.ts';
import type { Presence } from './presence.ts';
import { languageOf, type TextFile } from './text-file.ts';

/** What bundlers and site generators serve from `/` as it is; new pictures go there. */
export const FILLED = ['public', 'static'];

/** Whether it becomes part of a page at an address that it does not know, so that only a bundler understands a path from it. */
export function isComponent(document: Pick<TextFile, 'languageId' | 'uri'>): boolean {
  const language = languageOf(document);
  if (language === undefined) return false;
  return /^(vue|svelte|astro)$/.test(language) || DOCUMENT_LANGUAGES[language] === 'jsx';
}

/** How a component names a picture that its project serves: `/images/fox.png` for `public/images/fox.png`. Undefined for all others. */
export function servedPath(document: vscode.Uri, picture: vscode.Uri): string | undefined {
  const home = componentHome(document);
  const served = home && outwards(home).flatMap(filledBelow);
  const folder = served?.find((one) => isInside(one, picture));
  return folder && picture.path.slice(folder.path.length);
}

/** The folder of what a component's project serves; undefined where there is none, and for all other documents. */
export async function servedFolder(document: vscode.Uri): Promise<vscode.Uri | undefined> {
  const home = componentHome(document);
  return home && filledFolder(home, kindOf);
}

/** The nearest folder of what a project serves as it is; undefined where there is none. */
export async function filledFolder(home: Home, kind: Presence['kindOf']): Promise<vscode.Uri | undefined> {
  const folders = outwards(home).flatMap(filledBelow);
  const kinds = await Promise.all(folders.map(kind));
  return folders[kinds.indexOf('folder')];
}

function filledBelow(folder: vscode.Uri): readonly vscode.Uri[] {
  return FILLED.map((name) => vscode.Uri.joinPath(folder, name));
}

function componentHome(document: vscode.Uri): Home | undefined {
  const address = document.toString();
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === address);
  const file = fileOf(document);
  const root = vscode.workspace.getWorkspaceFolder(file)?.uri;
  return root && isComponent(open ?? { languageId: '', uri: file }) ? { folder: parentOf(file), root } : undefined;
}
