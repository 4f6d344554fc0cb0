import assert from 'node:assert/strict';
import sharp from 'sharp';
import { sniff } from '../../../../src/core/image/sniff.ts';

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

  for (const orientation of [1, 3, 6, 8]) {
    it(`the size of a JPEG as it is looked at, with EXIF orientation ${orientation}`, async () => {
      const bytes = await picture(false).jpeg().withMetadata({ orientation }).toBuffer();
      const [width, height] = orientation > 4 ? [20, 30] : [30, 20];
      assert.deepEqual(sniff(bytes), { format: 'jpeg', width, height, alpha: false });
    });
  }

  const drawings = {
    '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>': [30, 20],
    '<?xml version="1.0"?>\n<!-- a fox -->\n<svg viewBox="0 0 64 48" xmlns="http://www.w3.org/2000/svg"></svg>': [
      64, 48,
    ],
    '<svg width="100%" height="100%" viewBox="0,0,12,6"></svg>': [12, 6],
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
    'a web page': '<!DOCTYPE html><html><svg></svg></html>',
    'half a PNG header': '\x89PNG\r\n\x1a\n',
  };
  for (const [name, text] of Object.entries(nothings)) {
    it(`that ${name} is no picture`, () => {
      assert.equal(sniff(Buffer.from(text, 'latin1')), undefined);
    });
  }

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
