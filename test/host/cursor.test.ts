import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type Cursor, followCursor } from '../../src/host/docs/cursor.ts';
import { newStorage } from './house.ts';

describe('where the cursor was last', () => {
  let folder: vscode.Uri;
  let cursor: Cursor;
  let panel: vscode.WebviewPanel | undefined;
  beforeEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    folder = newStorage();
    cursor = followCursor();
  });
  afterEach(async () => {
    cursor.dispose();
    panel?.dispose();
    await vscode.workspace.saveAll();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const open = async (content: string, line: number) => {
    const file = vscode.Uri.joinPath(folder, `${crypto.randomUUID()}.md`);
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(content));
    const document = await vscode.workspace.openTextDocument(file);
    const position = new vscode.Position(line, 0);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(position, position) });
    return document;
  };
  const focusSomethingElse = async () => {
    const left = new Promise<void>((resolve) => {
      const listening = vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor) return;
        listening.dispose();
        resolve();
      });
    });
    panel = vscode.window.createWebviewPanel('test', 'No document', vscode.ViewColumn.Active);
    await left;
  };
  const textBehind = () => {
    const place = cursor.place();
    return place?.document.getText().slice(place.offset());
  };

  it('is nowhere before a document was active', () => {
    assert.equal(cursor.place(), undefined);
  });

  it('is remembered while something else has the focus, and stays with its text when that is edited', async () => {
    const document = await open('one\ntwo\nthree\n', 1);
    assert.equal(textBehind(), 'two\nthree\n');
    await focusSomethingElse();
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'zero\n');
    await vscode.workspace.applyEdit(edit);
    assert.equal(textBehind(), 'two\nthree\n');
  });

  it('is in the document that was active last', async () => {
    await open('first\n', 0);
    await open('second\nlast\n', 1);
    await focusSomethingElse();
    assert.equal(textBehind(), 'last\n');
  });
});
