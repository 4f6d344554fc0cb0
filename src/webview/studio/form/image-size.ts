import type { PixelSize } from '../../../core/model/size.ts';
import type { ImageView } from '../../../core/protocol.ts';

/** The pixels of a picture, upright. Rejects where it cannot be shown. */
export async function sizeOfImage({ facts, source }: ImageView): Promise<PixelSize> {
  if (facts) return { width: facts.width, height: facts.height };
  const image = new Image();
  image.src = source ?? '';
  await image.decode();
  return { width: image.naturalWidth, height: image.naturalHeight };
}
