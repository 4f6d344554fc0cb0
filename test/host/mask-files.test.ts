import assert from 'node:assert/strict';
import sharp from 'sharp';
import * as vscode from 'vscode';
import { createInputs } from '../../src/host/pictures/inputs.ts';
import type { Addresses } from '../../src/host/studio/addresses.ts';
import { viewImage } from '../../src/host/studio/image-view.ts';
import { createMaskFiles, type MaskFiles } from '../../src/host/studio/mask-files.ts';
import { createShowChange } from '../../src/host/studio/show-change.ts';
import { openPicture } from '../../src/node/open-picture.ts';
import { pixels } from '../../src/node/pixels.ts';
import { newStorage } from './house.ts';

const { fs } = vscode.workspace;

describe('what the studio keeps for edits', () => {
  let storage: vscode.Uri;
  let masks: MaskFiles;
  let image: string;
  const loadPixels = async () => pixels;
  const at = (name: string) => vscode.Uri.joinPath(storage, name);
  const pathOf = (uri: string) => vscode.Uri.parse(uri).fsPath;
  const dependencies = () => {
    const context = { storageUri: storage, globalStorageUri: storage };
    const inputs = createInputs(context);
    // Every file has an address here, which is that of the file.
    const addresses = { of: String } as unknown as Addresses;
    const viewOne = (name: string) => viewImage(name, addresses, { openPicture, loadPixels, inputs });
    return {
      openPicture,
      loadPixels,
      inputs,
      masks: createInputs(context, 'masks'),
      addressOf: String,
      viewImage: viewOne,
    };
  };
  beforeEach(async () => {
    storage = newStorage();
    await fs.createDirectory(storage);
    await sharp({ create: { width: 40, height: 20, channels: 3, background: '#a40' } }).toFile(at('fox.png').fsPath);
    image = at('fox.png').toString();
    masks = createMaskFiles(dependencies());
  });
  afterEach(async () => fs.delete(storage, { recursive: true }));

  /** Transparent in its left half. */
  const painted = async (width: number, height: number) => {
    const right = sharp({ create: { width: width / 2, height, channels: 4, background: '#000' } });
    const clear = sharp({ create: { width, height, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
    const layers = [{ input: await right.png().toBuffer(), left: width / 2, top: 0 }];
    return new Uint8Array(await clear.composite(layers).png().toBuffer());
  };

  it('a painted mask is kept as it is sent, apart from the pictures', async () => {
    const { uri, source, covered, said } = await masks.keep(image, await painted(40, 20));
    assert.ok(uri.startsWith(vscode.Uri.joinPath(storage, 'masks/').toString()));
    assert.deepEqual([source, covered, said], [uri, 0.5, []]);
    const { format, width, height, hasAlpha } = await sharp(pathOf(uri)).metadata();
    assert.deepEqual([format, width, height, hasAlpha], ['png', 40, 20, true]);
  });

  it('a mask that leaves nothing to edit is refused, and one for an address', async () => {
    const full = { create: { width: 40, height: 20, channels: 4, background: '#fff' } } as const;
    const white = new Uint8Array(await sharp(full).png().toBuffer());
    await assert.rejects(masks.keep(image, white), { code: 'invalid-request' });
    await assert.rejects(masks.keep('https://example.org/fox.png', white), /is not a file/);
  });

  it('a picture that is transparent in parts has them for its mask', async () => {
    await fs.writeFile(at('cut-out.png'), await painted(40, 20));
    const { uri, covered, said } = await masks.ofAlpha(at('cut-out.png').toString());
    assert.deepEqual([covered, said], [0.5, ['What is transparent in cut-out.png is edited']]);
    const alpha = await sharp(pathOf(uri)).extractChannel('alpha').raw().toBuffer();
    assert.deepEqual([alpha[0], alpha[39]], [0, 255]);
    await assert.rejects(masks.ofAlpha(image), /Nothing in fox\.png is transparent/);
  });

  it('markup is kept as it is sent, and refused where nothing is drawn', async () => {
    const bytes = await painted(40, 20);
    const uri = await masks.keepMarkup(image, bytes);
    assert.ok(uri.path.includes('/masks/') && uri.path.endsWith('/markup.png'));
    assert.deepEqual(Buffer.from(await fs.readFile(uri)), Buffer.from(bytes));
    const none = { create: { width: 40, height: 20, channels: 4, background: '#0000' } } as const;
    const blank = new Uint8Array(await sharp(none).png().toBuffer());
    await assert.rejects(masks.keepMarkup(image, blank), { code: 'invalid-request', message: /Nothing is drawn/ });
  });

  it('a larger canvas comes with the mask of what is new', async () => {
    const extended = await masks.extend(image, { left: 0, top: 0, right: 20, bottom: 0 });
    assert.deepEqual(
      [extended.image.name, extended.image.facts?.width, extended.image.facts?.height, extended.image.facts?.alpha],
      ['fox-extended.png', 60, 20, true],
    );
    const { width, height } = await sharp(pathOf(extended.mask.uri)).metadata();
    assert.deepEqual([width, height], [60, 20]);
    assert.ok(extended.mask.covered > 1 / 3 && extended.mask.covered < 1 / 2, String(extended.mask.covered));
  });

  it('a picture that no page shows has a copy that it does, and the facts of what is sent', async () => {
    const { viewImage: view } = dependencies();
    await sharp(pathOf(image)).tiff().toFile(at('fox.tiff').fsPath);
    const { uri, name, source = '', facts } = await view(at('fox.tiff').toString());
    assert.deepEqual([uri, name, facts?.format, facts?.width], [at('fox.tiff').toString(), 'fox.tiff', 'png', 40]);
    assert.equal((await sharp(pathOf(source)).metadata()).format, 'png');
  });

  it('a map shows what changed, and how much of it', async () => {
    const half = sharp({ create: { width: 20, height: 20, channels: 3, background: '#fff' } });
    await sharp(pathOf(image))
      .composite([{ input: await half.png().toBuffer(), left: 0, top: 0 }])
      .toFile(at('fox-edited.png').fsPath);
    const { file, changed } = await createShowChange(dependencies())(image, at('fox-edited.png').toString());
    const alpha = await sharp(file.fsPath).extractChannel(3).raw().toBuffer();
    assert.deepEqual([changed, alpha[0] !== 0, alpha[39]], [0.5, true, 0]);
  });
});
