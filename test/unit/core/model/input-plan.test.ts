import assert from 'node:assert/strict';
import sharp from 'sharp';
import { lookAt } from '../../../../src/core/image/look.ts';
import type { FilePicture } from '../../../../src/core/model/draft.ts';
import { type InputPlan, planInput, plannedPicture } from '../../../../src/core/model/input-plan.ts';
import { input, MEBIBYTE } from '../../../../src/core/model/rule.ts';
import { animated, animatedPng } from '../../node/animated.ts';
import { bitmap } from '../../node/bitmaps.ts';

const MOST = input({});
const SQUARES = input({ maxBytes: 4 * MEBIBYTE, formats: ['png'], square: true });

const drawn = (width = 30, height = 20) => sharp({ create: { width, height, channels: 3, background: '#c82814' } });
const text = (content: string) => async () => Buffer.from(content, 'latin1');

/** A file of these bytes; `size` makes it larger than they are. */
function file(name: string, bytes: Uint8Array, size = bytes.length): FilePicture {
  const { look } = lookAt({ head: bytes, tail: bytes, length: bytes.length });
  const content = { size, open: () => assert.fail('the plan needs no more than both ends of the file') };
  return { kind: 'file', name, content, ...look };
}

const AS_IT_IS = { kind: 'as-it-is' } as const;
const fitting = (from: string, to = from) => ({ kind: 'fit', name: 'a', from, to, below: 50 * MEBIBYTE });
const refused = (message: string) => ({ kind: 'refused', message });

describe('the plan for a picture of an edit', () => {
  const NO_PICTURE = 'a is not a picture: nothing in it can be shown, whatever its name says';
  const MOVES = 'a is animated: an edit takes a still picture';
  const cases: Readonly<Record<string, readonly [make: () => Promise<Uint8Array>, plan: object]>> = {
    'a PNG goes as it is': [() => drawn().png().toBuffer(), AS_IT_IS],
    'a JPEG goes as it is': [() => drawn().jpeg().toBuffer(), AS_IT_IS],
    'a WebP goes as it is': [() => drawn().webp().toBuffer(), AS_IT_IS],
    'a GIF becomes a PNG': [() => drawn().gif().toBuffer(), fitting('gif', 'png')],
    'a BMP becomes a PNG': [async () => bitmap({ bits: 24 }), fitting('bmp', 'png')],
    'a TIFF becomes a PNG': [() => drawn().tiff().toBuffer(), fitting('tiff', 'png')],
    'an AVIF becomes a PNG': [() => drawn().avif({ effort: 0 }).toBuffer(), fitting('avif', 'png')],
    'an SVG becomes a PNG': [text('<svg xmlns="http://www.w3.org/2000/svg"/>'), fitting('svg', 'png')],
    'a JPEG on its side is turned': [() => drawn().withMetadata({ orientation: 6 }).jpeg().toBuffer(), fitting('jpeg')],
    'a PNG on its head is turned': [() => drawn().withMetadata({ orientation: 3 }).png().toBuffer(), fitting('png')],
    'a WebP on its side is turned': [() => drawn().withMetadata({ orientation: 8 }).webp().toBuffer(), fitting('webp')],
    'a PNG without its end is looked at': [
      async () => (await drawn().png().toBuffer()).subarray(0, -20),
      fitting('png'),
    ],
    'a WebP that may move is looked at': [() => animated('webp'), fitting('webp', 'png')],
    'a PNG that moves is refused': [async () => animatedPng(await drawn().png().toBuffer(), 2), refused(MOVES)],
    'nothing is refused': [text(''), refused('a is empty')],
    'a text is refused': [text('The quick brown fox'), refused(NO_PICTURE)],
  };
  for (const [title, [make, plan]] of Object.entries(cases)) {
    it(title, async () => {
      assert.deepEqual(planInput(file('a', await make()), MOST, 'm'), plan);
    });
  }

  const bySize: readonly (readonly [megabytes: number, plan: InputPlan['kind']])[] = [
    [49.99, 'as-it-is'],
    [50, 'fit'],
    [512, 'fit'],
    [513, 'refused'],
  ];
  for (const [megabytes, kind] of bySize) {
    it(`at ${megabytes} MB: ${kind}`, async () => {
      const picture = file('a', await drawn().png().toBuffer(), megabytes * MEBIBYTE);
      assert.equal(planInput(picture, MOST, 'm').kind, kind);
    });
  }

  it('keeps to what every model takes where a model takes more', async () => {
    const picture = file('a', await drawn().png().toBuffer(), 60 * MEBIBYTE);
    assert.deepEqual(planInput(picture, input({ maxBytes: 100 * MEBIBYTE }), 'm'), fitting('png'));
  });

  describe('for a model that takes small square PNGs', () => {
    const toFit = (from: string) => ({ ...fitting(from, 'png'), squareFor: 'm', below: 4 * MEBIBYTE });
    const pictures: Readonly<Record<string, readonly [make: () => Promise<Uint8Array>, plan: object]>> = {
      'lets one pass': [() => drawn(20, 20).png().toBuffer(), AS_IT_IS],
      'crops another': [() => drawn().png().toBuffer(), toFit('png')],
      'converts a JPEG': [() => drawn(20, 20).jpeg().toBuffer(), toFit('jpeg')],
    };
    for (const [title, [make, plan]] of Object.entries(pictures)) {
      it(title, async () => {
        assert.deepEqual(planInput(file('a', await make()), SQUARES, 'm'), plan);
      });
    }
  });
});

describe('a picture as it will be sent', () => {
  const photo = () => drawn().withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const shown = ({ facts, ...data }: FilePicture) => [facts, 'content' in data && data.content.size];

  it('is upright, square and below the limit where the model wants that', async () => {
    const bytes = await photo();
    assert.deepEqual(shown(plannedPicture(file('a', bytes, 9 * MEBIBYTE), SQUARES, 'dall-e-2')), [
      { format: 'png', width: 20, height: 20, alpha: false },
      4 * MEBIBYTE - 1,
    ]);
    assert.deepEqual(shown(plannedPicture(file('a', bytes), MOST, 'gpt-image-2')), [
      { format: 'jpeg', width: 20, height: 30, alpha: false },
      bytes.length,
    ]);
  });

  it('is the very same where nothing is done to it, and where it is refused', async () => {
    const [plain, none] = [file('a', await drawn().png().toBuffer()), file('a', Buffer.from('no picture'))];
    assert.equal(plannedPicture(plain, MOST, 'gpt-image-2'), plain);
    assert.equal(plannedPicture(none, MOST, 'gpt-image-2'), none);
  });
});
