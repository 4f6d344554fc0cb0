import type { FilePicture, PictureFacts } from '../../core/model/draft.ts';
import { bytesOf } from '../../core/model/file-data.ts';
import { t } from '../../core/text.ts';
import type { Pixels } from '../../node/pixels.ts';

export type DrawnPicture = FilePicture & { readonly facts: PictureFacts };

/**
 * A picture in pixels that everything here and in webviews can show: a format that none knows becomes PNG, an SVG is drawn.
 * Rejects with an ImageError `invalid-request` where it cannot be read.
 */
export async function drawnPicture(
  picture: FilePicture,
  loadPixels: () => Promise<Pick<Pixels, 'fitInput'>>,
): Promise<DrawnPicture> {
  const { facts, foreign, name } = picture;
  if (facts && facts.format !== 'svg') return { ...picture, facts };
  const from = facts?.format ?? foreign;
  if (!from) throw new Error(t('{0} is not a picture that can be read', name));
  const { fitInput } = await loadPixels();
  const drawn = await fitInput(await bytesOf(picture), { name, from, to: 'png', below: Number.POSITIVE_INFINITY });
  return { kind: 'file', name: `${name.replace(/\.[^.]*$/, '')}.png`, bytes: drawn.bytes, facts: drawn.facts };
}
