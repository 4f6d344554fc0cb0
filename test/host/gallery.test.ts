import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import * as vscode from 'vscode';
import { MOST_PICTURES } from '../../src/core/job/picture-list.ts';
import type { PictureRecord } from '../../src/core/job/picture-record.ts';
import { exists, type House, isGone, newStorage, openHouse, until, workspaceFolder } from './house.ts';

const { fs } = vscode.workspace;

describe('the gallery in the extension host', () => {
  let storage: vscode.Uri;
  let houses: House[];
  beforeEach(() => {
    storage = newStorage();
    houses = [];
  });
  afterEach(async () => {
    await Promise.all(houses.map(({ close }) => close()));
    await fs.delete(storage, { recursive: true });
  });

  const open = async () => {
    const house = await openHouse(storage);
    houses.push(house);
    return house;
  };
  const inStorage = (name: string) => vscode.Uri.joinPath(storage, name);
  const written = () => readFile(inStorage('gallery.json').fsPath, 'utf8').catch(() => '');
  const record = (id: string, facts: Partial<PictureRecord> = {}): PictureRecord => ({
    id,
    job: id,
    recipe: { operation: 'generate', options: { prompt: id, model: 'placeholder' }, image: [] },
    phase: 'done',
    ordered: 1000,
    ended: 2000,
    ...facts,
  });
  /** A real picture with its record. */
  const picture = async (id: string, uri: vscode.Uri, draft = false): Promise<PictureRecord> => {
    const bytes = await sharp({ create: { width: 640, height: 400, channels: 3, background: '#246' } })
      .png()
      .toBuffer();
    await fs.writeFile(uri, bytes);
    const name = draft ? `images/${id}.png` : vscode.workspace.asRelativePath(uri, false);
    const facts = { width: 640, height: 400, format: 'png', bytes: bytes.length, draft, name } as const;
    return record(id, { file: { uri: uri.toString(), ...facts } });
  };
  const inWorkspace = (name: string) => vscode.Uri.joinPath(workspaceFolder(), 'gallery', name);

  it('survives the window, starred ones starred', async () => {
    const { gallery } = await open();
    gallery.put([record('a'), record('b', { ordered: 2000 })]);
    gallery.star('a', true);
    await until(async () => (await written()).includes('starred'));
    const { gallery: next } = await open();
    assert.deepEqual(next.all(), [record('b', { ordered: 2000 }), record('a', { starred: true })]);
    next.star('a', false);
    assert.deepEqual(next.find('a'), record('a'));
  });

  it('says of what an earlier window left unfinished that the window was closed', async () => {
    const { ended: _, ...forming } = record('a', { phase: 'running', line: 'Preview 1 of 2' });
    const { gallery } = await open();
    gallery.put([forming, record('b')]);
    await until(async () => (await written()).includes('running'));
    const [a, b] = (await open()).gallery.all();
    assert.deepEqual([a?.phase, a?.line, b?.phase], ['cancelled', undefined, 'done']);
    assert.match(a?.failure?.message ?? '', /window was closed/);
  });

  it('keeps a file aside that it cannot read, says so and starts anew', async () => {
    await fs.writeFile(inStorage('gallery.json'), Buffer.from('{"pictures":[{'));
    const { gallery, lines } = await open();
    assert.deepEqual(gallery.all(), []);
    const [aside] = (await readdir(storage.fsPath)).filter((name) => name.endsWith('.broken'));
    assert.ok(aside && lines.some((line) => line.includes(aside)), lines.join('\n'));
    assert.equal(await readFile(path.join(storage.fsPath, aside), 'utf8'), '{"pictures":[{');
    gallery.put([record('a')]);
    await until(async () => (await written()).includes('"a"'));
  });

  it('is shared by windows without a folder: none writes over what another one wrote', async () => {
    const [{ gallery: one }, { gallery: other }] = [await open(), await open()];
    one.put([record('a'), record('b')]);
    await until(async () => (await written()).includes('"b"'));
    other.put([record('c')]);
    await until(async () => (await written()).includes('"c"'));
    one.drop('a');
    await until(async () => !(await written()).includes('"a"'));
    assert.deepEqual(
      JSON.parse(await written())
        .pictures.map(({ id }: PictureRecord) => id)
        .sort(),
      ['b', 'c'],
    );
    assert.deepEqual(
      one
        .all()
        .map(({ id }) => id)
        .sort(),
      ['b', 'c'],
    );
  });

  it('lets the oldest go beyond its bound, with their thumbnails and the drafts that nobody kept', async () => {
    const { gallery } = await open();
    const draft = await picture('old', inStorage('drafts/old.png'), true);
    const kept = await picture('kept', inWorkspace('kept.png'));
    gallery.put([draft, kept]);
    for (const id of ['old', 'kept']) gallery.thumbnail(id);
    await until(() => exists(inStorage('thumbnails/kept.webp')));
    gallery.put(Array.from({ length: MOST_PICTURES }, (_, index) => record(`new ${index}`, { ordered: 5000 })));
    assert.deepEqual(
      [gallery.all().length, gallery.find('old'), gallery.find('kept')],
      [MOST_PICTURES, undefined, undefined],
    );
    await until(() => isGone(inStorage('drafts/old.png')));
    await until(() => isGone(inStorage('thumbnails/kept.webp')));
    assert.ok(await exists(inWorkspace('kept.png')));
  });

  it('makes a thumbnail when somebody wants it, tells when it is there, and has it in the next window', async () => {
    const { gallery, shows } = await open();
    gallery.put([await picture('a', inWorkspace('thumbnail.png')), record('none')]);
    assert.deepEqual([gallery.thumbnail('a'), gallery.thumbnail('none')], [undefined, undefined]);
    await shows(() => gallery.thumbnail('a') !== undefined);
    const { format, width, height } = await sharp(await fs.readFile(inStorage('thumbnails/a.webp'))).metadata();
    assert.deepEqual([format, width, height], ['webp', 320, 200]);
    await until(async () => (await written()).includes('"a"'));
    assert.equal(String((await open()).gallery.thumbnail('a')), String(inStorage('thumbnails/a.webp')));
  });

  it('follows files and folders that are renamed in the editor', async () => {
    const { gallery, shows } = await open();
    gallery.put([await picture('a', inWorkspace('from/fox.png'))]);
    const rename = async (from: string, to: string) => {
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(inWorkspace(from), inWorkspace(to));
      assert.ok(await vscode.workspace.applyEdit(edit));
    };
    await rename('from/fox.png', 'from/red-fox.png');
    await shows(([one]) => one?.file?.name === 'gallery/from/red-fox.png');
    await rename('from', 'to');
    const [moved] = await shows(([one]) => one?.file?.name === 'gallery/to/red-fox.png');
    assert.deepEqual([moved?.phase, moved?.file?.uri], ['done', inWorkspace('to/red-fox.png').toString()]);
  });

  it('says where a file is gone, and shows it again when it is back', async () => {
    const { gallery, shows } = await open();
    const fox = await picture('a', inWorkspace('gone.png'));
    gallery.put([fox]);
    await fs.delete(inWorkspace('gone.png'));
    await gallery.check();
    const [gone] = gallery.all();
    assert.deepEqual([gone?.phase, gone?.file], ['failed', undefined]);
    assert.equal(gone?.failure?.message, 'The file is gone: gallery/gone.png');
    assert.deepEqual(gallery.find('a'), fox);
    await picture('a', inWorkspace('gone.png'));
    assert.deepEqual(await shows(([one]) => one?.phase === 'done'), [fox]);
  });

  it('finds out by itself that something else than the editor deleted a file', async () => {
    const { gallery, shows } = await open();
    const watcher = vscode.workspace.createFileSystemWatcher('**/deleted.png');
    const seen = new Promise((resolve) => watcher.onDidCreate(resolve));
    gallery.put([await picture('a', inWorkspace('deleted.png'))]);
    // What comes and goes at once is no event.
    await seen;
    watcher.dispose();
    await fs.delete(inWorkspace('deleted.png'));
    await shows(([one]) => one?.phase === 'failed');
  });
});
