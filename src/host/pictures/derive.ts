import { isSpooled } from '../../core/image/picture-bytes.ts';
import { sniff } from '../../core/image/sniff.ts';
import type { FinishedPicture } from '../../core/job/check-picture.ts';
import type { Derivation } from '../../core/job/ports.ts';
import { bytesOf } from '../../core/model/file-data.ts';
import type { PixelSize } from '../../core/model/size.ts';
import { t } from '../../core/text.ts';
import type { Pixels } from '../../node/pixels.ts';
import type { CheckedOrder } from '../check-order.ts';
import type { MaskedOriginal } from './fit-pictures.ts';

/** What is done on this machine to the pictures of an order before they are saved. */
export function derivationsOf(order: CheckedOrder, loadPixels: () => Promise<Pixels>): readonly Derivation[] {
  const { masked, target, request } = order;
  const quality = request.options.output_compression;
  return [
    ...(masked ? [outsideKept(masked, loadPixels)] : []),
    ...(target ? [fitted(target, quality, loadPixels)] : []),
  ];
}

/** How far inside the mask old and new run into each other: of the longer edge, and in pixels. */
const FEATHER = { share: 0.01, least: 4 };

function outsideKept({ original, mask }: MaskedOriginal, loadPixels: () => Promise<Pixels>): Derivation {
  return {
    field: 'keep_outside_mask',
    make: async ({ bytes, facts: { format } }) => {
      if (format === 'gif' || format === 'svg') throw new Error(t('the model delivered {0}', format.toUpperCase()));
      const { width, height } = original.facts;
      const merged = await (await loadPixels()).keepOutsideMask({
        original: await bytesOf(original),
        edited: await wholeOf(bytes),
        mask,
        feather: Math.max(FEATHER.least, Math.round(Math.max(width, height) * FEATHER.share)),
        format,
      });
      const facts = sniff(merged);
      if (!facts) throw new Error(t('nothing came of it'));
      return { picture: { bytes: merged, facts }, ...(format === 'jpeg' ? { warnings: [JPEG_CHANGES()] } : {}) };
    },
  };
}

const JPEG_CHANGES = () => ({
  field: 'output_format',
  message: t('JPEG changes every pixel a little, also outside the mask: PNG and WebP keep them exactly'),
});

/** A picture that has the pixels already stays as it was delivered. */
function fitted(target: PixelSize, quality: number | undefined, loadPixels: () => Promise<Pixels>): Derivation {
  return {
    field: 'target',
    make: async (picture) => {
      const { bytes, facts } = picture;
      if (facts.width === target.width && facts.height === target.height) return { picture };
      const derived = await (await loadPixels()).fit(await wholeOf(bytes), facts.format, target, quality);
      return { picture: { bytes: derived, facts: { ...facts, ...target } } };
    },
  };
}

async function wholeOf(bytes: FinishedPicture['bytes']): Promise<Uint8Array> {
  return isSpooled(bytes) ? bytes.read() : bytes;
}
