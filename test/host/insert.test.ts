import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type Anchor, anchorBehind, anchorHere } from '../../src/host/docs/anchor.ts';
import { insertLink } from '../../src/host/docs/insert.ts';
import { workspaceFolder } from './house.ts';

const MODEL = 'gpt-image-2.5-flare';
const { STAND_IN_URL = '', STAND_IN_KEY = '' } = process.env;

interface Result {
  readonly images: readonly { readonly uri: string }[];
}

const run = (command: string, request?: object) =>
  vscode.commands.executeCommand<Result>(`stipple.${command}`, request);
const paint = (request: object) =>
  run('generateImage', { model: 'placeholder', size: '64x32', insert: true, ...request });

describe('a picture that gets into a document', () => {
  // The editor remembers documents for a while: each test has its own.
  let own = '';
  const folder = () => vscode.Uri.joinPath(workspaceFolder(), own);
  const fox = () => ({ uri: vscode.Uri.joinPath(folder(), 'images/fox.png'), alt: 'A fox', width: 64, height: 32 });
  let anchor: Anchor | undefined;

  beforeEach(async () => {
    own = `inserting-${crypto.randomUUID().slice(0, 8)}`;
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  afterEach(async () => {
    anchor?.dispose();
    anchor = undefined;
    await configure('stipple', 'insert.patterns', undefined);
    for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) await revert(document);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(folder(), { recursive: true }).then(undefined, () => undefined);
  });

  /** Opens a text with the cursor at `|`, or with what is between two of them selected. */
  const open = async (marked: string, name = 'page.md'): Promise<vscode.TextEditor> => {
    const file = vscode.Uri.joinPath(folder(), name);
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(marked.replaceAll('|', '')));
    // Not as a document, which the editor would keep for whoever asked for it.
    await vscode.commands.executeCommand('vscode.open', file);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    return select(editor, marked);
  };
  const select = (editor: vscode.TextEditor, marked: string): vscode.TextEditor => {
    const [start, end] = [marked.indexOf('|'), Math.max(marked.indexOf('|'), marked.lastIndexOf('|') - 1)];
    const { document } = editor;
    editor.selection = new vscode.Selection(document.positionAt(start), document.positionAt(end));
    return editor;
  };
  const type = (text: string) => vscode.commands.executeCommand('type', { text });
  const change = async (document: vscode.TextDocument, from: string, to: string) => {
    const start = document.getText().indexOf(from);
    assert.ok(start >= 0, from);
    const edit = new vscode.WorkspaceEdit();
    const range = new vscode.Range(document.positionAt(start), document.positionAt(start + from.length));
    edit.replace(document.uri, range, to);
    await vscode.workspace.applyEdit(edit);
  };

  it('comes and goes with one Undo, and what was typed before it stays', async () => {
    const { document } = await open('See |');
    await type('this: ');
    await paint({ prompt: 'A  red\nfox', save_to: `${own}/images/red.png` });
    assert.equal(document.getText(), 'See this: ![A red fox](images/red.png)');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), 'See this: ');
    await vscode.commands.executeCommand('redo');
    assert.equal(document.getText(), 'See this: ![A red fox](images/red.png)');
  });

  const languages: Readonly<Record<string, readonly [marked: string, expected: string]>> = {
    'page.html': ['<p>|</p>', '<p><img src="images/fox.png" alt="A fox" width="64" height="32"></p>'],
    'page.css': ['a { background: |; }', 'a { background: url("images/fox.png"); }'],
    'page.rst': [
      'One\r\n|\r\nTwo\r\n',
      'One\r\n\r\n.. image:: images/fox.png\r\n   :alt: A fox\r\n   :width: 64px\r\n   :height: 32px\r\n\r\nTwo\r\n',
    ],
    'page.txt': ['See |', 'See images/fox.png'],
    'page.json': ['{ "image": "|" }', '{ "image": "images/fox.png" }'],
  };
  for (const [name, [marked, expected]] of Object.entries(languages)) {
    it(`is shown as ${name} shows pictures, and the link is selected`, async () => {
      const editor = await open(marked, name);
      anchor = anchorHere();
      assert.ok(anchor);
      await insertLink(anchor, fox());
      assert.equal(editor.document.getText(), expected);
      const selected = editor.document.getText(vscode.window.activeTextEditor?.selection);
      assert.ok(selected.includes('images/fox.png') && !/^\s|\s$/.test(selected), selected);
    });
  }

  it('is imported where the script has an image component, and one Undo takes link and import', async () => {
    const text = `import Image from 'next/image';\n\nexport const Page = () => <main>|</main>;\n`;
    const { document } = await open(text, 'page.tsx');
    await paint({ prompt: 'A fox', save_to: `${own}/images/red-fox.png` });
    assert.equal(
      document.getText(),
      `import Image from 'next/image';\nimport redFox from './images/red-fox.png';\n\nexport const Page = () => <main><Image src={redFox} alt="A fox" width={64} height={32} /></main>;\n`,
    );
    const selected = document.getText(vscode.window.activeTextEditor?.selection);
    assert.equal(selected, '<Image src={redFox} alt="A fox" width={64} height={32} />');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text.replace('|', ''));
  });

  it('is written by one’s own pattern, and by the built-in one where that is wrong', async () => {
    const { document } = await open('|');
    await configure('stipple', 'insert.patterns', { markdown: '[[${name}|${alt}|${width}]]', '*': '${pth}' });
    anchor = anchorHere();
    assert.ok(anchor);
    await insertLink(anchor, fox());
    assert.equal(document.getText(), '[[fox|A fox|64]]');
    await configure('stipple', 'insert.patterns', { markdown: '![${alt}](${pth})' });
    await insertLink(anchor, fox());
    assert.ok(document.getText().startsWith('![A fox](images/fox.png)'), document.getText());
  });

  it('goes where its text has gone while it forms', async () => {
    await useStandIn();
    const { document } = await open('One.\n\nA fox.|\n\nTwo.\n');
    const next = (await requests()).length + 1;
    const prompt = 'A fox [stand-in: slow-drip]';
    const running = run('generateImage', {
      prompt,
      model: MODEL,
      size: '1024x640',
      insert: true,
      save_to: `${own}/a.png`,
    });
    await requests(next);
    await change(document, 'One.\n', 'Zero.\n\nOne and a half.\n');
    await change(document, 'A fox.', 'A fox. And more.');
    await change(document, 'Two.', 'Three.');
    await running;
    assert.equal(
      document.getText(),
      'Zero.\n\nOne and a half.\n\nA fox.![A fox \\[stand-in: slow-drip\\]](a.png) And more.\n\nThree.\n',
    );
  });

  it('goes into an untitled document by its way from the workspace folder', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: 'A fox: ' });
    select(await vscode.window.showTextDocument(document), 'A fox: |');
    await paint({ prompt: 'A fox', save_to: `${own}/images/fox.png` });
    assert.equal(document.getText(), `A fox: ![A fox](${own}/images/fox.png)`);
  });

  const lost: Readonly<
    Record<string, readonly [obstacle: string, lose: (editor: vscode.TextEditor) => Promise<unknown>]>
  > = {
    'its line was deleted': ['place-gone', ({ document }) => change(document, 'A fox.\n', '')],
    'all of the text was': ['place-gone', ({ document }) => change(document, document.getText(), '')],
    'the file was': ['document-deleted', ({ document }) => Promise.resolve(vscode.workspace.fs.delete(document.uri))],
    'the document was closed': ['document-closed', ({ document }) => closed(document)],
  };
  for (const [what, [obstacle, lose]] of Object.entries(lost)) {
    it(`is not inserted anywhere when ${what}, and the link is kept for who wants it`, async () => {
      const editor = await open('One.\nA fox.|\nTwo.\n');
      anchor = anchorHere();
      assert.ok(anchor);
      await lose(editor);
      const text = editor.document.getText();
      const insertion = await insertLink(anchor, fox());
      const document = `${own}/page.md`;
      assert.deepEqual(insertion, { inserted: false, obstacle, document, link: '![A fox](images/fox.png)' });
      assert.equal(editor.document.getText(), text);
    });
  }

  it('is not inserted into an untitled document that was closed', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: 'A fox: ' });
    await vscode.window.showTextDocument(document);
    anchor = anchorHere();
    assert.ok(anchor);
    await revert(document);
    const insertion = await insertLink(anchor, fox());
    assert.ok(!insertion.inserted);
    assert.deepEqual([insertion.obstacle, insertion.link], ['document-closed', `![A fox](${own}/images/fox.png)`]);
  });

  it('comes back to its place when somebody undoes what took it', async () => {
    const { document } = await open('One.\nA fox.|\nTwo.\n');
    anchor = anchorHere();
    assert.ok(anchor);
    await change(document, 'A fox.\n', '');
    assert.equal(anchor.offset(), undefined);
    await vscode.commands.executeCommand('undo');
    await insertLink(anchor, fox());
    assert.equal(document.getText(), 'One.\nA fox.![A fox](images/fox.png)\nTwo.\n');
  });

  describe('from a selection', () => {
    it('is made of what a request says and goes behind the paragraph, with the selection untouched', async () => {
      const editor = await open('# One\n\nA |red fox|\non a hill.\n\nTwo.\n');
      const { selection } = editor;
      const { images } = await run('generateFromSelection', {
        prompt: 'A red fox',
        model: 'placeholder',
        size: '64x32',
        save_to: `${own}/images/red-fox.png`,
      });
      assert.equal(images.length, 1);
      assert.equal(
        editor.document.getText(),
        '# One\n\nA red fox\non a hill.\n\n![A red fox](images/red-fox.png)\n\nTwo.\n',
      );
      assert.ok(vscode.window.activeTextEditor?.selection.isEqual(selection));
    });

    it('is inserted only where the request does not forbid it', async () => {
      const { document } = await open('|A fox|');
      const request = {
        prompt: 'A fox',
        model: 'placeholder',
        size: '64x32',
        save_to: `${own}/a.png`,
        insert: false,
      };
      assert.equal((await run('generateFromSelection', request)).images.length, 1);
      assert.equal(document.getText(), 'A fox');
    });

    it('rejects like any other request', async () => {
      await open('|A fox|');
      const wrong = { prompt: '', model: 'placeholder' };
      await assert.rejects(Promise.resolve(run('generateFromSelection', wrong)), { code: 'invalid-request' });
    });

    it('loses its place when nothing of the selected text is left', async () => {
      const { document } = await open('A fox. A hill.');
      anchor = anchorBehind(document, new vscode.Range(0, 0, 0, 6));
      await change(document, 'A fox.', '');
      const insertion = await insertLink(anchor, fox());
      assert.equal(insertion.inserted, false);
      assert.equal(document.getText(), ' A hill.');
    });
  });

  describe('by Insert Image into Document', () => {
    const made = async (prompt: string, name: string, size: string) => {
      const { images } = await run('generateImage', { prompt, model: 'placeholder', size, save_to: `${own}/${name}` });
      return vscode.Uri.parse(images[0]?.uri ?? '');
    };

    it('is the one made last, with its prompt and its size', async () => {
      await made('A first fox', 'one.png', '32x32');
      await made('A last fox', 'two.png', '48x32');
      const { document } = await open('|', 'page.html');
      await run('insertImage');
      assert.equal(document.getText(), '<img src="two.png" alt="A last fox" width="48" height="32">');
    });

    it('is none that was deleted', async () => {
      await made('A first fox', 'one.png', '32x32');
      await vscode.workspace.fs.delete(await made('A last fox', 'two.png', '48x32'));
      const { document } = await open('|');
      await run('insertImage');
      assert.equal(document.getText(), '![A first fox](one.png)');
    });

    it('is the one that is given, described by its name where nobody made it here', async () => {
      const other = vscode.Uri.joinPath(folder(), 'a-red_fox.png');
      await vscode.workspace.fs.copy(await made('A fox', 'a.png', '32x32'), other);
      const { document } = await open('|');
      await vscode.commands.executeCommand('stipple.insertImage', other);
      assert.equal(document.getText(), '![a red fox](a-red_fox.png)');
    });
  });

  async function useStandIn(): Promise<void> {
    await configure('stipple', 'baseUrl', STAND_IN_URL);
    await vscode.commands.executeCommand('stipple.setApiKey', STAND_IN_KEY);
  }
});

async function requests(wait = 0): Promise<readonly unknown[]> {
  const answer = await fetch(`${new URL(STAND_IN_URL).origin}/__stand-in/requests?wait=${wait}`);
  return (await answer.json()) as readonly unknown[];
}

async function configure(section: string, name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration(section).update(name, value, vscode.ConfigurationTarget.Global);
}

async function revert(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/** The editor lets go of a document some time after its last tab. */
async function closed(document: vscode.TextDocument): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    const listening = vscode.workspace.onDidCloseTextDocument((one) => {
      if (one !== document) return;
      listening.dispose();
      resolve();
    });
  });
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await gone;
}
