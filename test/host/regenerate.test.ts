import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import * as vscode from 'vscode';
import type { JobResult } from '../../src/core/job/result.ts';
import { readLock } from '../../src/core/recipe/lock-file.ts';
import { readOrder } from '../../src/host/order.ts';
import type { PutInPlace } from '../../src/host/pictures/put-in-place.ts';
import { createRegenerate } from '../../src/host/provenance/regenerate.ts';
import { openPicture } from '../../src/node/open-picture.ts';
import { exists, type House, newStorage, openHouse, workspaceFolder } from './house.ts';

const { STAND_IN_URL = '' } = process.env;
const MODEL = 'gpt-image-2.5-flare';
const { fs } = vscode.workspace;

describe('a picture made anew', () => {
  let house: House;
  let storage: vscode.Uri;
  let undo: (() => Promise<void>) | undefined;
  const at = (name: string) => vscode.Uri.joinPath(workspaceFolder(), name);
  const LOCK = () => at('stipple.lock.json');
  before(() =>
    vscode.workspace.getConfiguration('stipple').update('baseUrl', STAND_IN_URL, vscode.ConfigurationTarget.Global),
  );
  beforeEach(async () => {
    await fetch(`${new URL(STAND_IN_URL).origin}/__stand-in/reset`, { method: 'POST', body: '{}' });
    storage = newStorage();
    house = await openHouse(storage);
    undo = undefined;
  });
  afterEach(async () => {
    await house.close();
    for (const place of [at('anew'), LOCK(), storage])
      if (await exists(place)) await fs.delete(place, { recursive: true });
  });

  const make = async (request: Readonly<Record<string, unknown>> = {}) => {
    const operation = 'image' in request ? 'edit' : 'generate';
    const defaults = { prompt: 'A red fox', model: 'placeholder', size: '64x32', save_to: 'anew/fox.png' };
    const { result } = await house.jobs.road(readOrder(operation, { ...defaults, ...request }), {
      report: () => undefined,
      signal: new AbortController().signal,
      watched: false,
    });
    return result;
  };
  /** The command as the workshop has it, and what it could undo. */
  const regenerate = (argument: unknown, selected?: unknown): Promise<JobResult | undefined> => {
    const putInPlace: PutInPlace = async (...given) => {
      const arrival = await house.putInPlace(...given);
      undo = arrival.undo;
      return arrival;
    };
    const { gallery, provenance, digests } = house;
    const studio = { fill: async () => undefined };
    const { extensionUri } = vscode.extensions.getExtension('stipple-images.stipple') ?? {};
    assert.ok(extensionUri);
    const run = createRegenerate({
      extensionUri,
      gallery,
      provenance,
      digests,
      openPicture,
      putInPlace,
      studio,
      storage,
    });
    return run(argument, selected);
  };
  const hash = async (name: string) =>
    createHash('sha256')
      .update(await fs.readFile(at(name)))
      .digest('hex');
  const entry = async (name: string) => {
    const locked = readLock(new TextDecoder().decode(await fs.readFile(LOCK())))?.get(name);
    assert.ok(locked);
    return locked;
  };
  const names = async (folder: vscode.Uri) => (await fs.readDirectory(folder)).map(([name]) => name).sort();

  it('offline is the same to the byte, in its own place', async () => {
    const first = await make();
    const before = await hash('anew/fox.png');
    await fs.writeFile(at('anew/fox.png'), new Uint8Array([1, 2, 3]));
    const result = await vscode.commands.executeCommand<JobResult>('stipple.regenerateImage', at('anew/fox.png'));
    assert.deepEqual(result.images, first.images);
    assert.equal(await hash('anew/fox.png'), before);
    assert.deepEqual(await names(at('anew')), ['fox.png']);
  });

  it('gives the old bytes back when it is undone, and what was known of them', async () => {
    await make();
    const known = await entry('anew/fox.png');
    const byHand = await sharp(await fs.readFile(at('anew/fox.png')))
      .negate()
      .png()
      .toBuffer();
    await fs.writeFile(at('anew/fox.png'), byHand);
    await regenerate({ uri: at('anew/fox.png'), ask: false });
    assert.equal(await house.provenance.stateOf(at('anew/fox.png')), 'fresh');
    await undo?.();
    assert.deepEqual(Buffer.from(await fs.readFile(at('anew/fox.png'))), byHand);
    assert.deepEqual(await entry('anew/fox.png'), known);
    const drafts = house.gallery.all().filter(({ file }) => file?.draft);
    assert.equal(drafts.length, 1, 'what was made is kept');
    assert.ok(await exists(vscode.Uri.parse(drafts[0]?.file?.uri ?? '')));
  });

  it('by a server sends the same once more', async () => {
    const options = { model: MODEL, size: '1024x640', quality: 'low', output_format: 'webp', save_to: 'anew/fox.webp' };
    await make({ ...options, n: 2, partial_images: 1 });
    const { options: sent, prompt, server, request_id: before } = await entry('anew/fox.webp');
    const result = await regenerate({ uri: at('anew/fox.webp'), ask: false });
    const [, again] = await requests();
    assert.deepEqual(again, {
      prompt: 'A red fox',
      model: MODEL,
      size: '1024x640',
      quality: 'low',
      output_format: 'webp',
      stream: true,
    });
    const { sha256, request_id, ...told } = await entry('anew/fox.webp');
    assert.equal(sha256, await hash('anew/fox.webp'));
    assert.equal(request_id, result?.request_id);
    assert.notEqual(request_id, before);
    assert.deepEqual([told.options, told.prompt, told.server], [sent, prompt, server]);
    assert.equal(result?.images[0]?.uri, at('anew/fox.webp').toString());
  });

  it('where its file is gone is put there again', async () => {
    await make();
    const before = await hash('anew/fox.png');
    await fs.delete(at('anew/fox.png'));
    await regenerate({ uri: at('anew/fox.png') });
    assert.equal(await hash('anew/fox.png'), before);
    assert.equal(undo, undefined);
  });

  it('from others takes those once more, wherever they are by now, and names them as before', async () => {
    await make();
    const pasted = vscode.Uri.joinPath(storage, 'elsewhere.png');
    await fs.copy(at('anew/fox.png'), pasted);
    await make({ prompt: 'Winter', size: undefined, image: ['anew/fox.png', pasted], save_to: 'anew/winter.png' });
    const known = await entry('anew/winter.png');
    const key = known.image?.[1]?.sha256?.slice(0, 24) ?? '';
    await fs.rename(pasted, vscode.Uri.joinPath(storage, 'inputs', key, 'elsewhere.png'));
    await regenerate({ uri: at('anew/winter.png') });
    const { date: _, ...now } = await entry('anew/winter.png');
    const { date: __, ...before } = known;
    assert.deepEqual(now, before);
  });

  it('that took the place of what it was made from is made from that once more', async () => {
    await make();
    const original = await hash('anew/fox.png');
    const options = { prompt: 'Make it winter', model: 'placeholder' };
    const recipe = { operation: 'edit', options, image: [at('anew/fox.png').toString()] } as const;
    const [id = ''] = await house.jobs.start(recipe, { drafts: true });
    await house.shows((pictures) => pictures.some((one) => one.id === id && one.made?.cost_usd !== undefined));
    await house.replace.replace(id);
    const edited = await hash('anew/fox.png');
    await regenerate({ uri: at('anew/fox.png') });
    assert.equal(await hash('anew/fox.png'), edited);
    assert.deepEqual((await entry('anew/fox.png')).image, [{ file: 'anew/fox.png', sha256: original }]);
  });

  it('has the format of its file, whatever its model delivers', async () => {
    await make();
    await sharp(await fs.readFile(at('anew/fox.png')))
      .jpeg()
      .toFile(at('anew/fox.jpg').fsPath);
    await house.provenance.put(at('anew/fox.jpg'), await entry('anew/fox.png'));
    const result = await regenerate({ uri: at('anew/fox.jpg') });
    assert.equal(result?.images[0]?.format, 'jpeg');
    assert.equal((await sharp(await fs.readFile(at('anew/fox.jpg'))).metadata()).format, 'jpeg');
    assert.equal(await house.provenance.stateOf(at('anew/fox.jpg')), 'fresh');
  });

  const impossible: Readonly<Record<string, readonly [prepare: () => Promise<unknown>, message: RegExp]>> = {
    'nothing is known of': [async () => fs.delete(LOCK()), /fox\.png is in no stipple\.lock\.json/],
    'was made from what is gone': [
      async () => {
        await make({ prompt: 'Winter', image: 'anew/fox.png', save_to: 'anew/base.png', size: undefined });
        await make({ prompt: 'Winter', image: 'anew/base.png', save_to: 'anew/x.png', size: undefined });
        await fs.rename(at('anew/x.png'), at('anew/fox.png'), { overwrite: true });
        await house.provenance.put(at('anew/fox.png'), await entry('anew/x.png'));
        await fs.delete(at('anew/base.png'));
      },
      /anew\/base\.png is gone, from which the picture was made/,
    ],
  };
  for (const [what, [prepare, message]] of Object.entries(impossible)) {
    it(`cannot be what ${what}, and nothing is touched`, async () => {
      await make();
      await prepare();
      const before = await hash('anew/fox.png');
      await assert.rejects(regenerate(at('anew/fox.png')), { code: 'invalid-request', message });
      assert.equal(await hash('anew/fox.png'), before);
    });
  }

  for (const [what, wish] of [
    ['a uri that is none', { uri: 'anew/fox.png' }],
    ['a wish that is none', { uri: vscode.Uri.file('/a.png'), ask: 'no' }],
  ] as const) {
    it(`is refused for ${what}`, () => assert.rejects(regenerate(wish), { code: 'invalid-request' }));
  }
});

async function requests(): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const response = await fetch(`${new URL(STAND_IN_URL).origin}/__stand-in/requests`);
  const seen = (await response.json()) as readonly { readonly fields: Readonly<Record<string, unknown>> }[];
  return seen.map(({ fields }) => fields);
}
