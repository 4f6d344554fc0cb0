import assert from 'node:assert/strict';
import sharp from 'sharp';
import * as vscode from 'vscode';
import { exists, workspaceFolder } from './house.ts';

const { STAND_IN_URL = '', STAND_IN_KEY = '' } = process.env;

export interface DocumentResult {
  readonly images: readonly {
    readonly uri: string;
    readonly width: number;
    readonly height: number;
    readonly format: string;
    readonly bytes: number;
    readonly link: string;
  }[];
  readonly skipped: readonly { readonly link: string; readonly reason: string }[];
}

export type Failure = Error & {
  readonly code?: string;
  readonly problems?: readonly { readonly field: string; readonly message: string }[];
};

/** A folder in the workspace for the documents of a suite, and what tests do with them. */
export function documentFolder(name: string) {
  // A name for every test: the editor remembers what it read under the last one.
  let test = 0;
  const folder = () => vscode.Uri.joinPath(workspaceFolder(), `${name}-${test}`);
  const at = (path: string) => vscode.Uri.joinPath(folder(), path);
  const write = async (path: string, text: string): Promise<vscode.Uri> => {
    await vscode.workspace.fs.writeFile(at(path), Buffer.from(text));
    return at(path);
  };
  return {
    folder,
    at,
    write,
    /** Opens a document with a text, in the editor. */
    show: async (path: string, text: string): Promise<vscode.TextDocument> => {
      const document = await vscode.workspace.openTextDocument(await write(path, text));
      await vscode.window.showTextDocument(document);
      return document;
    },
    facts: async (path: string) => {
      const { width, height, format } = await sharp(
        Buffer.from(await vscode.workspace.fs.readFile(at(path))),
      ).metadata();
      return [width, height, format];
    },
    isThere: (path: string) => exists(at(path)),
    empty: async () => {
      for (const document of vscode.workspace.textDocuments) if (document.isDirty) await discard(document);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      if (await exists(folder())) await vscode.workspace.fs.delete(folder(), { recursive: true });
      test++;
    },
  };
}

/** Without the question that closing it would ask. */
async function discard(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/** The browser's editor saves by itself. */
export async function saveByHand(byHand: boolean): Promise<void> {
  const value = byHand ? 'off' : undefined;
  await vscode.workspace.getConfiguration('files').update('autoSave', value, vscode.ConfigurationTarget.Global);
}

export function generateMissing(request: object): Thenable<DocumentResult> {
  return vscode.commands.executeCommand('stipple.generateMissing', request);
}

export function replacePlaceholders(request: object): Thenable<DocumentResult> {
  return vscode.commands.executeCommand('stipple.replacePlaceholders', request);
}

export function linksOf({ images }: DocumentResult): readonly string[] {
  return images.map(({ link }) => link);
}

/** With the key of the stand-in; online models cost nothing there. */
export async function useStandIn(): Promise<void> {
  await vscode.workspace.getConfiguration('stipple').update('baseUrl', STAND_IN_URL, vscode.ConfigurationTarget.Global);
  await vscode.commands.executeCommand('stipple.setApiKey', STAND_IN_KEY);
}

export async function withoutKey(): Promise<void> {
  await vscode.commands.executeCommand('stipple.clearApiKey');
}

export async function failureOf(running: Thenable<unknown>): Promise<Failure> {
  const error = await Promise.resolve(running).then(
    () => assert.fail('it did not fail'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Error);
  return error;
}

/** What the light bulb offers where a text stands in a document. */
export async function fixesAt(document: vscode.TextDocument, text: string): Promise<readonly vscode.CodeAction[]> {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `${text} is in the document`);
  const place = document.positionAt(offset + 1);
  const offered = await vscode.commands.executeCommand<readonly (vscode.CodeAction | vscode.Command)[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(place, place),
    vscode.CodeActionKind.QuickFix.value,
  );
  return offered.filter((one): one is vscode.CodeAction => one instanceof vscode.CodeAction);
}

export async function runFix(fixes: readonly vscode.CodeAction[], title: string): Promise<void> {
  const command = fixes.find((fix) => fix.title === title)?.command;
  assert.ok(command, `${title} is among ${fixes.map((fix) => fix.title).join(', ')}`);
  await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

/** As soon as Stipple says just these things of a document, each as `code: text`. */
export async function diagnosed(
  document: vscode.TextDocument,
  expected: readonly string[],
): Promise<readonly vscode.Diagnostic[]> {
  const own = () => vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Stipple');
  const said = () => own().map(({ code, range }) => `${code}: ${document.getText(range)}`);
  await new Promise<void>((resolve) => {
    const look = () => {
      if (said().join('\n') !== expected.join('\n')) return;
      listening.dispose();
      resolve();
    };
    const listening = vscode.languages.onDidChangeDiagnostics(look);
    look();
  });
  return own();
}
