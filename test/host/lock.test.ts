import assert from 'node:assert/strict';
import sharp from 'sharp';
import * as vscode from 'vscode';
import { readLock, writeLock } from '../../src/core/recipe/lock-file.ts';
import type { LockedPicture } from '../../src/core/recipe/locked-picture.ts';
import type { PictureState } from '../../src/core/recipe/picture-state.ts';
import type { Recipe } from '../../src/core/recipe/recipe.ts';
import { readOrder } from '../../src/host/order.ts';
import { exists, type House, newStorage, openHouse, until, workspaceFolder } from './house.ts';

const { STAND_IN_URL = '', STAND_IN_KEY = '' } = process.env;
const { fs } = vscode.workspace;

describe('where pictures came from', () => {
  let house: House;
  let storage: vscode.Uri;
  const at = (name: string) => vscode.Uri.joinPath(workspaceFolder(), name);
  const LOCK = () => at('stipple.lock.json');
  const NEW_LOCK = () => at('stipple.lock.new.json');
  before(() =>
    vscode.workspace.getConfiguration('stipple').update('baseUrl', STAND_IN_URL, vscode.ConfigurationTarget.Global),
  );
  beforeEach(async () => {
    await fetch(`${new URL(STAND_IN_URL).origin}/__stand-in/reset`, { method: 'POST', body: '{}' });
    await clear();
    storage = newStorage();
    house = await openHouse(storage);
  });
  afterEach(async () => {
    await house.close();
    await vscode.workspace.getConfiguration('stipple').update('lockFile', undefined);
    await clear();
    if (await exists(storage)) await fs.delete(storage, { recursive: true });
  });
  const clear = async () => {
    for (const place of [at('made'), at('moved'), LOCK(), NEW_LOCK()]) {
      if (await exists(place)) await fs.delete(place, { recursive: true });
    }
  };

  const make = async (request: Readonly<Record<string, unknown>> = {}, one: House = house) => {
    const operation = 'image' in request ? 'edit' : 'generate';
    const defaults = { prompt: 'A red fox', model: 'placeholder', size: '64x32', save_to: 'made/fox.png' };
    const { result } = await one.jobs.road(readOrder(operation, { ...defaults, ...request }), {
      report: () => undefined,
      signal: new AbortController().signal,
      watched: false,
    });
    return result;
  };
  const draft = async (recipe: Partial<Recipe> = {}) => {
    const options = { prompt: 'A red fox', model: 'placeholder', size: '64x32' };
    const whole = { operation: 'generate', options, image: [], ...recipe } as const;
    const [id = ''] = await house.jobs.start(whole, { drafts: true });
    await house.shows((pictures) => pictures.some((one) => one.id === id && one.made?.cost_usd !== undefined));
    return id;
  };
  const text = async (file = LOCK()) => new TextDecoder().decode(await fs.readFile(file));
  const write = (file: vscode.Uri, content: string) => fs.writeFile(file, new TextEncoder().encode(content));
  const entries = async (file = LOCK()) => {
    const lock = (await exists(file)) ? readLock(await text(file)) : new Map<string, LockedPicture>();
    assert.ok(lock, 'the lock file can be read');
    return lock;
  };
  const names = async (file = LOCK()) => [...(await entries(file)).keys()].sort().join(' ');
  const entry = async (name: string) => {
    const found = (await entries()).get(name);
    assert.ok(found, `${name} is among ${await names()}`);
    return found;
  };
  const sha256 = (name: string) => house.digests.of(at(name));
  const holds = async (expected: string) => until(async () => (await names()) === expected);

  describe('is written down', () => {
    it('as soon as a command is done', async () => {
      const { images } = await make();
      const { date, ...rest } = await entry('made/fox.png');
      assert.deepEqual(rest, {
        prompt: 'A red fox',
        operation: 'generate',
        model: 'placeholder',
        options: { output_format: 'png', size: '64x32' },
        sha256: await sha256('made/fox.png'),
        width: 64,
        height: 32,
        format: 'png',
        bytes: images[0]?.bytes,
        cost_usd: 0,
      });
      assert.ok(Date.now() - Date.parse(date) < 60_000, date);
    });

    it('with what the server told, and its host alone', async () => {
      const result = await make({ model: 'gpt-image-2.5-flare', size: '1024x640', quality: 'low', n: 2 });
      const locked = await entry('made/fox-2.png');
      const { server, usage, pictures, cost_usd, request_id, options } = locked;
      assert.equal(server, new URL(STAND_IN_URL).host);
      assert.deepEqual(options, { output_format: 'png', quality: 'low', size: '1024x640' });
      assert.deepEqual(
        { usage, pictures, cost_usd, request_id },
        {
          usage: result.usage,
          pictures: 2,
          cost_usd: (result.cost_usd ?? 0) / 2,
          request_id: result.request_id,
        },
      );
      assert.ok(request_id && usage?.output_tokens);
      assert.equal(await names(), 'made/fox-2.png made/fox.png');
    });

    it('with the pictures that went along and what was done afterwards', async () => {
      await make();
      const hole = { create: { width: 20, height: 10, channels: 4, background: '#0000' } } as const;
      const opaque = { create: { width: 64, height: 32, channels: 4, background: '#000f' } } as const;
      const input = await sharp(hole).png().toBuffer();
      await sharp(opaque)
        .composite([
          { input, left: 4, top: 4, blend: 'dest-out' },
          { input, left: 4, top: 4, blend: 'source' } as never,
        ])
        .png()
        .toFile(at('made/mask.png').fsPath);
      const elsewhere = vscode.Uri.joinPath(storage, 'my mask.png');
      await fs.copy(at('made/mask.png'), elsewhere);
      await make({ prompt: 'Make it winter', image: 'made/fox.png', mask: elsewhere, save_to: undefined });
      const { image, mask, parent, done, operation } = await entry('made/fox-edited.png');
      assert.deepEqual(
        { image, mask, parent, done, operation },
        {
          image: [{ file: 'made/fox.png', sha256: await sha256('made/fox.png') }],
          mask: { name: 'my mask.png', sha256: await sha256('made/mask.png') },
          parent: 'made/fox.png',
          done: ['composited'],
          operation: 'edit',
        },
      );
    });

    it('without a key and without an absolute path', async () => {
      await make({ model: 'gpt-image-2.5-flare', size: '1024x640' });
      const outside = vscode.Uri.joinPath(storage, 'outside.png');
      await fs.copy(at('made/fox.png'), outside);
      await make({
        model: 'gpt-image-2.5-flare',
        size: '1024x640',
        image: ['made/fox.png', outside],
        save_to: 'made/two.png',
      });
      const written = await text();
      assert.ok(STAND_IN_KEY.length > 8);
      for (const secret of [STAND_IN_KEY, workspaceFolder().fsPath, storage.fsPath, 'file:']) {
        assert.ok(!written.includes(secret), secret);
      }
      assert.match(written, /"name": "outside.png"/);
    });

    it('of a draft once somebody keeps it, and then follows it', async () => {
      const id = await draft();
      assert.equal(await exists(LOCK()), false);
      await house.keep.keep(id, 'made/kept.png');
      assert.equal((await entry('made/kept.png')).prompt, 'A red fox');
      await house.keep.keep(id, 'made/renamed.png');
      await holds('made/renamed.png');
      await house.keep.discard(id);
      assert.equal(await names(), '');
      await house.keep.restore(id);
      assert.equal(await names(), 'made/renamed.png');
    });

    it('of a picture that took another’s place, until that comes back', async () => {
      await make();
      const before = await entry('made/fox.png');
      const id = await draft({
        operation: 'edit',
        options: { prompt: 'Make it winter', model: 'placeholder' },
        image: [at('made/fox.png').toString()],
      });
      await house.replace.replace(id);
      const { prompt, parent, ...now } = await entry('made/fox.png');
      assert.deepEqual([prompt, parent, now.sha256], ['Make it winter', 'made/fox.png', await sha256('made/fox.png')]);
      await house.replace.revert(id);
      assert.deepEqual(await entry('made/fox.png'), before);
      assert.equal(before.sha256, await sha256('made/fox.png'));
    });

    it('of an edit that was converted to take the place of a picture nobody knew anything of', async () => {
      await fs.createDirectory(at('made'));
      await sharp({ create: { width: 64, height: 32, channels: 3, background: '#246' } }).toFile(
        at('made/a.jpg').fsPath,
      );
      const options = { prompt: 'Make it winter', model: 'placeholder', output_format: 'webp' };
      const id = await draft({ operation: 'edit', options, image: [at('made/a.jpg').toString()] });
      await house.replace.replace(id);
      const { done, format, sha256: digest } = await entry('made/a.jpg');
      assert.deepEqual([done, format, digest], [['converted'], 'jpeg', await sha256('made/a.jpg')]);
      await house.replace.revert(id);
      assert.equal(await names(), '');
    });

    it('of a picture that was brought to other pixels', async () => {
      await make();
      const [picture] = house.gallery.all();
      assert.ok(picture);
      const { id } = await house.scale(picture, { width: 32, height: 16 });
      await house.keep.keep(id, 'made/small.png');
      const { parent, target, done, width, cost_usd } = await entry('made/small.png');
      assert.deepEqual([parent, target, done, width, cost_usd], ['made/fox.png', '32x16', ['resized'], 32, 0]);
    });

    it('nowhere where the setting says so', async () => {
      await vscode.workspace.getConfiguration('stipple').update('lockFile', false);
      await make();
      assert.equal(await exists(LOCK()), false);
      assert.equal(await house.provenance.stateOf(at('made/fox.png')), 'unrecorded');
    });
  });

  describe('stays true', () => {
    const apply = async (change: (edit: vscode.WorkspaceEdit) => void) => {
      const edit = new vscode.WorkspaceEdit();
      change(edit);
      assert.ok(await vscode.workspace.applyEdit(edit));
    };

    it('when a file and then its folder are moved', async () => {
      await make();
      await make({ prompt: 'Winter', image: 'made/fox.png', save_to: 'made/winter.png' });
      await apply((edit) => edit.renameFile(at('made/fox.png'), at('made/deep/red.png')));
      await holds('made/deep/red.png made/winter.png');
      await apply((edit) => edit.renameFile(at('made'), at('moved')));
      await holds('moved/deep/red.png moved/winter.png');
      const { parent, image } = await entry('moved/winter.png');
      assert.deepEqual([parent, image?.[0]?.file], ['moved/deep/red.png', 'moved/deep/red.png']);
      assert.equal(await house.provenance.stateOf(at('moved/deep/red.png')), 'fresh');
    });

    it('when a folder is deleted, and when that is undone', async () => {
      await make();
      await make({ save_to: 'made/deep/other.png' });
      const before = await text();
      const copy = at('moved');
      await fs.copy(at('made'), copy);
      await apply((edit) => edit.deleteFile(at('made'), { recursive: true }));
      await holds('');
      await fs.copy(copy, at('made'));
      await holds('made/deep/other.png made/fox.png');
      assert.equal(await text(), before);
    });

    it('when a picture goes out of the workspace and comes back', async () => {
      await make();
      const before = await text();
      const outside = vscode.Uri.joinPath(storage, 'fox.png');
      await apply((edit) => edit.renameFile(at('made/fox.png'), outside));
      await holds('');
      await apply((edit) => edit.renameFile(outside, at('made/fox.png')));
      await holds('made/fox.png');
      assert.equal(await text(), before);
    });

    it('when something else took the name of what was deleted: that is not taken for it', async () => {
      await make();
      await make({ save_to: 'made/other.png', prompt: 'Something else' });
      await apply((edit) => edit.deleteFile(at('made/fox.png')));
      await holds('made/other.png');
      await fs.copy(at('made/other.png'), at('made/fox.png'));
      await make({ save_to: 'made/third.png' });
      assert.equal(await names(), 'made/other.png made/third.png');
    });

    it('when another window and Git change the file as well', async () => {
      await make();
      const others = new Map([...(await entries()), ['made/other.png', await entry('made/fox.png')]]);
      await write(LOCK(), writeLock(others));
      await make({ save_to: 'made/third.png' });
      assert.equal(await names(), 'made/fox.png made/other.png made/third.png');
      await fs.delete(LOCK());
      await make({ save_to: 'made/fourth.png' });
      assert.equal(await names(), 'made/fourth.png');
    });

    it('when two windows write at the same time', async () => {
      const other = await openHouse(vscode.Uri.joinPath(storage, 'other'));
      try {
        const pictures = Array.from({ length: 6 }, (_, index) => `made/${index}.png`);
        await Promise.all(
          pictures.map((save_to, index) => make({ save_to, size: '16x16' }, index % 2 ? other : house)),
        );
        assert.equal(await names(), pictures.join(' '));
        const left = (await fs.readDirectory(workspaceFolder())).map(([name]) => name);
        assert.deepEqual(
          left.filter((name) => name.includes('stipple-tmp')),
          [],
        );
      } finally {
        await other.close();
      }
    });

    it('and is not written where nothing changed', async () => {
      await make();
      await write(LOCK(), (await text()).replaceAll('\n', '\r\n'));
      const { mtime } = await fs.stat(LOCK());
      await house.provenance.put(at('made/fox.png'), await entry('made/fox.png'));
      await house.provenance.forget(at('made/unknown.png'));
      assert.equal((await fs.stat(LOCK())).mtime, mtime);
      await make({ save_to: 'made/other.png' });
      assert.ok(!/[^\r]\n/.test(await text()), 'the line ends of Windows stay');
      assert.equal(await names(), 'made/fox.png made/other.png');
    });
  });

  describe('in a file that cannot be read', () => {
    for (const [what, broken] of [
      ['broken', '{"version": 1, "pictures": {'],
      ['somebody else’s', '{"packages": {"": {"name": "site"}}}'],
      ['of a version to come', '{"version": 2, "pictures": {}}'],
    ] as const) {
      it(`${what}: nothing of it is touched, nothing gets lost, and once it is mended all is in it`, async () => {
        await write(LOCK(), broken);
        await make();
        assert.equal(await text(), broken);
        assert.equal(await names(NEW_LOCK()), 'made/fox.png');
        assert.equal(await house.provenance.stateOf(at('made/fox.png')), 'fresh');
        await write(
          LOCK(),
          writeLock(new Map([['made/old.png', (await entries(NEW_LOCK())).get('made/fox.png') as never]])),
        );
        await holds('made/fox.png made/old.png');
        await until(async () => !(await exists(NEW_LOCK())));
      });
    }

    it('because a merge left conflicts: what both sides say is known all the same', async () => {
      await make();
      const ours = await text();
      const theirs = writeLock(new Map([['made/theirs.png', await entry('made/fox.png')]]));
      await write(LOCK(), `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> theirs\n`);
      const known = (await house.provenance.all()).map(({ file }) => vscode.workspace.asRelativePath(file, false));
      assert.deepEqual(known.sort(), ['made/fox.png', 'made/theirs.png']);
      await make({ save_to: 'made/third.png' });
      assert.match(await text(), /^<{7}/);
      assert.equal(await names(NEW_LOCK()), 'made/third.png');
    });
  });

  it('are known to the editor by a schema: what is wrong in the file is marked', async () => {
    await make();
    await write(LOCK(), (await text()).replace('"prompt": "A red fox"', '"prompt": 7'));
    await vscode.window.showTextDocument(LOCK());
    await until(async () => vscode.languages.getDiagnostics(LOCK()).length > 0);
    assert.match(
      vscode.languages
        .getDiagnostics(LOCK())
        .map(({ message }) => message)
        .join(),
      /string/,
    );
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  describe('tells the state of a picture', () => {
    const states: readonly (readonly [
      what: string,
      act: () => Thenable<unknown>,
      prompt: string,
      state: PictureState,
    ])[] = [
      ['as it was made', async () => undefined, 'A red fox', 'fresh'],
      ['whose prompt changed', async () => undefined, 'A blue fox', 'prompt-changed'],
      ['edited by hand', () => fs.writeFile(at('made/fox.png'), new Uint8Array([1])), 'A red fox', 'edited-by-hand'],
      ['that is gone', () => fs.delete(at('made/fox.png')), 'A red fox', 'missing'],
      ['that nobody recorded', () => fs.delete(LOCK()), 'A red fox', 'unrecorded'],
    ];
    for (const [what, act, prompt, state] of states) {
      it(`${what}: ${state}`, async () => {
        await make();
        const told = new Promise((resolve) => house.provenance.onDidChange(resolve));
        await act();
        assert.equal(await house.provenance.stateOf(at('made/fox.png'), prompt), state);
        await told;
      });
    }
  });
});
