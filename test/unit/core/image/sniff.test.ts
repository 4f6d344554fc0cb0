import assert from 'node:assert/strict';
import sharp from 'sharp';
import { sniff, sniffEnds } from '../../../../src/core/image/sniff.ts';
import type { ForeignFormat } from '../../../../src/core/model/draft.ts';
import { animated, animatedPng } from '../../node/animated.ts';
import { bitmap } from '../../node/bitmaps.ts';

const picture = (alpha: boolean) =>
  sharp({
    create: { width: 30, height: 20, channels: alpha ? 4 : 3, background: { r: 200, g: 40, b: 20, alpha: 0.5 } },
  });

describe('sniff reads from the bytes', () => {
  const formats = [
    { format: 'png', alpha: true, make: () => picture(true).png() },
    { format: 'png', alpha: false, make: () => picture(false).png() },
    { format: 'jpeg', alpha: false, make: () => picture(false).jpeg() },
    { format: 'jpeg', alpha: false, make: () => picture(false).jpeg({ progressive: true }) },
    { format: 'webp', alpha: true, make: () => picture(true).webp() },
    { format: 'webp', alpha: false, make: () => picture(false).webp() },
    { format: 'webp', alpha: true, make: () => picture(true).webp({ lossless: true }) },
    { format: 'webp', alpha: false, make: () => picture(false).webp({ lossless: true }) },
    { format: 'gif', alpha: true, make: () => picture(false).gif() },
  ] as const;
  for (const { format, alpha, make } of formats) {
    it(`a ${format} ${alpha ? 'with' : 'without'} alpha`, async () => {
      assert.deepEqual(sniff(await make().toBuffer()), { format, width: 30, height: 20, alpha });
    });
  }

  it('the transparent colour of a palette PNG', async () => {
    const bytes = await picture(true).png({ palette: true }).toBuffer();
    assert.deepEqual(sniff(bytes), { format: 'png', width: 30, height: 20, alpha: true });
  });

  for (const format of ['jpeg', 'png', 'webp'] as const) {
    for (const orientation of [1, 3, 6, 8]) {
      it(`the size of a ${format} as it is looked at, with EXIF orientation ${orientation}`, async () => {
        const bytes = await picture(false).toFormat(format).withMetadata({ orientation }).toBuffer();
        const [width, height] = orientation > 4 ? [20, 30] : [30, 20];
        const turned = orientation > 1 ? { orientation } : {};
        assert.deepEqual(sniff(bytes), { format, width, height, alpha: false, ...turned });
      });
    }
  }

  it('that a picture is upright where its EXIF data is broken', async () => {
    const bytes = await picture(false).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    // The offset of the first directory, behind the byte order.
    const broken = Buffer.from(bytes);
    broken.fill(0xee, broken.indexOf('Exif') + 10, broken.indexOf('Exif') + 14);
    assert.deepEqual(sniff(broken), { format: 'jpeg', width: 30, height: 20, alpha: false });
  });

  it('that a PNG or WebP is animated', async () => {
    const still = await picture(false).png().toBuffer();
    assert.equal(sniff(animatedPng(still, 2))?.animated, true);
    assert.equal(sniff(animatedPng(still, 1))?.animated, undefined);
    assert.equal(sniff(await animated('webp'))?.animated, true);
  });

  const foreigners: Readonly<Record<ForeignFormat, () => Promise<Uint8Array>>> = {
    tiff: () => picture(false).tiff().toBuffer(),
    avif: () => picture(false).avif({ effort: 0 }).toBuffer(),
    bmp: async () => bitmap({ bits: 24 }),
    heic: async () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0', 'latin1'),
  };
  for (const [foreign, make] of Object.entries(foreigners)) {
    it(`that ${foreign} is a format that has to be converted`, async () => {
      const bytes = await make();
      const ends = { head: bytes, tail: bytes, length: bytes.length };
      assert.deepEqual(sniffEnds(ends), { facts: undefined, foreign, settled: true });
    });
  }

  const drawings = {
    '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>': [30, 20],
    '<?xml version="1.0"?>\n<!-- a fox -->\n<svg viewBox="0 0 64 48" xmlns="http://www.w3.org/2000/svg"></svg>': [
      64, 48,
    ],
    '<svg width="100%" height="100%" viewBox="0,0,12,6"></svg>': [12, 6],
    '<?xml-stylesheet href="a.css"?><!DOCTYPE svg PUBLIC "a" "b"><svg width="8" height="4"/>': [8, 4],
    '<!DOCTYPE svg [ <!ENTITY ns "http://a"> ]>\n<svg width="5px" height="2.0"/>': [5, 2],
  } as const;
  for (const [text, [width, height]] of Object.entries(drawings)) {
    it(`the SVG ${text.slice(0, 40)}`, () => {
      assert.deepEqual(sniff(new TextEncoder().encode(text)), { format: 'svg', width, height, alpha: true });
    });
  }

  it('a view into a larger buffer', async () => {
    const bytes = await picture(true).png().toBuffer();
    const larger = new Uint8Array(bytes.length + 40);
    larger.set(bytes, 17);
    assert.deepEqual(sniff(larger.subarray(17, 17 + bytes.length)), {
      format: 'png',
      width: 30,
      height: 20,
      alpha: true,
    });
  });

  const nothings = {
    'no bytes': '',
    text: 'hello',
    'a text about BMW': 'BMW makes cars, and motorcycles',
    'a web page': '<!DOCTYPE html><html><svg></svg></html>',
    'half a PNG header': '\x89PNG\r\n\x1a\n',
  };
  for (const [name, text] of Object.entries(nothings)) {
    it(`that ${name} is no picture`, () => {
      assert.equal(sniff(Buffer.from(text, 'latin1')), undefined);
    });
  }

  it('at once that a text full of comments is no picture', () => {
    assert.equal(sniff(Buffer.from(`${'<!---->'.repeat(500)}hello`)), undefined);
  });

  it('every beginning of a picture without failing', async () => {
    for (const bytes of [
      await picture(true).png().toBuffer(),
      await picture(false).jpeg().toBuffer(),
      await picture(true).webp().toBuffer(),
    ]) {
      for (let length = 0; length < Math.min(bytes.length, 200); length++) sniff(bytes.subarray(0, length));
    }
    assert.equal(sniff((await picture(false).jpeg().toBuffer()).subarray(0, 20)), undefined);
  });
});
