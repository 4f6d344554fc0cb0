import assert from 'node:assert/strict';
import { utimes } from 'node:fs/promises';
import sharp from 'sharp';
import * as vscode from 'vscode';
import { madeIcons, ownIcon } from '../../src/host/dialogue/image-icons.ts';
import { findWorkspaceImages } from '../../src/host/dialogue/workspace-images.ts';
import { pixels } from '../../src/node/pixels.ts';
import { workspaceFolder } from './house.ts';

const { fs } = vscode.workspace;

describe('the images of a workspace', () => {
  const folder = () => vscode.Uri.joinPath(workspaceFolder(), 'found');
  const at = (name: string) => vscode.Uri.joinPath(folder(), name);
  const token = () => new vscode.CancellationTokenSource().token;
  const put = async (name: string, days: number, bytes = Buffer.from('x')) => {
    await fs.writeFile(at(name), bytes);
    const time = new Date(Date.UTC(2020, 0, days));
    await utimes(at(name).fsPath, time, time);
  };
  const found = async () =>
    (await findWorkspaceImages(token())).map(({ path }) => path).filter((path) => path.startsWith('found/'));

  beforeEach(() => fs.createDirectory(folder()));
  afterEach(() => fs.delete(folder(), { recursive: true }));

  it('are found by their names in all folders, the newest first', async () => {
    await put('old.png', 1);
    await put('deep/er/NEW.JPG', 3);
    await put('middle.svg', 2);
    await put('notes.md', 4);
    assert.deepEqual(await found(), ['found/deep/er/NEW.JPG', 'found/middle.svg', 'found/old.png']);
  });

  it('are not those that searches leave out', async () => {
    await put('fox.png', 1);
    await put('node_modules/logo.png', 2);
    await put('private/fox.png', 3);
    assert.deepEqual(await found(), ['found/private/fox.png', 'found/fox.png']);
    const settings = vscode.workspace.getConfiguration('search');
    await settings.update('exclude', { '**/private': true, '**/fox.png': false }, vscode.ConfigurationTarget.Global);
    try {
      assert.deepEqual(await found(), ['found/fox.png']);
    } finally {
      await settings.update('exclude', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('are few where somebody has left already', async () => {
    await put('fox.png', 1);
    const leaving = new vscode.CancellationTokenSource();
    leaving.cancel();
    assert.deepEqual(await findWorkspaceImages(leaving.token), []);
  });

  it('are seen by themselves, or as a small picture where the editor shows none of their kind', async () => {
    const fox = sharp({ create: { width: 200, height: 100, channels: 3, background: '#a40' } });
    await put('fox.png', 1, await fox.png().toBuffer());
    await put('fox.tiff', 2, await fox.tiff().toBuffer());
    await put('no-fox.tiff', 3);
    const images = (await findWorkspaceImages(token())).filter(({ path }) => path.startsWith('found/'));
    const icons = await madeIcons(images, async () => pixels, token());
    assert.deepEqual([...icons.keys()], ['found/fox.tiff']);
    const [, base64 = ''] = icons.get('found/fox.tiff')?.toString(true).split('base64,') ?? [];
    const { format, width, height } = await sharp(Buffer.from(base64, 'base64')).metadata();
    assert.deepEqual([format, width, height], ['webp', 32, 16]);
    const own = images.map((image) => [image.path, String(ownIcon(image)) === String(image.uri)]);
    assert.deepEqual(Object.fromEntries(own), {
      'found/no-fox.tiff': false,
      'found/fox.tiff': false,
      'found/fox.png': true,
    });
  });
});
