import type { PixelSize } from '../core/model/size.ts';
import { t } from '../core/text.ts';
import { ImageError, invalidRequest, isImageError } from '../core/wire/errors.ts';
import type { FittedInput } from './fit-input.ts';
import { haveSameShape } from './mask-file.ts';
import { openSource } from './open-source.ts';

export interface ReadMarkup {
  /** As it is sent: a PNG of exactly the picture's size, transparent where nothing is drawn. */
  readonly markup: Uint8Array;
  /** Sentences for people: what was done to the file. */
  readonly said: readonly string[];
}

/**
 * What somebody drew over a picture. Rejects with an ImageError `invalid-request` where nothing is drawn, or nothing is left
 * of the picture under it.
 * @param bytes of any format that can be read here
 * @param size of the picture that it lies over, upright
 */
export async function readMarkup(bytes: Uint8Array, size: PixelSize): Promise<ReadMarkup> {
  try {
    return await understood(bytes, size);
  } catch (error) {
    if (isImageError(error)) throw error;
    const message = t('The markup cannot be read: it is no picture, cut off or damaged');
    throw new ImageError('invalid-request', message, { problems: [{ field: 'markup', message }], cause: error });
  }
}

/** The markup, as `readMarkup` gave it, of a picture that was cropped or reduced since: made fit in the same way. */
export async function fitMarkup(markup: Uint8Array, { facts, crop }: FittedInput): Promise<Uint8Array> {
  const source = await openSource(markup);
  const fitted = (crop ? source.extract(crop) : source).resize(facts.width, facts.height, { fit: 'fill' });
  return new Uint8Array(await fitted.png().toBuffer());
}

async function understood(bytes: Uint8Array, size: PixelSize): Promise<ReadMarkup> {
  const source = (await openSource(bytes)).autoOrient();
  const { autoOrient: own, format, channels, hasAlpha, isPalette, orientation = 1 } = await source.metadata();
  if (!hasAlpha) throw refused(t('The markup has no transparency: it must be transparent where nothing is drawn'));
  const isScaled = own.width !== size.width || own.height !== size.height;
  const sizes = [own.width, own.height, size.width, size.height] as const;
  if (isScaled && !haveSameShape(own, size)) {
    throw refused(t('The markup is {0} × {1}, but its picture {2} × {3}: it must have the same shape', ...sizes));
  }
  const sheet = isScaled ? source.resize(size.width, size.height, { fit: 'fill' }) : source;
  await checkAlpha(await sheet.clone().extractChannel('alpha').raw().toBuffer());
  // All four channels: servers ask for RGBA.
  const isReady = !isScaled && format === 'png' && channels === 4 && !isPalette && orientation === 1;
  return {
    markup: isReady ? bytes : new Uint8Array(await sheet.toColourspace('srgb').png().toBuffer()),
    said: isScaled ? [t('The markup was scaled from {0} × {1} to {2} × {3}', ...sizes)] : [],
  };
}

async function checkAlpha(alpha: Uint8Array): Promise<void> {
  if (alpha.every((value) => value === 0))
    throw refused(t('Nothing is drawn: draw on the picture or take the markup off'));
  if (alpha.every((value) => value > 0)) throw refused(t('The markup hides the whole picture: leave some of it free'));
}

function refused(message: string): ImageError {
  return invalidRequest([{ field: 'markup', message }]);
}
