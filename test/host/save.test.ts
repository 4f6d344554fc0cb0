import assert from 'node:assert/strict';
import sharp from 'sharp';
import * as vscode from 'vscode';
import { sniff } from '../../src/core/image/sniff.ts';
import { savePicture } from '../../src/host/pictures/save.ts';
import { exists, type House, isGone, newStorage, openHouse, until, workspaceFolder } from './house.ts';

const { fs } = vscode.workspace;

describe('a picture that is saved into the workspace', () => {
  const folder = () => vscode.Uri.joinPath(workspaceFolder(), 'saving');
  let drafts: vscode.Uri;
  let bytes: Uint8Array;
  before(async () => {
    bytes = new Uint8Array(
      await sharp({ create: { width: 320, height: 200, channels: 3, background: '#363' } })
        .png()
        .toBuffer(),
    );
  });
  beforeEach(() => {
    drafts = vscode.Uri.joinPath(newStorage(), 'drafts');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const place of [folder(), vscode.Uri.joinPath(drafts, '..')])
      if (await exists(place)) await fs.delete(place, { recursive: true });
  });

  const save = (stem: string, more: { readonly folder?: vscode.Uri; readonly drafts?: vscode.Uri } = {}) => {
    const facts = sniff(bytes);
    assert.ok(facts);
    const place = { folder: more.folder ?? folder(), stem, draft: false };
    return savePicture({ bytes, facts }, place, more.drafts ?? drafts);
  };
  const names = async (where: vscode.Uri) => (await fs.readDirectory(where)).map(([name]) => name).sort();
  /** The preview of an image undoes what was done to its file, as the Explorer does where that is open. */
  const undo = async (file: vscode.Uri, command: 'undo' | 'redo') => {
    await vscode.commands.executeCommand('vscode.open', file);
    await vscode.commands.executeCommand(command);
  };

  it('goes with one Undo, and comes back byte for byte with Redo', async () => {
    const file = await save('fox');
    assert.deepEqual([await names(folder()), await names(drafts)], [['fox.png'], []]);
    await undo(file, 'undo');
    await until(() => isGone(file));
    assert.equal((await names(drafts)).length, 1, 'nothing that was paid for is lost');
    await vscode.commands.executeCommand('redo');
    await until(() => exists(file));
    assert.deepEqual(new Uint8Array(await fs.readFile(file)), bytes);
  });

  it('never takes the place of another, however many come at once', async () => {
    const files = await Promise.all(Array.from({ length: 20 }, () => save('crowd')));
    assert.equal(new Set(files.map(String)).size, 20);
    const expected = ['crowd.png', ...Array.from({ length: 19 }, (_, index) => `crowd-${index + 2}.png`)];
    assert.deepEqual(await names(folder()), expected.sort());
    assert.deepEqual(await names(drafts), []);
  });

  it('is saved all the same where the storage takes nothing', async () => {
    await fs.writeFile(vscode.Uri.joinPath(drafts, '..', 'wall'), new Uint8Array([1]));
    const wall = vscode.Uri.joinPath(drafts, '..', 'wall', 'drafts');
    const file = await save('fox', { drafts: wall });
    assert.deepEqual(new Uint8Array(await fs.readFile(file)), bytes);
    assert.deepEqual(await names(folder()), ['fox.png']);
  });

  it('tells why it cannot be saved, and leaves nothing', async () => {
    await fs.writeFile(folder(), new Uint8Array([1]));
    await assert.rejects(save('fox', { folder: vscode.Uri.joinPath(folder(), 'inner') }), { code: 'save-failed' });
    assert.deepEqual(await names(drafts), []);
  });

  it('outside of the workspace is none that Undo takes back', async () => {
    const outside = newStorage();
    const file = await save('fox', { folder: outside });
    assert.deepEqual([await names(outside), await exists(drafts)], [['fox.png'], false]);
    await fs.delete(vscode.Uri.joinPath(file, '..'), { recursive: true });
  });
});

describe('a picture that Undo takes out of the workspace', () => {
  let house: House;
  let storage: vscode.Uri;
  const folder = () => vscode.Uri.joinPath(workspaceFolder(), 'undoing');
  beforeEach(async () => {
    storage = newStorage();
    house = await openHouse(storage);
  });
  afterEach(async () => {
    await house.close();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const place of [storage, folder()]) if (await exists(place)) await fs.delete(place, { recursive: true });
  });

  const made = async (drafts: boolean) => {
    const options = { prompt: 'A fox', model: 'placeholder', size: '64x32' };
    const [id = ''] = await house.jobs.start({ operation: 'generate', options, image: [] }, { drafts });
    await house.shows((pictures) => pictures.find((one) => one.id === id)?.cost_usd !== undefined);
    return id;
  };
  const undo = async (id: string) => {
    const file = vscode.Uri.parse(house.gallery.find(id)?.file?.uri ?? '');
    await vscode.commands.executeCommand('vscode.open', file);
    await vscode.commands.executeCommand('undo');
    await house.shows(() => house.gallery.find(id)?.file?.draft === true);
    assert.ok(await isGone(file));
  };

  it('is a draft of the studio, which can be kept', async () => {
    const id = await made(false);
    const before = house.gallery.find(id)?.file;
    await undo(id);
    const { name, uri } = house.gallery.find(id)?.file ?? {};
    assert.deepEqual([before?.draft, name], [false, before?.name]);
    assert.ok(uri?.startsWith(`${storage}/drafts/`), uri);
    const { file } = await house.keep.keep(id, 'undoing/fox.png');
    assert.deepEqual([file?.draft, file?.name], [false, 'undoing/fox.png']);
  });

  it('is a draft again where it was kept, and Redo keeps it again', async () => {
    const id = await made(true);
    await house.keep.keep(id, 'undoing/fox.png');
    await undo(id);
    assert.equal(house.gallery.find(id)?.file?.name, 'undoing/fox.png');
    await vscode.commands.executeCommand('redo');
    await house.shows(() => house.gallery.find(id)?.file?.draft === false);
    assert.ok(await exists(vscode.Uri.joinPath(folder(), 'fox.png')));
  });
});

describe('Undo and Redo of saved pictures in the Explorer', () => {
  let own = '';
  beforeEach(() => {
    own = `undo-${crypto.randomUUID().slice(0, 8)}`;
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await fs.delete(vscode.Uri.joinPath(workspaceFolder(), own), { recursive: true });
  });

  const generate = async (name: string, open = false) => {
    const request = { prompt: 'A fox', model: 'placeholder', size: '32x32', save_to: `${own}/${name}`, open };
    await vscode.commands.executeCommand('stipple.generateImage', request);
  };
  const files = async () => {
    const entries = await fs.readDirectory(vscode.Uri.joinPath(workspaceFolder(), own));
    return entries.map(([name]) => name).sort();
  };
  const undo = () => vscode.commands.executeCommand('stipple.undoSave');
  const redo = () => vscode.commands.executeCommand('stipple.redoSave');
  const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));

  it('go one by one, from the last to the first and back', async () => {
    for (const name of ['a.png', 'b.png', 'c.png']) await generate(name);
    await undo();
    assert.deepEqual(await files(), ['a.png', 'b.png']);
    await undo();
    assert.deepEqual(await files(), ['a.png']);
    await redo();
    await redo();
    await redo();
    assert.deepEqual(await files(), ['a.png', 'b.png', 'c.png']);
    await undo();
    await generate('d.png');
    await redo();
    assert.deepEqual(await files(), ['a.png', 'b.png', 'd.png'], 'what is new makes an end of what was undone');
  });

  it('close the preview, which does not follow the picture into the storage', async () => {
    await generate('a.png', true);
    assert.deepEqual(tabs(), ['a.png']);
    await undo();
    await until(async () => tabs().length === 0);
  });

  it('leave alone what was saved before somebody did something else to files', async () => {
    await generate('a.png');
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(vscode.Uri.joinPath(workspaceFolder(), own, 'note.txt'));
    await vscode.workspace.applyEdit(edit);
    await undo();
    assert.deepEqual(await files(), ['a.png', 'note.txt']);
  });

  it('leave alone what has taken the place of the picture', async () => {
    await generate('a.png');
    await undo();
    const place = vscode.Uri.joinPath(workspaceFolder(), own, 'a.png');
    await fs.writeFile(place, new Uint8Array([1]));
    await redo();
    assert.deepEqual(new Uint8Array(await fs.readFile(place)), new Uint8Array([1]));
  });
});
