import * as vscode from 'vscode';
import { copyDestination, type DocumentPlace, documentVariables } from '../../core/docs/copy-destination.ts';
import { fileOf } from '../paths.ts';
import { languageOf } from './text-file.ts';

/** What a template for a path may say of the document that a picture is for; of none, what is left is the workspace folder. */
export function variablesOf(
  document: vscode.Uri | undefined,
  folder: vscode.WorkspaceFolder | undefined,
): Readonly<Record<string, string>> {
  const root = folder?.uri.path ?? '';
  const place = document && placeOf(document);
  // A document outside, or that has no file yet, counts as one right in the folder.
  const inside = place?.folder === undefined ? { path: `${root}/`, folder: root } : place;
  return { ...documentVariables(inside), workspaceFolder: root };
}

/**
 * Where the editor itself would copy a picture of this name for a Markdown document, by `markdown.copyFiles.destination`.
 * Undefined where that says nothing of the document.
 */
export function copiedTo(document: vscode.Uri, fileName: string): vscode.Uri | undefined {
  const place = placeOf(document);
  if (place.folder === undefined || !isMarkdown(document)) return undefined;
  const found = Object.entries(destinationsFor(document)).find(([glob]) => matches(glob, document));
  const template: unknown = found?.[1];
  if (typeof template !== 'string') return undefined;
  const path = copyDestination(template, { document: place, fileName, now: new Date() });
  // Joining resolves what leads upwards.
  return vscode.Uri.joinPath(fileOf(document).with({ path: '/' }), path);
}

function placeOf(document: vscode.Uri): DocumentPlace {
  const file = fileOf(document);
  const folder = vscode.workspace.getWorkspaceFolder(file)?.uri.path;
  return { path: file.path, ...(folder === undefined ? {} : { folder }) };
}

/** A workspace that is not trusted has no say: its templates are not evaluated. */
function destinationsFor(document: vscode.Uri): Readonly<Record<string, unknown>> {
  const settings = vscode.workspace.getConfiguration('markdown', document);
  const name = 'copyFiles.destination';
  const value = vscode.workspace.isTrusted ? settings.get<unknown>(name) : settings.inspect<unknown>(name)?.globalValue;
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function isMarkdown(document: vscode.Uri): boolean {
  const address = document.toString();
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === address);
  return open ? /^(markdown|mdx)$/.test(languageOf(open) ?? '') : /\.(md|markdown|mdx)$/i.test(document.path);
}

/** As the editor reads these globs: one that begins with a slash starts at the workspace folder, any other may begin anywhere. */
function matches(glob: string, document: vscode.Uri): boolean {
  const file = fileOf(document);
  const folder = vscode.workspace.getWorkspaceFolder(file);
  const pattern = glob.startsWith('/')
    ? new vscode.RelativePattern(folder ?? file, glob.slice(1))
    : glob.startsWith('**')
      ? glob
      : `**/${glob}`;
  // Of a document nothing but its address counts for a filter by pattern.
  return vscode.languages.match({ pattern }, { uri: file, languageId: 'markdown' } as vscode.TextDocument) > 0;
}
