import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ownFiles } from '../../../src/node/own-files.ts';

describe('the files that Stipple keeps for itself', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'stipple-own-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('grow by whole lines, whoever adds to them at the same time', async () => {
    const file = path.join(folder, 'not/there/yet/ledger.jsonl');
    const lines = Array.from({ length: 50 }, (_, index) => `${index}:${'x'.repeat(400)}\n`);
    await Promise.all(lines.map((line) => ownFiles.append(file, line)));
    const found = (await readFile(file, 'utf8')).split(/(?<=\n)/);
    assert.deepEqual(found.sort(), lines.sort());
  });

  it('are replaced as a whole: a reader never finds half of one', async () => {
    const file = path.join(folder, 'deep/gallery.json');
    const texts = ['a', 'b'].map((letter) => letter.repeat(1_000_000));
    await ownFiles.replace(file, texts[0] ?? '');
    const writing = (async () => {
      for (let turn = 1; turn <= 20; turn++) await ownFiles.replace(file, texts[turn % 2] ?? '');
      return true;
    })();
    let done = false;
    void writing.then(() => {
      done = true;
    });
    let reads = 0;
    for (; !done; reads++) assert.ok(texts.includes(await readFile(file, 'utf8')));
    assert.ok(await writing);
    assert.ok(reads > 0);
    assert.deepEqual(await readdir(path.dirname(file)), ['gallery.json']);
  });

  it('leave nothing behind where they cannot be replaced', async () => {
    const file = path.join(folder, 'gallery.json');
    await mkdir(path.join(file, 'a folder in the way'), { recursive: true });
    await assert.rejects(ownFiles.replace(file, 'text'));
    assert.deepEqual(await readdir(folder), ['gallery.json']);
  });

  it('reads a file, and nothing where there is none', async () => {
    const file = path.join(folder, 'read.txt');
    assert.equal(await ownFiles.read(file), undefined);
    await ownFiles.replace(file, 'a fox');
    assert.equal(await ownFiles.read(file), 'a fox');
    await assert.rejects(ownFiles.read(folder), { code: 'EISDIR' });
  });

  it('gives a file to one of all that claim it, until it is gone', async () => {
    const file = path.join(folder, 'claimed');
    const claims = await Promise.all(Array.from({ length: 8 }, () => ownFiles.claim(file)));
    assert.equal(claims.filter(Boolean).length, 1);
    await ownFiles.remove(file);
    await ownFiles.remove(file);
    assert.equal(await ownFiles.claim(file), true);
    await assert.rejects(ownFiles.claim(path.join(folder, 'no', 'such', 'place')), { code: 'ENOENT' });
  });
});
