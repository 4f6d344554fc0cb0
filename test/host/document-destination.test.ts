import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { workspaceFolder } from './house.ts';

interface Result {
  readonly images: readonly { readonly uri: string }[];
}

describe('where the picture for a document goes', () => {
  /** The editor goes on for a while with a document of the same address that was there before. */
  let turn = 0;
  const own = (text: string) => text.replaceAll('placing', `placing${turn}`);
  const folder = () => vscode.Uri.joinPath(workspaceFolder(), own('placing'));
  beforeEach(() => {
    turn++;
  });
  afterEach(async () => {
    await configure('markdown.copyFiles', 'destination', undefined);
    for (const name of ['saveTo', 'fileName']) await configure('stipple', name, undefined);
    for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) await document.save();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of [own('placing'), 'images', 'assets', 'static']) {
      const place = vscode.Uri.joinPath(workspaceFolder(), name);
      await vscode.workspace.fs.delete(place, { recursive: true }).then(undefined, () => undefined);
    }
  });

  /** The file and the link, as an empty document of this name gets them. */
  const insertInto = async (name: string, more: object = {}) => {
    const file = vscode.Uri.joinPath(folder(), name);
    await vscode.workspace.fs.writeFile(file, new Uint8Array());
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    const request = { prompt: 'A red fox', model: 'placeholder', size: '16x16', insert: true, ...more };
    const { images } = await vscode.commands.executeCommand<Result>('stipple.generateImage', request);
    const uri = vscode.Uri.parse(images[0]?.uri ?? '');
    await vscode.workspace.fs.stat(uri);
    return { file: vscode.workspace.asRelativePath(uri, false), text: document.getText() };
  };

  const copied: readonly (readonly [destination: object, document: string, file: string, link: string])[] = [
    [{ '**/*': 'img/' }, 'docs/a.md', 'placing/docs/img/a-red-fox.png', 'img/a-red-fox.png'],
    [
      { '*.md': '${documentBaseName}.assets/' },
      'docs/a.md',
      'placing/docs/a.assets/a-red-fox.png',
      'a.assets/a-red-fox.png',
    ],
    [
      { '/placing/docs/**': '/assets/${documentRelativeDirName/^placing\\///}/' },
      'docs/api/a.md',
      'assets/docs/api/a-red-fox.png',
      '../../../assets/docs/api/a-red-fox.png',
    ],
    [{ '/other/**': '/assets/', '**/*.md': '../up/' }, 'docs/a.md', 'placing/up/a-red-fox.png', '../up/a-red-fox.png'],
    [{ '*.md': 'img/${documentBaseName}-hero.png' }, 'docs/a.md', 'placing/docs/img/a-hero.png', 'img/a-hero.png'],
    [
      { '*.md': 'img/${documentBaseName}-${fileName}' },
      'docs/a.md',
      'placing/docs/img/a-a-red-fox.png',
      'img/a-a-red-fox.png',
    ],
    [{ '*.mdx': '' }, 'docs/a.mdx', 'placing/docs/a-red-fox.png', 'a-red-fox.png'],
    [{ '/other/**': 'x/' }, 'docs/a.md', 'images/a-red-fox.png', '../../images/a-red-fox.png'],
  ];
  for (const [destination, document, file, link] of copied) {
    it(`${JSON.stringify(destination)} puts the one for ${document} to ${file}`, async () => {
      await configure('markdown.copyFiles', 'destination', JSON.parse(own(JSON.stringify(destination))));
      const result = await insertInto(document);
      assert.deepEqual(result, { file: own(file), text: `![A red fox](${link})` });
    });
  }

  it('the format that is asked for names the file', async () => {
    await configure('markdown.copyFiles', 'destination', { '*.md': '${fileExtName}/${fileName}' });
    const { file } = await insertInto('a.md', { output_format: 'webp' });
    assert.equal(file, own('placing/webp/a-red-fox.webp'));
  });

  const served: readonly (readonly [name: string, folder: string, link: string])[] = [
    ['site/src/Card.tsx', 'site/public', '<img src="/images/a-red-fox.png" alt="A red fox" width={16} height={16} />'],
    ['site/src/Card.vue', 'site/public', '<img src="/images/a-red-fox.png" alt="A red fox" width="16" height="16">'],
    ['src/lib/Card.svelte', 'static', '<img src="/images/a-red-fox.png" alt="A red fox" width="16" height="16">'],
  ];
  for (const [name, place, link] of served) {
    it(`of ${name} is what its project serves, by the address that it has there`, async () => {
      await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(folder(), place));
      const { file, text } = await insertInto(name);
      assert.deepEqual([file, text.trim()], [own(`placing/${place}/images/a-red-fox.png`), link]);
    });
  }

  it('of a page beside what a project serves is not there', async () => {
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(folder(), 'public'));
    assert.equal((await insertInto('a.html')).file, 'images/a-red-fox.png');
  });

  it('of a component is what stipple.saveTo says where somebody set it', async () => {
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(folder(), 'public'));
    await configure('stipple', 'saveTo', '${documentDirName}/img');
    const { file, text } = await insertInto('src/Card.jsx');
    assert.equal(file, own('placing/src/img/a-red-fox.png'));
    assert.match(text, /src="\.\/img\/a-red-fox\.png"/);
  });

  it('of a document that is no Markdown is what stipple.saveTo says', async () => {
    await configure('markdown.copyFiles', 'destination', { '**/*': 'img/' });
    assert.equal((await insertInto('docs/a.html')).file, 'images/a-red-fox.png');
  });

  it('never leaves the workspace folder', async () => {
    await configure('markdown.copyFiles', 'destination', { '**/*': '../../../../elsewhere/' });
    await assert.rejects(insertInto('a.md'), (error: Error & { readonly code?: string }) => {
      assert.equal(error.code, 'invalid-request');
      assert.match(error.message, /markdown\.copyFiles\.destination leaves the workspace/);
      return true;
    });
  });

  it('gives way to what a request says', async () => {
    await configure('markdown.copyFiles', 'destination', { '**/*': 'img/' });
    assert.equal((await insertInto('a.md', { save_to: own('placing/own.png') })).file, own('placing/own.png'));
  });

  it('is the usual one where the picture is for no document', async () => {
    await configure('markdown.copyFiles', 'destination', { '**/*': 'img/' });
    assert.equal((await insertInto('a.md', { insert: false })).file, 'images/a-red-fox.png');
  });

  const saved: readonly (readonly [saveTo: string, file: string])[] = [
    ['${documentDirName}/media', 'placing/docs/media/a-red-fox.png'],
    ['${workspaceFolder}/static/${documentBaseName}', 'static/a/a-red-fox.png'],
    ['static/${documentRelativeDirName}/${documentFileName}/${size}', 'static/placing/docs/a.html/16x16/a-red-fox.png'],
  ];
  for (const [saveTo, file] of saved) {
    it(`stipple.saveTo “${saveTo}” leads to ${file}`, async () => {
      await configure('stipple', 'saveTo', saveTo);
      assert.equal((await insertInto('docs/a.html')).file, own(file));
    });
  }

  it('stipple.saveTo starts at the workspace folder without a document', async () => {
    await configure('stipple', 'saveTo', '${documentDirName}/static/${documentRelativeDirName}/${documentBaseName}');
    assert.equal((await insertInto('docs/a.html', { insert: false })).file, 'static/a-red-fox.png');
  });

  it('stipple.saveTo never leaves the workspace folder', async () => {
    await configure('stipple', 'saveTo', '${documentDirName}/../../..');
    await assert.rejects(insertInto('a.html'), /stipple\.saveTo leaves the workspace/);
  });
});

async function configure(section: string, name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration(section).update(name, value, vscode.ConfigurationTarget.Global);
}
