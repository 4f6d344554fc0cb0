import type { PictureFormat } from '../core/model/draft.ts';
import type { PixelSize } from '../core/model/size.ts';
import { changeMap } from './change-map.ts';
import { extendCanvas } from './extend-canvas.ts';
import { fitInput } from './fit-input.ts';
import { keepOutsideMask } from './keep-outside.ts';
import { fitMarkup, readMarkup } from './markup-file.ts';
import { fitMask, readMask, writeMask } from './mask-file.ts';
import { loadSharp } from './sharp.ts';

/** What is done to the pixels of pictures on this machine. */
export interface Pixels {
  /**
   * Covers exactly these pixels with the picture, upright and cropped in the middle, in its own format; animations stay
   * animated. Enlarging is by Lanczos; an SVG stays as it is.
   * @param quality of a lossy format, percent
   */
  readonly fit: (bytes: Uint8Array, format: PictureFormat, target: PixelSize, quality?: number) => Promise<Uint8Array>;
  /** A small WebP whose longer edge has at most so many pixels. */
  readonly thumbnail: (bytes: Uint8Array, edge: number) => Promise<Uint8Array>;
  readonly fitInput: typeof fitInput;
  readonly readMask: typeof readMask;
  readonly writeMask: typeof writeMask;
  readonly fitMask: typeof fitMask;
  readonly readMarkup: typeof readMarkup;
  readonly fitMarkup: typeof fitMarkup;
  readonly keepOutsideMask: typeof keepOutsideMask;
  readonly extendCanvas: typeof extendCanvas;
  readonly changeMap: typeof changeMap;
}

/** As good as the pictures that models deliver. */
const QUALITY = 92;

export const pixels: Pixels = {
  fit: async (bytes, format, target, quality = QUALITY) => {
    const sharp = await loadSharp();
    const fitted = sharp(bytes, { animated: format === 'gif', limitInputPixels: false })
      .autoOrient()
      .resize(target.width, target.height, { fit: 'cover', position: 'centre' });
    switch (format) {
      case 'png':
        return exact(await fitted.png().toBuffer());
      case 'jpeg':
        return exact(await fitted.jpeg({ quality, chromaSubsampling: '4:4:4' }).toBuffer());
      case 'webp':
        return exact(await fitted.webp({ quality }).toBuffer());
      case 'gif':
        return exact(await fitted.gif().toBuffer());
      case 'svg':
        return bytes;
    }
  },
  thumbnail: async (bytes, edge) => {
    const sharp = await loadSharp();
    const small = sharp(bytes, { limitInputPixels: false })
      .rotate()
      .resize(edge, edge, { fit: 'inside', withoutEnlargement: true });
    return exact(await small.webp({ quality: 82 }).toBuffer());
  },
  fitInput,
  readMask,
  writeMask,
  fitMask,
  readMarkup,
  fitMarkup,
  keepOutsideMask,
  extendCanvas,
  changeMap,
};

/** A plain array of exactly these bytes: a Buffer travels to webviews as JSON. */
function exact(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer);
}
