import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { sniff } from '../../../src/core/image/sniff.ts';
import { bytesOf, sizeOf } from '../../../src/core/model/file-data.ts';
import { openPicture } from '../../../src/node/open-picture.ts';
import { noisePng } from './noise.ts';

const MEBIBYTE = 1024 * 1024;

describe('a picture on disk', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'stipple-open-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const write = (name: string, bytes: Uint8Array) => {
    writeFileSync(path.join(folder, name), bytes);
    return path.join(folder, name);
  };

  const flat = () => sharp({ create: { width: 30, height: 20, channels: 4, background: '#c828' } });
  const files: Readonly<Record<string, () => Promise<Uint8Array>>> = {
    'a.png': () => flat().png().toBuffer(),
    'a.jpg': () => flat().jpeg().toBuffer(),
    'a.webp': () => flat().webp().toBuffer(),
    'a.gif': () => flat().gif().toBuffer(),
    'a.svg': async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>'),
    'large.png': () => noisePng(1000),
    'a PNG whose transparent colour stands behind much else.png': async () =>
      pngWith(await flat().png({ palette: true }).toBuffer(), 3 * MEBIBYTE),
    'a JPEG whose size stands behind much else.jpg': async () =>
      jpegWith(await flat().jpeg().withMetadata({ orientation: 6 }).toBuffer(), 3 * MEBIBYTE),
    'a GIF whose transparent colour stands behind much else.gif': async () =>
      gifWith(await flat().gif().toBuffer(), 3 * MEBIBYTE),
  };
  for (const [name, make] of Object.entries(files)) {
    it(`is known by its beginning: ${name}`, async () => {
      const bytes = await make();
      const picture = await openPicture(write(name, bytes));
      assert.ok(picture.facts);
      assert.deepEqual(picture.facts, sniff(bytes));
      assert.deepEqual([picture.kind, picture.name, sizeOf(picture)], ['file', name, bytes.length]);
    });
  }

  const others = { 'empty.png': '', 'text.png': 'hello'.repeat(50_000), 'half a header.png': '\x89PNG\r\n\x1a\n' };
  for (const [name, text] of Object.entries(others)) {
    it(`is none: ${name}`, async () => {
      const picture = await openPicture(write(name, Buffer.from(text, 'latin1')));
      assert.deepEqual([picture.facts, sizeOf(picture)], [undefined, text.length]);
    });
  }

  it('is turned as its EXIF data says, which in a WebP stands behind the picture', async () => {
    const bytes = await sharp(await noisePng(500))
      .webp({ lossless: true })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    assert.ok(bytes.length > 0.5 * MEBIBYTE);
    assert.equal((await openPicture(write('lying.webp', bytes))).facts?.orientation, 6);
  });

  it('is said to be of a format that no model takes', async () => {
    assert.equal((await openPicture(write('a.tiff', await flat().tiff().toBuffer()))).foreign, 'tiff');
  });

  it('is said to lack its end', async () => {
    const bytes = await noisePng(300);
    assert.equal((await openPicture(write('cut.png', bytes.subarray(0, -1000)))).cutOff, true);
    assert.equal((await openPicture(write('not cut.png', bytes))).cutOff, undefined);
  });

  it('is opened with little of it read, whatever its size', async () => {
    const file = write('huge.png', await noisePng(300));
    // A hole, which costs no disk.
    truncateSync(file, 3000 * MEBIBYTE);
    const start = process.memoryUsage().arrayBuffers;
    assert.equal(sizeOf(await openPicture(file)), 3000 * MEBIBYTE);
    const taken = process.memoryUsage().arrayBuffers - start;
    assert.ok(taken < MEBIBYTE, `${taken} bytes`);
  });

  it('is read whole where its bytes are needed, as often as they are', async () => {
    const bytes = await noisePng(1000);
    const picture = await openPicture(write('whole.png', bytes));
    for (let time = 0; time < 2; time++) assert.ok(bytes.equals(await bytesOf(picture)));
  });

  it('cannot be opened where there is none', async () => {
    mkdirSync(path.join(folder, 'folder.png'));
    await assert.rejects(openPicture(path.join(folder, 'folder.png')), /^Error: it is not a file$/);
    await assert.rejects(openPicture(path.join(folder, 'nowhere.png')), /ENOENT/);
  });
});

/** With a private chunk behind the header. */
function pngWith(bytes: Buffer, length: number): Buffer {
  const chunk = Buffer.alloc(12 + length);
  chunk.writeUInt32BE(length);
  chunk.write('prVt', 4, 'latin1');
  return Buffer.concat([bytes.subarray(0, 33), chunk, bytes.subarray(33)]);
}

/** With application segments at its start, as telephones keep depth in. */
function jpegWith(bytes: Buffer, length: number): Buffer {
  const segment = Buffer.alloc(2 + 0xffff);
  segment.writeUInt32BE(0xffe2ffff);
  const segments = Array.from({ length: Math.ceil(length / segment.length) }, () => segment);
  return Buffer.concat([bytes.subarray(0, 2), ...segments, bytes.subarray(2)]);
}

/** With a comment behind the header and its table of colours. */
function gifWith(bytes: Buffer, length: number): Buffer {
  const packed = bytes.readUInt8(10);
  const start = 13 + (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0);
  const block = Buffer.alloc(256, 255);
  const blocks = Array.from({ length: Math.ceil(length / block.length) }, () => block);
  const comment = Buffer.concat([Buffer.from([0x21, 0xfe]), ...blocks, Buffer.from([0])]);
  return Buffer.concat([bytes.subarray(0, start), comment, bytes.subarray(start)]);
}
