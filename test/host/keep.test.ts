import assert from 'node:assert/strict';
import { utimes, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import * as vscode from 'vscode';
import { exists, type House, isGone, newStorage, openHouse, until, workspaceFolder } from './house.ts';

const { fs } = vscode.workspace;

describe('what people do with pictures', () => {
  let house: House;
  let storage: vscode.Uri;
  let asked: string[];
  const folder = () => vscode.Uri.joinPath(workspaceFolder(), 'kept');
  beforeEach(async () => {
    storage = newStorage();
    asked = [];
    house = await openHouse(storage, async (name) => {
      asked.push(name);
      return vscode.Uri.joinPath(folder(), 'as', name);
    });
  });
  afterEach(async () => {
    await house.close();
    for (const place of [storage, folder()]) if (await exists(place)) await fs.delete(place, { recursive: true });
  });

  const draft = async (prompt = 'A red fox') => {
    const options = { prompt, model: 'placeholder', size: '64x32' };
    const [id] = await house.jobs.start({ operation: 'generate', options, image: [] }, { drafts: true });
    await house.shows((pictures) => pictures.find((one) => one.id === id)?.cost_usd !== undefined);
    return id ?? '';
  };
  const fileOf = (id: string) => {
    const uri = house.gallery.find(id)?.file?.uri;
    assert.ok(uri);
    return vscode.Uri.parse(uri);
  };
  const names = async (where: vscode.Uri) => (await fs.readDirectory(where)).map(([name]) => name).sort();

  it('a draft waits outside the workspace under the name that it would be kept by', async () => {
    const id = await draft();
    const { file } = house.gallery.find(id) ?? {};
    assert.deepEqual([file?.draft, file?.name], [true, 'images/a-red-fox.png']);
    assert.ok(fileOf(id).path.startsWith(`${storage.path}/drafts/`));
  });

  const kept: Readonly<Record<string, readonly [name: string, file: string]>> = {
    'its name': ['kept/fox.png', 'kept/fox.png'],
    'a name without an extension': ['kept/red fox', 'kept/red fox.png'],
    'a name with dots': ['kept/fox.v2', 'kept/fox.v2.png'],
    'a name that promises another format': ['kept/fox.webp', 'kept/fox.png'],
    'a spelling of its extension': ['kept/FOX.PNG', 'kept/FOX.PNG'],
    'characters that some file system refuses': ['kept/a:b?.png', 'kept/a-b-.png'],
    'a backslash for a folder': ['kept\\deep\\fox.png', 'kept/deep/fox.png'],
    'a detour inside the workspace': ['kept/x/../fox.png', 'kept/fox.png'],
  };
  for (const [what, [name, expected]] of Object.entries(kept)) {
    it(`a draft is kept by ${what}: ${name}`, async () => {
      const id = await draft();
      const from = fileOf(id);
      const bytes = await fs.readFile(from);
      const { file } = await house.keep.keep(id, name);
      assert.deepEqual([file?.name, file?.draft], [expected, false]);
      assert.deepEqual(await fs.readFile(vscode.Uri.joinPath(workspaceFolder(), expected)), bytes);
      assert.ok(await isGone(from));
    });
  }

  for (const name of ['../outside.png', 'kept/../../outside.png', '', '/', 'kept/', '..']) {
    it(`nothing is kept as “${name}”`, async () => {
      const id = await draft();
      await assert.rejects(house.keep.keep(id, name), { code: 'invalid-request' });
      assert.ok(await exists(fileOf(id)));
    });
  }

  it('nothing takes another file’s place, kept or renamed', async () => {
    const ids = [await draft(), await draft(), await draft()];
    for (const id of ids) await house.keep.keep(id, 'kept/fox.png');
    assert.deepEqual(await names(folder()), ['fox-2.png', 'fox-3.png', 'fox.png']);
    const { file } = await house.keep.keep(ids[2] ?? '', 'kept/fox-2.png');
    assert.equal(file?.name, 'kept/fox-2-2.png');
  });

  it('a kept picture is renamed, and stays where it is under its own name', async () => {
    const id = await draft();
    await house.keep.keep(id, 'kept/fox.png');
    assert.equal((await house.keep.keep(id, 'kept/fox.png')).file?.name, 'kept/fox.png');
    const { file } = await house.keep.keep(id, 'kept/other/red');
    assert.equal(file?.name, 'kept/other/red.png');
    assert.deepEqual(
      [await names(folder()), await names(vscode.Uri.joinPath(folder(), 'other'))],
      [['other'], ['red.png']],
    );
  });

  it('what is discarded comes back, from the workspace and from the drafts, starred as it was', async () => {
    const ids = [await draft(), await draft()];
    await house.keep.keep(ids[0] ?? '', 'kept/fox.png');
    for (const id of ids) {
      house.gallery.star(id, true);
      const before = house.gallery.find(id);
      const file = fileOf(id);
      const bytes = await fs.readFile(file);
      await house.keep.discard(id);
      assert.deepEqual([house.gallery.find(id), await isGone(file)], [undefined, true]);
      await house.keep.restore(id);
      assert.deepEqual(house.gallery.find(id), before);
      assert.deepEqual(await fs.readFile(file), bytes);
    }
    assert.deepEqual(await names(vscode.Uri.joinPath(storage, 'discarded')), []);
  });

  it('what is discarded comes back beside what has taken its place', async () => {
    const [first, second] = [await draft(), await draft()];
    await house.keep.keep(first, 'kept/fox.png');
    await house.keep.discard(first);
    await house.keep.keep(second, 'kept/fox.png');
    await house.keep.restore(first);
    assert.equal(house.gallery.find(first)?.file?.name, 'kept/fox-2.png');
  });

  it('what was discarded a week ago is deleted, and nothing younger', async () => {
    const [old, young] = [await draft(), await draft()];
    for (const id of [old, young]) await house.keep.discard(id);
    const eightDaysAgo = Date.now() / 1000 - 8 * 24 * 3600;
    const discarded = vscode.Uri.joinPath(storage, 'discarded');
    await utimes(vscode.Uri.joinPath(discarded, `${old}.json`).fsPath, eightDaysAgo, eightDaysAgo);
    // A picture may be older than the day on which it was discarded.
    await utimes(vscode.Uri.joinPath(discarded, `${young}.png`).fsPath, eightDaysAgo, eightDaysAgo);
    await house.discarded.purge();
    assert.deepEqual(await names(discarded), [`${young}.json`, `${young}.png`]);
    await assert.rejects(house.keep.restore(old), { code: 'save-failed' });
    await house.keep.restore(young);
  });

  it('nothing else than what was discarded is restored, whatever id is named', async () => {
    await fs.writeFile(vscode.Uri.joinPath(storage, 'other.json'), Buffer.from('{"id":"other"}'));
    for (const id of ['../other', 'unknown', '']) await assert.rejects(house.keep.restore(id), { code: 'save-failed' });
    assert.deepEqual(house.gallery.all(), []);
  });

  it('a picture whose file is gone cannot be kept, and can be discarded and restored', async () => {
    const id = await draft();
    await fs.delete(fileOf(id));
    await assert.rejects(house.keep.keep(id, 'kept/fox.png'), { code: 'save-failed' });
    await house.keep.discard(id);
    await house.keep.restore(id);
    assert.ok(house.gallery.find(id));
  });

  describe('who could not save', () => {
    const rescue = async (id: string, code = 'save-failed') => {
      const bytes = await sharp({ create: { width: 9, height: 7, channels: 3, background: '#246' } })
        .webp()
        .toBuffer();
      const facts = { format: 'webp', width: 9, height: 7, alpha: false } as const;
      const error = Object.assign(new Error('disk full'), { name: 'ImageError', code });
      // Its message waits for an answer that nobody gives here.
      void house.unsaved.rescue(id, { bytes: new Uint8Array(bytes), facts }, 'fox', error);
      await until(() => exists(vscode.Uri.joinPath(storage, `unsaved/${id}.json`)));
      return new Uint8Array(bytes);
    };
    const unsaved = () => names(vscode.Uri.joinPath(storage, 'unsaved'));

    it('finds the bytes in the storage until there is a place for them', async () => {
      const id = await draft();
      const bytes = await rescue(id);
      assert.deepEqual(await unsaved(), [`${id}.json`, `${id}.webp`]);
      await house.close();
      house = await openHouse(storage, async (name) => vscode.Uri.joinPath(folder(), 'as', name));
      await house.unsaved.saveAs(id);
      assert.deepEqual(new Uint8Array(await fs.readFile(vscode.Uri.joinPath(folder(), 'as/fox.webp'))), bytes);
      assert.deepEqual(await unsaved(), []);
      const { phase, file } = house.gallery.find(id) ?? {};
      assert.deepEqual([phase, file?.name, file?.width, file?.bytes], ['done', 'kept/as/fox.webp', 9, bytes.length]);
    });

    it('keeps them while no place is chosen, or the place refuses', async () => {
      const id = await draft();
      await rescue(id);
      await house.close();
      house = await openHouse(storage);
      await house.unsaved.saveAs(id);
      assert.deepEqual(await unsaved(), [`${id}.json`, `${id}.webp`]);
      await fs.writeFile(vscode.Uri.joinPath(folder(), 'as'), Buffer.from('a file, not a folder'));
      await house.close();
      house = await openHouse(storage, async (name) => {
        asked.push(name);
        return vscode.Uri.joinPath(folder(), 'as', name);
      });
      void house.unsaved.saveAs(id);
      await until(async () => asked.length > 0);
      assert.deepEqual(await unsaved(), [`${id}.json`, `${id}.webp`]);
    });

    it('does not call a preview the picture', async () => {
      const id = await draft();
      const before = house.gallery.find(id);
      await rescue(id, 'stream-ended-early');
      await house.unsaved.saveAs(id);
      // What it cost is told late.
      const { made: _, ...now } = house.gallery.find(id) ?? {};
      const { made: __, ...then } = before ?? {};
      assert.deepEqual([asked, now], [['fox.webp'], then]);
    });

    it('does nothing for what is no longer there', async () => {
      await house.unsaved.saveAs('unknown');
      assert.deepEqual(asked, []);
    });
  });

  it('what was spent is there for all windows, and tells when it changes', async () => {
    const other = await openHouse(storage);
    let changes = 0;
    house.ledger.onDidChange(() => changes++);
    await house.ledger.add({ at: Date.now(), model: 'm', files: [], usd: 0.25 });
    await other.ledger.add({ at: Date.now(), model: 'm', files: [] });
    assert.deepEqual(await house.ledger.today(), { usd: 0.25, counted: 0.25, approximate: false, unknown: 1 });
    assert.equal((await other.ledger.entries()).length, 2);
    assert.equal(changes, 1);
    await writeFile(vscode.Uri.joinPath(storage, 'global/ledger.jsonl').fsPath, 'broken\n', { flag: 'a' });
    assert.equal((await other.ledger.entries()).length, 2);
    await other.close();
  });
});
