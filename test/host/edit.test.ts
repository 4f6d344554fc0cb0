import assert from 'node:assert/strict';
import { utimes } from 'node:fs/promises';
import sharp from 'sharp';
import * as vscode from 'vscode';
import type { PictureRecord } from '../../src/core/job/picture-record.ts';
import type { Recipe } from '../../src/core/recipe/recipe.ts';
import { readOrder } from '../../src/host/order.ts';
import { createUndoReplace } from '../../src/host/pictures/undo-replace.ts';
import type { Arrival } from '../../src/host/road.ts';
import { createStudioCalls, type StudioCallsDependencies } from '../../src/host/studio/studio-calls.ts';
import { exists, type House, isGone, newStorage, openHouse, workspaceFolder } from './house.ts';

const { STAND_IN_URL = '' } = process.env;
const MODEL = 'gpt-image-2';
/** The server repaints all of the picture, as models do. */
const PROMPT = 'repaint everything [stand-in: ignored-mask]';
const { fs } = vscode.workspace;

const WIDTH = 640;
const HEIGHT = 400;
/** Where the masks of these tests are transparent. */
const HOLE = { left: 200, top: 100, width: 160, height: 120 };

describe('edits in the extension host', () => {
  let house: House;
  let storage: vscode.Uri;
  const folder = () => vscode.Uri.joinPath(workspaceFolder(), 'edited');
  const at = (name: string) => vscode.Uri.joinPath(folder(), name);
  before(() =>
    vscode.workspace.getConfiguration('stipple').update('baseUrl', STAND_IN_URL, vscode.ConfigurationTarget.Global),
  );
  beforeEach(async () => {
    await fetch(`${control()}reset`, { method: 'POST', body: '{}' });
    storage = newStorage();
    house = await openHouse(storage);
    await fs.createDirectory(folder());
  });
  afterEach(async () => {
    await house.close();
    for (const place of [storage, folder()]) if (await exists(place)) await fs.delete(place, { recursive: true });
  });

  /** As the commands do it, without their dialogues. */
  const edit = (request: Readonly<Record<string, unknown>>): Promise<Arrival> =>
    house.jobs.road(readOrder('edit', { prompt: PROMPT, model: MODEL, ...request }), {
      report: () => undefined,
      signal: new AbortController().signal,
      watched: false,
    });
  const draft = async (recipe: Omit<Recipe, 'operation' | 'options'>, options = {}): Promise<PictureRecord> => {
    const all = { prompt: PROMPT, model: 'placeholder', ...options };
    const [id] = await house.jobs.start({ operation: 'edit', options: all, ...recipe }, { drafts: true });
    const isOver = ({ cost_usd, failure }: PictureRecord) => cost_usd !== undefined || failure !== undefined;
    await house.shows((pictures) => pictures.some((one) => one.id === id && isOver(one)));
    const picture = house.gallery.find(id ?? '');
    assert.ok(picture?.file, picture?.failure?.message);
    return picture;
  };
  const resultOf = ({ result }: Arrival) => {
    const [image] = result.images;
    assert.ok(image);
    return image;
  };

  describe('with a mask', () => {
    for (const model of [MODEL, 'placeholder']) {
      it(`${model} changes nothing outside of it, pixel by pixel`, async () => {
        const original = await photo('photo.png');
        await mask('mask.png');
        const image = resultOf(await edit({ model, image: 'edited/photo.png', mask: 'edited/mask.png' }));
        const bytes = await fs.readFile(vscode.Uri.parse(image.uri));
        assert.deepEqual([image.width, image.height, image.bytes], [WIDTH, HEIGHT, bytes.length]);
        const { outside, inside } = await differences(original, bytes);
        assert.equal(outside, 0, 'pixels that changed outside');
        assert.ok(inside > (HOLE.width * HOLE.height) / 2, `${inside} pixels changed inside`);
      });
    }

    it('leaves what the model delivered as it is where that is wished, and then it has changed outside', async () => {
      const original = await photo('photo.png');
      await mask('mask.png');
      const request = { image: 'edited/photo.png', mask: 'edited/mask.png', size: '1024x640' };
      const kept = resultOf(await edit(request));
      const asDelivered = resultOf(await edit({ ...request, keep_outside_mask: false }));
      assert.deepEqual([kept.width, asDelivered.width], [WIDTH, 1024]);
      const bytes = await fs.readFile(vscode.Uri.parse(asDelivered.uri));
      assert.ok((await differences(original, bytes)).outside > WIDTH);
    });

    it('keeps what was delivered beside it, for as long as the picture is known', async () => {
      const original = await photo('photo.png');
      await mask('mask.png');
      const picture = await draft(
        { image: [at('photo.png').toString()], mask: at('mask.png').toString() },
        { model: MODEL, size: '1024x640' },
      );
      assert.equal(picture.delivered, vscode.Uri.joinPath(storage, 'delivered', `${picture.id}.png`).toString());
      const delivered = await fs.readFile(vscode.Uri.parse(picture.delivered ?? ''));
      assert.equal((await sharp(delivered).metadata()).width, 1024);
      assert.ok((await differences(original, delivered)).outside > WIDTH);
      const plain = await draft({ image: [at('photo.png').toString()] });
      assert.equal(plain.delivered, undefined);

      await house.keep.discard(picture.id);
      const eightDaysAgo = Date.now() / 1000 - 8 * 24 * 3600;
      const record = vscode.Uri.joinPath(storage, 'discarded', `${picture.id}.json`);
      await utimes(record.fsPath, eightDaysAgo, eightDaysAgo);
      await house.discarded.purge();
      assert.ok(await isGone(vscode.Uri.parse(picture.delivered ?? '')));
    });

    it('says of JPEG that it changes pixels everywhere', async () => {
      await photo('photo.png');
      await mask('mask.png');
      const { warnings } = await edit({
        image: 'edited/photo.png',
        mask: 'edited/mask.png',
        output_format: 'jpeg',
        model: 'placeholder',
      });
      assert.deepEqual(
        warnings.map(({ field }) => field),
        ['output_format'],
      );
    });

    it('in black and white counts where it is white, and that is said', async () => {
      const original = await photo('photo.png');
      const white = { create: { width: HOLE.width, height: HOLE.height, channels: 3, background: '#fff' } } as const;
      await sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#000' } })
        .composite([{ input: await sharp(white).png().toBuffer(), left: HOLE.left, top: HOLE.top }])
        .png()
        .toFile(at('mask.png').fsPath);
      const arrival = await edit({ image: 'edited/photo.png', mask: 'edited/mask.png', model: 'placeholder' });
      assert.match(arrival.warnings.map(({ message }) => message).join(), /What is white in the mask is edited/);
      const bytes = await fs.readFile(vscode.Uri.parse(resultOf(arrival).uri));
      const { outside, inside } = await differences(original, bytes);
      assert.deepEqual([outside, inside > 0], [0, true]);
    });

    it('follows a picture that has to be squared for its model, and the result has the original’s size', async () => {
      const original = await photo('photo.png');
      await mask('mask.png');
      const arrival = await edit({ model: 'dall-e-2', image: 'edited/photo.png', mask: 'edited/mask.png' });
      assert.match(arrival.warnings.map(({ message }) => message).join(), /cropped to a square of 400 × 400/);
      const [sent] = await requests();
      assert.deepEqual((sent?.files ?? []).map(partOf), [
        'image photo.png image/png 400x400',
        'mask mask.png image/png 400x400',
      ]);
      const bytes = await fs.readFile(vscode.Uri.parse(resultOf(arrival).uri));
      assert.equal((await differences(original, bytes)).outside, 0);
    });

    const refused: Readonly<Record<string, readonly [make: () => PromiseLike<unknown>, message: RegExp]>> = {
      'of another shape': [() => mask('mask.png', 300, 300), /must have the same shape/],
      'without anything to edit': [
        () =>
          sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#000' } }).toFile(
            at('mask.png').fsPath,
          ),
        /The mask leaves nothing to edit/,
      ],
      'that is a text': [() => fs.writeFile(at('mask.png'), Buffer.from('no picture')), /The mask cannot be read/],
    };
    for (const [what, [make, message]] of Object.entries(refused)) {
      it(`${what} is refused before anything is sent`, async () => {
        await photo('photo.png');
        await make();
        const error = await edit({ image: 'edited/photo.png', mask: 'edited/mask.png' }).catch((one) => one);
        assert.equal(error.code, 'invalid-request');
        assert.deepEqual([...new Set(error.problems.map(({ field }: { field: string }) => field))], ['mask']);
        assert.match(error.message, message);
        assert.deepEqual(await requests(), []);
      });
    }

    it('cannot keep what is outside of it for a picture of another machine, which is only said where it is asked for', async () => {
      await mask('mask.png');
      const request = { image: 'https://example.org/photo.png', mask: 'edited/mask.png', keep_outside_mask: true };
      const error = await edit(request).catch((one) => one);
      assert.deepEqual(
        error.problems?.map(({ field }: { field: string }) => field),
        ['keep_outside_mask'],
      );
    });
  });

  describe('sends', () => {
    for (const count of [1, 16]) {
      for (const masked of [false, true]) {
        it(`${count} pictures ${masked ? 'with' : 'without'} a mask as the server wants them`, async () => {
          const names = Array.from({ length: count }, (_, index) => `photo-${index + 1}.${index % 2 ? 'jpg' : 'png'}`);
          for (const name of names) await photo(name);
          await mask('mask.png');
          const image = names.map((name) => at(name));
          await edit({ image, ...(masked ? { mask: at('mask.png') } : {}), size: '1024x640' });
          const [sent] = await requests();
          const part = count === 1 ? 'image' : 'image[]';
          const size = `${WIDTH}x${HEIGHT}`;
          assert.deepEqual((sent?.files ?? []).map(partOf), [
            ...names.map((name) => `${part} ${name} image/${name.endsWith('jpg') ? 'jpeg' : 'png'} ${size}`),
            ...(masked ? [`mask mask.png image/png ${size}`] : []),
          ]);
        });
      }
    }
  });

  describe('of pictures that the model does not take as they are', () => {
    const made: Readonly<Record<string, readonly [make: () => PromiseLike<unknown>, said: RegExp, size?: string]>> = {
      'photo.tiff': [() => picture().tiff().toFile(at('photo.tiff').fsPath), /photo\.tiff was converted to PNG/],
      'photo.avif': [() => picture().avif().toFile(at('photo.avif').fsPath), /photo\.avif was converted to PNG/],
      'photo.gif': [() => picture().gif().toFile(at('photo.gif').fsPath), /photo\.gif was converted to PNG/],
      'photo.bmp': [() => fs.writeFile(at('photo.bmp'), bitmap(WIDTH, HEIGHT)), /photo\.bmp was converted to PNG/],
      'turned.jpg': [
        () => picture().jpeg().withMetadata({ orientation: 6 }).toFile(at('turned.jpg').fsPath),
        /turned\.jpg was turned upright/,
        `${HEIGHT}x${WIDTH}`,
      ],
      'drawing.svg': [
        () => fs.writeFile(at('drawing.svg'), Buffer.from(SVG)),
        /drawing\.svg was drawn as a PNG/,
        '1024x640',
      ],
    };
    for (const [name, [make, said, size = `${WIDTH}x${HEIGHT}`]] of Object.entries(made)) {
      for (const model of [MODEL, 'placeholder']) {
        it(`${name} is made fit for ${model}, and it is said how; the file stays`, async () => {
          await make();
          const before = await fs.readFile(at(name));
          const { warnings } = await edit({ model, image: `edited/${name}` });
          const told = warnings.filter(({ field }) => field === 'image').map(({ message }) => message);
          assert.match(told.join('\n'), said);
          assert.deepEqual(await fs.readFile(at(name)), before);
          if (model === 'placeholder') return;
          const [sent] = await requests();
          const type = name.endsWith('jpg') ? 'jpeg' : 'png';
          const parts = (sent?.files ?? []).map(partOf);
          const sentName = name.replace(/\.\w+$/, type === 'jpeg' ? '.jpg' : '.png');
          assert.deepEqual(parts, [`image ${sentName} image/${type} ${size}`]);
        });
      }
    }

    it('a mask over one of them is held to it as it is seen', async () => {
      await picture().tiff().toFile(at('photo.tiff').fsPath);
      await mask('mask.png');
      const image = resultOf(await edit({ image: 'edited/photo.tiff', mask: 'edited/mask.png' }));
      const original = await sharp(at('photo.tiff').fsPath).png().toBuffer();
      const { outside } = await differences(original, await fs.readFile(vscode.Uri.parse(image.uri)));
      assert.deepEqual([image.width, image.height, outside], [WIDTH, HEIGHT, 0]);
    });

    const refused: Readonly<Record<string, readonly [bytes: () => Promise<Uint8Array>, message: RegExp]>> = {
      'cut.png': [
        async () => (await picture().png().toBuffer()).subarray(0, 900),
        /cut\.png cannot be read: it is cut off/,
      ],
      'text.png': [async () => Buffer.from('Not a picture at all.'), /text\.png is not a picture/],
      'empty.png': [async () => Buffer.alloc(0), /empty\.png is empty/],
      'moving.gif': [moving, /moving\.gif is animated: an edit takes a still picture/],
    };
    for (const [name, [bytes, message]] of Object.entries(refused)) {
      for (const model of [MODEL, 'placeholder']) {
        it(`${name} is refused for ${model} with words of its own`, async () => {
          await fs.writeFile(at(name), await bytes());
          const error = await edit({ model, image: `edited/${name}` }).catch((one) => one);
          assert.equal(error.code, 'invalid-request');
          assert.deepEqual(
            error.problems.map(({ field }: { field: string }) => field),
            ['image'],
          );
          assert.match(error.message, message);
          assert.deepEqual(await requests(), []);
        });
      }
    }
  });

  describe('in the place of the original', () => {
    it('replace it and give it back byte for byte', async () => {
      await photo('photo.png');
      const before = await digestOf(at('photo.png'));
      const picture = await draft({ image: [at('photo.png').toString()] });
      const edited = await digestOf(vscode.Uri.parse(picture.file?.uri ?? ''));

      const replaced = await house.replace.replace(picture.id);
      assert.deepEqual([replaced.file?.uri, replaced.file?.draft], [at('photo.png').toString(), false]);
      assert.equal(await digestOf(at('photo.png')), edited);
      assert.equal(await digestOf(vscode.Uri.parse(replaced.replaced ?? '')), before);

      // What it cost is told late.
      const { made: _, ...back } = await house.replace.revert(picture.id);
      const { made: __, ...former } = picture;
      assert.deepEqual(back, former);
      assert.equal(await digestOf(at('photo.png')), before);
      assert.ok(await isGone(vscode.Uri.parse(replaced.replaced ?? '')));
      assert.equal(await digestOf(vscode.Uri.parse(picture.file?.uri ?? '')), edited);
    });

    it('take its format', async () => {
      await photo('photo.jpg');
      const before = await digestOf(at('photo.jpg'));
      const { id } = await draft({ image: [at('photo.jpg').toString()] }, { output_format: 'png' });
      const { file } = await house.replace.replace(id);
      const { format, width } = await sharp(at('photo.jpg').fsPath).metadata();
      assert.deepEqual([format, width, file?.format], ['jpeg', WIDTH, 'jpeg']);
      await house.replace.revert(id);
      assert.equal(await digestOf(at('photo.jpg')), before);
    });

    it('refuse what cannot be replaced, and change nothing', async () => {
      await picture().tiff().toFile(at('photo.tiff').fsPath);
      const before = await digestOf(at('photo.tiff'));
      const { id } = await draft({ image: [at('photo.tiff').toString()] });
      await assert.rejects(house.replace.replace(id), {
        code: 'save-failed',
        message: /PNG cannot become photo\.tiff/,
      });
      assert.equal(await digestOf(at('photo.tiff')), before);
      await assert.rejects(house.replace.revert(id), { code: 'save-failed' });
      await assert.rejects(house.replace.replace('unknown'), { code: 'save-failed' });
    });

    it('bring it back first when they are discarded', async () => {
      await photo('photo.png');
      const before = await digestOf(at('photo.png'));
      const { id } = await draft({ image: [at('photo.png').toString()] });
      await house.replace.replace(id);
      const { gallery, keep, replace } = house;
      const calls = createStudioCalls({ gallery, keep, replace } as unknown as StudioCallsDependencies);
      await calls['picture-discard']({ id });
      assert.equal(await digestOf(at('photo.png')), before);
      await house.keep.restore(id);
      assert.deepEqual([house.gallery.find(id)?.file?.draft, house.gallery.find(id)?.replaced], [true, undefined]);
    });

    it('come back by Undo until something else happens to files', async () => {
      await photo('photo.png');
      const before = await digestOf(at('photo.png'));
      const { id } = await draft({ image: [at('photo.png').toString()] });
      const undoable = createUndoReplace(house.replace);
      try {
        await undoable.replace(id);
        assert.notEqual(await digestOf(at('photo.png')), before);
        await undoable.undo();
        assert.equal(await digestOf(at('photo.png')), before);
        assert.equal(house.gallery.find(id)?.replaced, undefined);

        await undoable.replace(id);
        const after = await digestOf(at('photo.png'));
        const created = new vscode.WorkspaceEdit();
        created.createFile(at('other.txt'), { contents: new Uint8Array(1) });
        const heard = new Promise((resolve) => vscode.workspace.onDidCreateFiles(resolve));
        assert.ok(await vscode.workspace.applyEdit(created));
        await heard;
        await undoable.undo();
        assert.equal(await digestOf(at('photo.png')), after, 'that is what Undo is for now');
      } finally {
        undoable.dispose();
      }
    });

    it('can only replace a picture once, and revert it once', async () => {
      await photo('photo.png');
      const { id } = await draft({ image: [at('photo.png').toString()] });
      await house.replace.replace(id);
      await assert.rejects(house.replace.replace(id), { code: 'save-failed', message: /already/ });
      await house.replace.revert(id);
      await assert.rejects(house.replace.revert(id), { code: 'save-failed' });
    });
  });

  it('a finished picture is scaled on this machine, as a draft of its own', async () => {
    await photo('photo.png');
    const original = await draft({ image: [at('photo.png').toString()] });
    const scaled = await house.scale(original, { width: 1280, height: 800 });
    assert.deepEqual(scaled.recipe, { ...original.recipe, target: { width: 1280, height: 800 } });
    const { uri = '', draft: waits } = scaled.file ?? {};
    const { width, height } = await sharp(vscode.Uri.parse(uri).fsPath).metadata();
    assert.deepEqual([width, height, waits, scaled.cost_usd], [1280, 800, true, 0]);
    assert.equal(house.gallery.all().length, 2);
    await assert.rejects(house.scale(original, { width: 0, height: 10 }), { code: 'invalid-request' });
  });

  /** Colours that differ from pixel to pixel, so that no shift goes unseen. */
  function picture() {
    const data = Buffer.alloc(WIDTH * HEIGHT * 3);
    for (let index = 0; index < data.length; index++) data[index] = (index * 7 + (index >> 8) * 13) % 251;
    return sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
  }

  async function photo(name: string): Promise<Uint8Array> {
    await picture().toFile(at(name).fsPath);
    return fs.readFile(at(name));
  }

  async function mask(name: string, width = WIDTH, height = HEIGHT): Promise<void> {
    const alpha = Buffer.alloc(width * height * 4, 255);
    for (let row = HOLE.top; row < HOLE.top + HOLE.height; row++) {
      for (let column = HOLE.left; column < Math.min(width, HOLE.left + HOLE.width); column++)
        alpha[(row * width + column) * 4 + 3] = 0;
    }
    await sharp(alpha, { raw: { width, height, channels: 4 } })
      .png()
      .toFile(at(name).fsPath);
  }

  /** How many pixels are otherwise, outside of the hole and in it. */
  async function differences(before: Uint8Array, after: Uint8Array) {
    const raw = (bytes: Uint8Array) =>
      sharp(bytes).resize(WIDTH, HEIGHT, { fit: 'fill' }).removeAlpha().raw().toBuffer();
    const [one, other] = await Promise.all([raw(before), raw(after)]);
    let [outside, inside] = [0, 0];
    for (let index = 0; index < WIDTH * HEIGHT; index++) {
      if (one.subarray(index * 3, index * 3 + 3).equals(other.subarray(index * 3, index * 3 + 3))) continue;
      const [x, y] = [index % WIDTH, Math.floor(index / WIDTH)];
      const isInside = x >= HOLE.left && x < HOLE.left + HOLE.width && y >= HOLE.top && y < HOLE.top + HOLE.height;
      if (isInside) inside++;
      else outside++;
    }
    return { outside, inside };
  }
});

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"><rect width="200" height="99" fill="red"/></svg>';

async function moving(): Promise<Uint8Array> {
  const frame = (background: string) =>
    sharp({ create: { width: 32, height: 20, channels: 3, background } })
      .png()
      .toBuffer();
  return sharp([await frame('#f00'), await frame('#00f')], { join: { animated: true } })
    .gif()
    .toBuffer();
}

/** 24 bits a pixel, grey. */
function bitmap(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(54 + width * height * 3, 128);
  bytes.fill(0, 0, 54);
  bytes.write('BM', 'latin1');
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  bytes.writeUInt32LE(width * height * 3, 34);
  return bytes;
}

interface Sent {
  readonly files: readonly SentPart[];
}

interface SentPart {
  readonly name: string;
  readonly filename: string;
  readonly contentType: string;
  readonly width?: number;
  readonly height?: number;
}

function control(): string {
  return `${new URL(STAND_IN_URL).origin}/__stand-in/`;
}

async function requests(): Promise<readonly Sent[]> {
  return (await (await fetch(`${control()}requests`)).json()) as readonly Sent[];
}

function partOf({ name, filename, contentType, width, height }: SentPart): string {
  return `${name} ${filename} ${contentType} ${width}x${height}`;
}

async function digestOf(file: vscode.Uri): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(await fs.readFile(file)));
  return Buffer.from(digest).toString('hex');
}
