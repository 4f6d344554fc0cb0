import assert from 'node:assert/strict';
import sharp from 'sharp';
import * as vscode from 'vscode';
import { readOrder } from '../../src/host/order.ts';
import type { Arrival } from '../../src/host/road.ts';
import { exists, type House, newStorage, openHouse, workspaceFolder } from './house.ts';

const { STAND_IN_URL = '' } = process.env;
const { fs } = vscode.workspace;

const SIZE = { width: 640, height: 400 };
/** Where something is drawn. */
const BOX = { left: 200, top: 100, width: 160, height: 120 };

describe('markup in the extension host', () => {
  let house: House;
  let storage: vscode.Uri;
  const folder = () => vscode.Uri.joinPath(workspaceFolder(), 'marked');
  const at = (name: string) => vscode.Uri.joinPath(folder(), name);
  before(() =>
    vscode.workspace.getConfiguration('stipple').update('baseUrl', STAND_IN_URL, vscode.ConfigurationTarget.Global),
  );
  beforeEach(async () => {
    await fetch(`${control()}reset`, { method: 'POST', body: '{}' });
    storage = newStorage();
    house = await openHouse(storage);
    await fs.createDirectory(folder());
    await marks(SIZE).png().toFile(at('marks.png').fsPath);
  });
  afterEach(async () => {
    await house.close();
    for (const place of [storage, folder()]) if (await exists(place)) await fs.delete(place, { recursive: true });
  });

  /** As the commands do it, without their dialogues. */
  const edit = (request: Readonly<Record<string, unknown>>): Promise<Arrival> =>
    house.jobs.road(readOrder('edit', { prompt: 'a moon', model: 'gpt-image-2.5-flare', ...request }), {
      report: () => undefined,
      signal: new AbortController().signal,
      watched: false,
    });

  it('goes along as the server wants it, over a picture as it is', async () => {
    await photo().png().toFile(at('photo.png').fsPath);
    await edit({ image: at('photo.png'), markup: at('marks.png') });
    assert.deepEqual(await sent(), ['image photo.png image/png 640x400', 'markup markup.png image/png 640x400']);
  });

  it('goes along upright and at the size that its picture is seen at', async () => {
    // Stored lying on its side, as cameras do.
    await photo({ width: 400, height: 640 }).jpeg().withMetadata({ orientation: 6 }).toFile(at('photo.jpg').fsPath);
    await marks({ width: 320, height: 200 }).webp({ lossless: true }).toFile(at('marks.webp').fsPath);
    const { warnings } = await edit({ image: at('photo.jpg'), markup: at('marks.webp') });
    assert.deepEqual(await sent(), ['image photo.jpg image/jpeg 640x400', 'markup markup.png image/png 640x400']);
    assert.match(
      warnings.map(({ message }) => message).join('\n'),
      /The markup was scaled from 320 × 200 to 640 × 400/,
    );
  });

  it('lies over a drawing as large as that is drawn', async () => {
    await fs.writeFile(
      at('drawing.svg'),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"/>'),
    );
    await edit({ image: at('drawing.svg'), markup: at('marks.png') });
    assert.deepEqual(await sent(), ['image drawing.png image/png 1024x640', 'markup markup.png image/png 1024x640']);
  });

  it('tells the offline model where to paint', async () => {
    await photo().png().toFile(at('photo.png').fsPath);
    const { result } = await edit({ image: at('photo.png'), markup: at('marks.png'), model: 'placeholder' });
    const made = await sharp(vscode.Uri.parse(result.images[0]?.uri ?? '').fsPath)
      .removeAlpha()
      .raw()
      .toBuffer();
    const colour = (x: number, y: number) => [...made.subarray((y * SIZE.width + x) * 3, (y * SIZE.width + x) * 3 + 3)];
    assert.deepEqual(colour(20, 20), [0x22, 0xaa, 0x66]);
    assert.notDeepEqual(colour(BOX.left + 80, BOX.top + 60), [0x22, 0xaa, 0x66]);
    assert.deepEqual(await sent(), []);
  });

  const refusals: Readonly<
    Record<string, readonly [request: Readonly<Record<string, unknown>>, field: string, message: RegExp]>
  > = {
    'beside a mask': [{ mask: 'marked/hole.png' }, 'mask', /mask and markup exclude each other/],
    'for a model that takes none': [{ model: 'gpt-image-2' }, 'markup', /gpt-image-2 does not take markup/],
    'where nothing is drawn': [{ markup: 'marked/nothing.png' }, 'markup', /Nothing is drawn/],
  };
  for (const [what, [request, field, message]] of Object.entries(refusals)) {
    it(`is refused ${what}, before anything is sent`, async () => {
      await photo().png().toFile(at('photo.png').fsPath);
      const nothing = sharp({ create: { ...SIZE, channels: 4, background: '#0000' } });
      await nothing.png().toFile(at('nothing.png').fsPath);
      const hole = await sharp({ create: { ...BOX, channels: 4, background: '#fff' } })
        .png()
        .toBuffer();
      await sharp({ create: { ...SIZE, channels: 4, background: '#fff' } })
        .composite([{ input: hole, left: BOX.left, top: BOX.top, blend: 'dest-out' }])
        .png()
        .toFile(at('hole.png').fsPath);
      const error = await edit({ image: 'marked/photo.png', markup: 'marked/marks.png', ...request }).catch(
        (one) => one,
      );
      assert.equal(error.code, 'invalid-request');
      assert.deepEqual(
        error.problems.map((one: { field: string }) => one.field),
        [field],
      );
      assert.match(error.message, message);
      assert.deepEqual(await sent(), []);
    });
  }
});

function photo({ width, height } = SIZE) {
  return sharp({ create: { width, height, channels: 3, background: '#22aa66' } });
}

/** A red box on nothing. */
function marks({ width, height }: { width: number; height: number }) {
  const scale = width / SIZE.width;
  const box = {
    create: { width: BOX.width * scale, height: BOX.height * scale, channels: 4, background: '#e51400' },
  } as const;
  const nothing = { create: { width, height, channels: 4, background: '#0000' } } as const;
  return sharp(nothing).composite([{ input: box, left: BOX.left * scale, top: BOX.top * scale }]);
}

function control(): string {
  return `${new URL(STAND_IN_URL).origin}/__stand-in/`;
}

interface Part {
  readonly name: string;
  readonly filename: string;
  readonly contentType: string;
  readonly width?: number;
  readonly height?: number;
}

/** The files of the last request. */
async function sent(): Promise<readonly string[]> {
  const requests = (await (await fetch(`${control()}requests`)).json()) as readonly { files: readonly Part[] }[];
  return (requests.at(-1)?.files ?? []).map(
    ({ name, filename, contentType, width, height }) => `${name} ${filename} ${contentType} ${width}x${height}`,
  );
}
