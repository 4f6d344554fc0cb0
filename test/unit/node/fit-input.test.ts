import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { lookAt } from '../../../src/core/image/look.ts';
import type { FilePicture } from '../../../src/core/model/draft.ts';
import { planInput } from '../../../src/core/model/input-plan.ts';
import type { InputRule } from '../../../src/core/model/row.ts';
import { input } from '../../../src/core/model/rule.ts';
import { isImageError } from '../../../src/core/wire/errors.ts';
import { fitInput } from '../../../src/node/fit-input.ts';
import { animated } from './animated.ts';
import { bitmap } from './bitmaps.ts';
import { noisePng } from './noise.ts';

const MOST = input({});

/** The left half red, the right half green. */
function halves(width = 30, height = 20) {
  const right = { create: { width: width / 2, height, channels: 3, background: '#00ff00' } } as const;
  return sharp({ create: { width, height, channels: 3, background: '#ff0000' } }).composite([
    { input: right, left: width / 2, top: 0 },
  ]);
}

function fileOf(name: string, bytes: Uint8Array): FilePicture {
  return { kind: 'file', name, bytes, ...lookAt({ head: bytes, tail: bytes, length: bytes.length }).look };
}

/** The whole way: the plan, and what it says. */
async function makeFit(name: string, bytes: Uint8Array, rule: InputRule = MOST) {
  const plan = planInput(fileOf(name, bytes), rule, 'model-x');
  assert.ok(plan.kind === 'fit', `the plan is ${plan.kind}`);
  const fitted = await fitInput(bytes, plan);
  // What comes out needs nothing more.
  assert.equal(planInput(fileOf(name, fitted.bytes), rule, 'model-x').kind, 'as-it-is');
  assert.deepEqual(fitted.facts, fileOf(name, fitted.bytes).facts);
  return fitted;
}

async function colourAt(bytes: Uint8Array, x: number, y: number): Promise<string> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (y * info.width + x) * 3;
  const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
  const near = Object.entries({ red: [255, 0, 0], green: [0, 255, 0], blue: [0, 0, 255], white: [255, 255, 255] });
  return (
    near.find(([, to]) => [red, green, blue].every((value, at) => Math.abs(value - (to[at] ?? 0)) < 24))?.[0] ?? ''
  );
}

describe('a picture is made fit for an edit', () => {
  const foreigners = {
    'a.gif': () => halves().gif().toBuffer(),
    'a.tiff': () => halves().tiff({ compression: 'lzw' }).toBuffer(),
    'a.avif': () => halves().avif({ effort: 0, quality: 90 }).toBuffer(),
  };
  for (const [name, make] of Object.entries(foreigners)) {
    it(`${name} becomes a PNG`, async () => {
      const { bytes, facts, done, crop } = await makeFit(name, await make());
      assert.deepEqual([facts.format, facts.width, facts.height, crop], ['png', 30, 20, undefined]);
      assert.deepEqual(done, [`${name} was converted to PNG`]);
      assert.deepEqual([await colourAt(bytes, 5, 10), await colourAt(bytes, 25, 10)], ['red', 'green']);
    });
  }

  it('a BMP becomes a PNG', async () => {
    const { bytes, facts, done } = await makeFit('a.bmp', bitmap({ bits: 24 }));
    assert.deepEqual(facts, { format: 'png', width: 3, height: 2, alpha: false });
    assert.deepEqual(done, ['a.bmp was converted to PNG']);
    assert.deepEqual([await colourAt(bytes, 0, 0), await colourAt(bytes, 2, 0)], ['red', 'green']);
  });

  it('a still picture in a format that could move becomes a PNG', async () => {
    const still = await animated('webp');
    const second = still.lastIndexOf('ANMF');
    const one = Buffer.from(still.subarray(0, second));
    one.writeUInt32LE(one.length - 8, 4);
    assert.deepEqual((await makeFit('a.webp', one)).done, ['a.webp was converted to PNG']);
  });

  it('of a TIFF of several pages, the first is taken, and that is said', async () => {
    const pages = await Promise.all([halves().png().toBuffer(), halves().negate().png().toBuffer()]);
    const tiff = await sharp(pages, { join: { animated: true } })
      .tiff()
      .toBuffer();
    const { bytes, facts, done } = await makeFit('a.tif', tiff);
    assert.deepEqual([facts.height, await colourAt(bytes, 5, 10)], [20, 'red']);
    assert.deepEqual(done, ['a.tif was converted to PNG: the first of its 2 pages']);
  });

  for (const format of ['jpeg', 'png', 'webp', 'tiff'] as const) {
    it(`a ${format} is turned upright`, async () => {
      // Turned to the right, what was on the left is on top.
      const { bytes, facts, done } = await makeFit(
        'a',
        await halves().withMetadata({ orientation: 6 }).toFormat(format).toBuffer(),
      );
      assert.deepEqual([facts.format, facts.width, facts.height], [format === 'tiff' ? 'png' : format, 20, 30]);
      assert.deepEqual([await colourAt(bytes, 10, 5), await colourAt(bytes, 10, 25)], ['red', 'green']);
      assert.equal(done.at(-1), 'a was turned upright as its EXIF says');
    });
  }

  it('an SVG is drawn large', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 12"><rect width="24" height="12" fill="red"/></svg>';
    const { bytes, facts, done } = await makeFit('logo.svg', Buffer.from(svg));
    assert.deepEqual([facts.format, facts.width, facts.height], ['png', 1024, 512]);
    assert.equal(await colourAt(bytes, 512, 256), 'red');
    assert.deepEqual(done, ['logo.svg was drawn as a PNG of 1024 × 512']);
  });

  it('an enormous SVG is drawn no larger than is of use', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="900"><rect width="9" height="9"/></svg>';
    const { facts } = await makeFit('a.svg', Buffer.from(svg));
    assert.deepEqual([facts.width, facts.height], [4096, 41]);
  });

  it('an SVG reaches nothing outside of it and runs nothing', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'stipple-svg-'));
    const asked: (string | undefined)[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(url);
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const green = path.join(folder, 'green.png');
      await writeFile(
        green,
        await sharp({ create: { width: 9, height: 9, channels: 3, background: '#00ff00' } })
          .png()
          .toBuffer(),
      );
      const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const svg = `<?xml version="1.0"?><?xml-stylesheet href="${address}/style.css"?>
        <!DOCTYPE svg [<!ENTITY outside SYSTEM "${address}/entity">]>
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="60" height="60">
          <style>@import url("${address}/import.css");</style>
          <script href="${address}/script.js">fetch("${address}/fetched")</script>
          <rect width="60" height="60" fill="red" onload="fetch('${address}/loaded')"/>
          <image xlink:href="${address}/image.png" width="60" height="60"/>
          <image href="${pathToFileURL(green)}" width="60" height="60"/>
          <image href="${green}" width="60" height="60"/>
          <use href="${address}/use.svg#a"/>
        </svg>`;
      const { bytes } = await makeFit('a.svg', Buffer.from(svg));
      assert.equal(await colourAt(bytes, 512, 512), 'red');
      assert.deepEqual(asked, []);
    } finally {
      server.close();
      await rm(folder, { recursive: true });
    }
  });

  const KILOBYTE = 1024;
  it('a large one is reduced until it is small enough', async () => {
    const { bytes, facts, done } = await makeFit('a.png', await noisePng(600), input({ maxBytes: 300 * KILOBYTE }));
    assert.ok(bytes.length < 300 * KILOBYTE && bytes.length > 150 * KILOBYTE, `${bytes.length} bytes`);
    assert.equal(facts.width, facts.height);
    assert.deepEqual(done, [
      `a.png was reduced from 1.1 MB to ${Math.ceil(bytes.length / KILOBYTE)} KB (600 × 600 → ${facts.width} × ${facts.height})`,
    ]);
  });

  it('a wasteful one is reduced without losing a pixel', async () => {
    const wasteful = await halves(600, 400).png({ compressionLevel: 0 }).toBuffer();
    const { bytes, facts, done } = await makeFit('a.png', wasteful, input({ maxBytes: 300 * KILOBYTE }));
    assert.deepEqual([facts.width, facts.height, await colourAt(bytes, 10, 10)], [600, 400, 'red']);
    assert.deepEqual(done, [`a.png was reduced from 940 KB to ${Math.ceil(bytes.length / KILOBYTE)} KB`]);
  });

  it('one that is larger after it was converted is reduced as well', async () => {
    const jpeg = await sharp(await noisePng(400))
      .jpeg({ quality: 10 })
      .toBuffer();
    const { done } = await makeFit('a.jpg', jpeg, input({ maxBytes: 100 * KILOBYTE, formats: ['png'] }));
    assert.equal(done[0], 'a.jpg was converted to PNG');
    assert.match(done[1] ?? '', /^a\.jpg was reduced from \d+ KB to \d\d KB \(400 × 400 → \d+ × \d+\)$/);
  });

  it('one that cannot be made small enough is refused', async () => {
    await assert.rejects(
      makeFit('a.png', await noisePng(20), input({ maxBytes: 60 })),
      /^ImageError: a\.png cannot be made smaller/,
    );
  });

  it('one for a model of small squares is cropped in the middle and reduced, and the crop is told', async () => {
    const rule = input({ maxBytes: 300 * KILOBYTE, formats: ['png'], square: true });
    const wide = await sharp(await noisePng(600))
      .extract({ left: 0, top: 0, width: 600, height: 400 })
      .jpeg()
      .toBuffer();
    const { facts, done, crop } = await makeFit('a.jpg', wide, rule);
    assert.deepEqual(crop, { left: 100, top: 0, width: 400, height: 400 });
    assert.deepEqual([facts.format, facts.width], ['png', facts.height]);
    assert.deepEqual(done.slice(0, 2), [
      'a.jpg was converted to PNG',
      'a.jpg was cropped to a square of 400 × 400 for model-x',
    ]);
    assert.match(done[2] ?? '', /reduced .*400 × 400 → /);
  });

  it('a whole one with data behind its end stays as it is', async () => {
    const moving = Buffer.concat([await halves().jpeg().toBuffer(), Buffer.alloc(100_000, 7)]);
    const plan = planInput(fileOf('a.jpg', moving), MOST, 'model-x');
    assert.ok(plan.kind === 'fit');
    const { bytes, done } = await fitInput(moving, plan);
    assert.equal(bytes, moving);
    assert.deepEqual(done, []);
  });

  it('its bytes are left alone', async () => {
    const bytes = await halves().withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const before = Buffer.from(bytes);
    await makeFit('a.jpg', bytes);
    assert.ok(bytes.equals(before));
  });

  describe('or refused, and it is said why', () => {
    const cut = (bytes: Buffer) => bytes.subarray(0, Math.round(bytes.length * 0.6));
    const noise = async () => sharp(await noisePng(100));
    const DAMAGED = 'a cannot be read: it is cut off or damaged';
    const MOVES = 'a is animated: an edit takes a still picture';
    const cases: Readonly<Record<string, readonly [make: () => Promise<Uint8Array>, message: string]>> = {
      'a PNG that is cut off': [async () => cut(await (await noise()).png().toBuffer()), DAMAGED],
      'a JPEG that is cut off': [async () => cut(await (await noise()).jpeg().toBuffer()), DAMAGED],
      'a WebP that is cut off': [async () => cut(await (await noise()).webp().toBuffer()), DAMAGED],
      'a GIF that is cut off': [async () => cut(await (await noise()).gif().toBuffer()), DAMAGED],
      'a TIFF that is cut off': [async () => cut(await (await noise()).tiff().toBuffer()), DAMAGED],
      'an AVIF that is cut off': [async () => cut(await (await noise()).avif({ effort: 0 }).toBuffer()), DAMAGED],
      'a BMP that is cut off': [async () => cut(bitmap({ bits: 24 })), DAMAGED],
      'an SVG that is cut off': [
        async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><rect width="1"'),
        DAMAGED,
      ],
      'an animated GIF': [() => animated('gif'), MOVES],
      'an animated WebP': [() => animated('webp'), MOVES],
      'a HEIC': [
        async () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
        'a is HEIC, which cannot be read here: save it as JPEG or PNG',
      ],
    };
    const saying = (message: string) => (error: Error) => {
      assert.ok(isImageError(error), String(error));
      assert.deepEqual([error.code, error.problems], ['invalid-request', [{ field: 'image', message }]]);
      return true;
    };
    for (const [name, [make, message]] of Object.entries(cases)) {
      it(name, async () => {
        await assert.rejects(makeFit('a', await make()), saying(message));
      });
    }

    it('a picture of too many pixels', async () => {
      const bytes = await halves().png().toBuffer();
      bytes.writeUInt32BE(100_000, 16);
      bytes.writeUInt32BE(90_000, 20);
      bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
      const squares = input({ formats: ['png'], square: true });
      await assert.rejects(makeFit('a', bytes, squares), saying('a has too many pixels to be made fit'));
    });
  });
});
