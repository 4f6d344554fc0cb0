import { t } from '../core/text.ts';
import { invalidRequest } from '../core/wire/errors.ts';
import { writeMask } from './mask-file.ts';
import { openSource } from './open-source.ts';

/** Pixels added on each side, whole and not negative. */
export interface Margins {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface ExtendedCanvas {
  /** A PNG: the picture, upright, with transparent pixels around it. */
  readonly image: Uint8Array;
  /** A PNG of that size: alpha 0 in the new area and in a strip of the picture along it. */
  readonly mask: Uint8Array;
  /** The strip's width in pixels: as far as new and old may run into each other. */
  readonly feather: number;
}

/** Of the picture's shorter edge; enough for a model to see what it continues. */
const FEATHER = 0.02;
const FEATHER_PIXELS = { least: 4, most: 32 };

/** Gives a picture more room, and the mask for having it painted. Rejects where the picture cannot be read. */
export async function extendCanvas(bytes: Uint8Array, margins: Margins): Promise<ExtendedCanvas> {
  const { left, top, right, bottom } = margins;
  const added = [left, top, right, bottom];
  if (added.some((margin) => !Number.isInteger(margin) || margin < 0) || added.every((margin) => margin === 0)) {
    throw invalidRequest([{ field: 'image', message: t('Extend the canvas by whole pixels, on one side at least') }]);
  }
  const source = (await openSource(bytes)).autoOrient().toColourspace('srgb').ensureAlpha();
  const { data: image, info } = await source
    .extend({ ...margins, background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const shorter = Math.min(width - left - right, height - top - bottom);
  const wished = Math.min(FEATHER_PIXELS.most, Math.max(FEATHER_PIXELS.least, Math.round(shorter * FEATHER)));
  // Of a tiny picture something must stay.
  const feather = Math.min(wished, Math.floor(shorter / 4));
  const inset = (margin: number) => (margin > 0 ? margin + feather : 0);
  const alpha = new Uint8Array(width * height);
  for (let row = inset(top); row < height - inset(bottom); row++) {
    alpha.fill(255, row * width + inset(left), (row + 1) * width - inset(right));
  }
  return { image: new Uint8Array(image), mask: await writeMask(alpha, { width, height }), feather };
}
