import type { Sharp } from 'sharp';
import type { PixelSize } from '../core/model/size.ts';
import { t } from '../core/text.ts';
import { ImageError, invalidRequest, isImageError } from '../core/wire/errors.ts';
import { eachRow } from './each-row.ts';
import type { FittedInput } from './fit-input.ts';
import { openSource } from './open-source.ts';
import { loadSharp } from './sharp.ts';

/** Which area of a mask file is the one to edit: what is transparent, or what is white. */
export type MaskMeaning = 'alpha' | 'white';

export interface ReadMask {
  /** As it is sent: a PNG of exactly the picture's size, alpha 0 where to edit, below 4 MB. */
  readonly mask: Uint8Array;
  readonly meaning: MaskMeaning;
  /** How much of the picture is to be edited, 0 to 1. */
  readonly covered: number;
  /** Sentences for people: how the file was understood, and what was done to it. */
  readonly said: readonly string[];
}

/** Bytes; what the documentation calls 4 MB, in its smaller sense. */
const LIMIT = 4_000_000;

/** Of 255; what is below counts as transparent. */
const HALF = 128;

/**
 * A mask that somebody made elsewhere or painted. Rejects with an ImageError `invalid-request` for what is none.
 * @param bytes of any format that can be read here
 * @param size of the picture that it lies over, upright
 * @param wanted how it is to be understood; without it, transparency counts where there is any
 */
export async function readMask(bytes: Uint8Array, size: PixelSize, wanted?: MaskMeaning): Promise<ReadMask> {
  try {
    return await understood(bytes, size, wanted);
  } catch (error) {
    if (isImageError(error)) throw error;
    const message = t('The mask cannot be read: it is no picture, cut off or damaged');
    throw new ImageError('invalid-request', message, { problems: [{ field: 'mask', message }], cause: error });
  }
}

/**
 * The PNG that is sent for a mask. Where it would be too large, its soft edges are given up, and then its finest grain.
 * @param alpha a byte for each pixel, 0 where to edit
 * @param below bytes that it must be smaller than
 */
export async function writeMask(alpha: Uint8Array, size: PixelSize, below = LIMIT): Promise<Uint8Array> {
  const sharp = await loadSharp();
  const plane = (bytes: Uint8Array, { width, height }: PixelSize) =>
    sharp(bytes, { raw: { width, height, channels: 1 }, limitInputPixels: false });
  for (let [sent, grain] = [alpha, 1]; ; grain *= 2) {
    // All four channels: a palette or grey with alpha would be smaller, but servers ask for RGBA.
    const png = await sharp({ create: { ...size, channels: 3, background: '#000000' }, limitInputPixels: false })
      .joinChannel(Buffer.from(sent.buffer, sent.byteOffset, sent.length), { raw: { ...size, channels: 1 } })
      .png({ adaptiveFiltering: true })
      .toBuffer();
    if (png.length < below) return new Uint8Array(png);
    const coarse = { width: Math.ceil(size.width / grain), height: Math.ceil(size.height / grain) };
    const hard = await plane(alpha, size)
      .resize({ ...coarse, fit: 'fill', kernel: 'linear' })
      .threshold(HALF)
      .extractChannel(0)
      .raw()
      .toBuffer();
    sent = await plane(hard, coarse)
      .resize({ ...size, fit: 'fill', kernel: 'nearest' })
      .extractChannel(0)
      .raw()
      .toBuffer();
  }
}

/** The mask, as `readMask` gave it, of a picture that was cropped or reduced since: made fit in the same way. */
export async function fitMask(mask: Uint8Array, { facts, crop }: FittedInput): Promise<Uint8Array> {
  const size = { width: facts.width, height: facts.height };
  const source = await openSource(mask);
  const alpha = await (crop ? source.extract(crop) : source)
    .resize({ ...size, fit: 'fill', kernel: 'linear' })
    .extractChannel(3)
    .raw()
    .toBuffer();
  return writeMask(alpha, size);
}

async function understood(bytes: Uint8Array, size: PixelSize, wanted: MaskMeaning | undefined): Promise<ReadMask> {
  const source = (await openSource(bytes)).autoOrient();
  const { autoOrient: own, hasAlpha } = await source.metadata();
  const isScaled = own.width !== size.width || own.height !== size.height;
  if (isScaled && !haveSameShape(own, size)) {
    const sizes = [own.width, own.height, size.width, size.height] as const;
    throw refused(t('The mask is {0} × {1}, but its picture {2} × {3}: it must have the same shape', ...sizes));
  }
  // Other kernels swing over at hard edges, which would leave half transparent lines beside them.
  const plane = (picture: Sharp, channel: 0 | 3) =>
    picture
      .resize({ ...size, fit: 'fill', kernel: 'linear' })
      .extractChannel(channel)
      .raw()
      .toBuffer();
  const transparent = hasAlpha && wanted !== 'white' ? await plane(source.clone(), 3) : undefined;
  let meaning: MaskMeaning = 'alpha';
  let alpha = transparent;
  let cover = transparent ? await measure(transparent, size) : OPAQUE;
  if (cover.isOpaque && wanted !== 'alpha') {
    meaning = 'white';
    await checkColourless(source);
    alpha = await plane(source.clone().flatten().greyscale().negate(), 0);
    cover = await measure(alpha, size);
  }
  if (!alpha || cover.covered === 0) throw refused(NOTHING[meaning]());
  return {
    mask: await writeMask(alpha, size),
    meaning,
    covered: cover.covered,
    said: [
      MEANING[meaning](),
      ...(isScaled
        ? [t('The mask was scaled from {0} × {1} to {2} × {3}', own.width, own.height, size.width, size.height)]
        : []),
    ],
  };
}

const MEANING: Readonly<Record<MaskMeaning, () => string>> = {
  alpha: () => t('What is transparent in the mask is edited'),
  white: () => t('What is white in the mask is edited, for nothing in it is transparent'),
};

const NOTHING: Readonly<Record<MaskMeaning, () => string>> = {
  alpha: () => t('The mask leaves nothing to edit: nothing in it is transparent'),
  white: () => t('The mask leaves nothing to edit: nothing in it is white or transparent'),
};

/** To the half pixel on each side that rounding may have cost the smaller one. */
export function haveSameShape(one: PixelSize, other: PixelSize): boolean {
  const larger = one.width > other.width ? one : other;
  return Math.abs(one.width * other.height - other.width * one.height) <= (larger.width + larger.height) / 2;
}

/** Of 255, on average: what a JPEG of black and white stays far below. */
const MOST_COLOUR = 24;

/** A photograph is no mask. */
async function checkColourless(source: Sharp): Promise<void> {
  const small = await source
    .clone()
    .resize(64, 64, { fit: 'fill' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (small.info.channels < 3) return;
  let colour = 0;
  for (let at = 0; at < small.data.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = small.data.subarray(at, at + 3);
    colour += Math.max(red, green, blue) - Math.min(red, green, blue);
  }
  if (colour / (small.data.length / 3) > MOST_COLOUR) {
    throw refused(
      t('The mask is a coloured picture: a mask is transparent where to edit, or black with that area in white'),
    );
  }
}

interface Cover {
  readonly covered: number;
  readonly isOpaque: boolean;
}

const OPAQUE: Cover = { covered: 0, isOpaque: true };

async function measure(alpha: Uint8Array, { width, height }: PixelSize): Promise<Cover> {
  let [count, least] = [0, 255];
  await eachRow(height, (row) => {
    for (let at = row * width; at < (row + 1) * width; at++) {
      const value = alpha[at] ?? 255;
      if (value < HALF) count++;
      if (value < least) least = value;
    }
  });
  return { covered: count / (width * height), isOpaque: least === 255 };
}

function refused(message: string): ImageError {
  return invalidRequest([{ field: 'mask', message }]);
}
