import assert from 'node:assert/strict';
import sharp from 'sharp';
import * as vscode from 'vscode';
import { readLock } from '../../src/core/recipe/lock-file.ts';
import { exists } from '../host/house.ts';
import { memoryFiles } from './memory-files.ts';

const { fs } = vscode.workspace;

interface Result {
  readonly images: readonly { readonly uri: string; readonly width: number; readonly height: number }[];
}

const NAMES = ['one', 'two', 'three'] as const;
type Name = (typeof NAMES)[number];

describe('a window of several folders, one of them virtual', () => {
  let registered: vscode.Disposable;
  before(async () => {
    registered = vscode.workspace.registerFileSystemProvider('memory-files', memoryFiles(), { isCaseSensitive: true });
    for (const path of ['/three', '/three/docs'])
      await fs.createDirectory(vscode.Uri.from({ scheme: 'memory-files', path }));
    await write('three', 'docs/guide.md', '# Three\n');
    await vscode.commands.executeCommand('stipple.clearApiKey');
  });
  beforeEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
  after(() => registered.dispose());

  const root = (name: Name): vscode.Uri => {
    const folder = vscode.workspace.workspaceFolders?.find((one) => one.name === name);
    assert.ok(folder, name);
    return folder.uri;
  };
  const at = (name: Name, path: string) => vscode.Uri.joinPath(root(name), path);
  async function write(name: Name, path: string, text: string): Promise<vscode.Uri> {
    await fs.writeFile(at(name, path), new TextEncoder().encode(text));
    return at(name, path);
  }
  const show = async (uri: vscode.Uri) =>
    vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
  const run = (command: string, ...given: readonly unknown[]) =>
    vscode.commands.executeCommand<Result>(`stipple.${command}`, ...given) as Promise<Result>;
  const sizeOf = async (uri: vscode.Uri) => {
    const { width, height, format } = await sharp(Buffer.from(await fs.readFile(uri))).metadata();
    return [width, height, format];
  };
  const recorded = async (name: Name) => {
    const file = at(name, 'stipple.lock.json');
    if (!(await exists(file))) return [];
    return [...(readLock(new TextDecoder().decode(await fs.readFile(file)))?.keys() ?? [])].sort();
  };
  const hidden = async (name: Name) =>
    (await fs.readDirectory(root(name))).map(([file]) => file).filter((file) => file.includes('stipple-tmp'));
  const picture = { model: 'placeholder', size: '64x48' };

  const places: readonly (readonly [name: Name, folder: string])[] = [
    ['one', 'images'],
    ['two', 'art'],
    ['three', 'images'],
  ];
  for (const [name, folder] of places) {
    describe(`of a document in “${name}”`, () => {
      it(`saves to ${folder}, by the settings of its folder, and records it there`, async () => {
        await show(at(name, 'docs/guide.md'));
        const { images } = await run('generateImage', { ...picture, prompt: `A fox for ${name}` });
        const file = at(name, `${folder}/a-fox-for-${name}.png`);
        assert.deepEqual(
          images.map(({ uri }) => uri),
          [file.toString()],
        );
        assert.deepEqual(await sizeOf(file), [64, 48, 'png']);
        assert.ok((await recorded(name)).includes(`${folder}/a-fox-for-${name}.png`));
        for (const other of NAMES.filter((one) => one !== name)) {
          assert.ok(!(await recorded(other)).some((path) => path.includes(`-${name}.png`)), other);
        }
        assert.deepEqual(await hidden(name), []);
      });

      it('makes what its links miss, by paths from it and from the root of its folder', async () => {
        const text = '![A red fox](fox.webp)\n\n<img src="/banner.png" width="96" height="32" alt="A banner">\n';
        const uri = await write(name, 'docs/missing.md', text);
        const { images } = await run('generateMissing', { uri, model: 'placeholder' });
        assert.equal(images.length, 2);
        assert.deepEqual(await sizeOf(at(name, 'docs/fox.webp')), [1024, 1024, 'webp']);
        assert.deepEqual(await sizeOf(at(name, 'banner.png')), [96, 32, 'png']);
        assert.ok((await recorded(name)).includes('banner.png'));
      });

      it('has a prompt block whose “to” stays in its folder', async () => {
        const block = (to: string) =>
          `\`\`\`image-prompt model=placeholder size=64x48 to=${to}\nA lighthouse\n\`\`\`\n`;
        const uri = await write(name, 'docs/block.md', block('/img/lighthouse.png'));
        await run('generateBlock', { uri, line: 0 });
        assert.deepEqual(await sizeOf(at(name, 'img/lighthouse.png')), [64, 48, 'png']);
        const { document } = await show(uri);
        assert.ok(document.getText().includes('![A lighthouse](../img/lighthouse.png)'), document.getText());
        const other = name === 'one' ? 'two' : 'one';
        const outside = await write(name, 'docs/outside.md', block(`../../${other}/taken.png`));
        await assert.rejects(run('generateBlock', { uri: outside, line: 0 }), { code: 'invalid-request' });
        assert.ok(!(await exists(at(other, 'taken.png'))));
      });

      it('edits a picture, beside it, and makes one anew in its place', async () => {
        await run('generateImage', { ...picture, prompt: 'A lake', save_to: at(name, 'lake.png') });
        const before = await fs.readFile(at(name, 'lake.png'));
        const { images } = await run('editImage', { image: at(name, 'lake.png'), prompt: 'Fog', model: 'placeholder' });
        assert.deepEqual(
          images.map(({ uri }) => uri),
          [at(name, 'lake-edited.png').toString()],
        );
        await run('regenerateImage', at(name, 'lake.png'));
        assert.deepEqual(
          Buffer.from(await fs.readFile(at(name, 'lake.png'))),
          Buffer.from(before),
          'placeholder is exact',
        );
        assert.deepEqual(await hidden(name), []);
      });
    });
  }

  it('lets a language model name a folder first, as the editor writes paths', async () => {
    const { token } = new vscode.CancellationTokenSource();
    for (const name of NAMES) {
      const input = { prompt: 'A boat', path: `${name}/boat.png`, model: 'placeholder', size: '64x48' };
      await vscode.lm.invokeTool('stipple_generate_image', { input, toolInvocationToken: undefined }, token);
      assert.deepEqual(await sizeOf(at(name, 'boat.png')), [64, 48, 'png']);
    }
  });

  it('takes a picture of another folder for an edit, and keeps its own beside it', async () => {
    await show(at('one', 'docs/guide.md'));
    await run('generateImage', { ...picture, prompt: 'A hill', save_to: at('three', 'hill.png') });
    await run('editImage', {
      image: [at('three', 'hill.png'), at('two', 'boat.png')],
      prompt: 'Snow',
      model: 'placeholder',
    });
    assert.deepEqual(await sizeOf(at('three', 'hill-edited.png')), [64, 48, 'png']);
  });
});
