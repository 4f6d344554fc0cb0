import type * as vscode from 'vscode';
import { formatOfName } from '../../core/image/name.ts';
import type { SavedImage } from '../../core/job/result.ts';
import { t } from '../../core/text.ts';
import { ImageError, invalidRequest } from '../../core/wire/errors.ts';
import type { Order } from '../order.ts';
import { isInWorkspace, kindOf } from '../paths.ts';
import type { Arrival, Ride, Road } from '../road.ts';
import type { Gallery } from './gallery.ts';
import type { Replace } from './replace.ts';

/**
 * Takes an order for one picture down the road and puts what comes of it at exactly this place. Where a file is there already,
 * it is kept byte for byte, and the finished picture lies among the drafts until it takes its place. Throws an ImageError.
 */
export type PutInPlace = (order: Order, target: vscode.Uri, ride: Ride) => Promise<PlacedArrival>;

export interface PlacedArrival extends Arrival {
  /** Brings back what was there, byte for byte; absent where nothing was. The new picture is a draft then. Throws an ImageError. */
  readonly undo?: () => Promise<void>;
}

export interface PutInPlaceDependencies {
  readonly road: Road;
  readonly gallery: Pick<Gallery, 'all'>;
  readonly replace: Pick<Replace, 'replaceFile' | 'revert'>;
  /** In the storage. */
  readonly drafts: vscode.Uri;
}

export function createPutInPlace({ road, gallery, replace, drafts }: PutInPlaceDependencies): PutInPlace {
  return async (order, target, ride) => {
    if (!isInWorkspace(target)) {
      const message = t('{0} is no place in the workspace', target.path);
      throw invalidRequest([{ field: 'save_to', message }]);
    }
    const placed = { ...order, options: withFormatOf(target, order.options), save_to: target };
    if ((await kindOf(target)) === undefined) return road(placed, ride);
    const arrival = await road({ ...placed, drafts }, ride);
    const [draft] = arrival.result.images;
    const id = gallery.all().find(({ file }) => file?.uri === draft?.uri)?.id;
    if (!draft || !id) throw new ImageError('save-failed', t('This picture is no longer in the history.'));
    const { file } = await replace.replaceFile(id, target);
    const image: SavedImage = { ...draft, ...(file ? pictureOf(file) : {}) };
    const undo = async () => void (await replace.revert(id));
    return { ...arrival, result: { ...arrival.result, images: [image] }, undo };
  };
}

/** The file's name decides: where the model can choose, it will deliver that, and else what it delivers is converted. */
function withFormatOf(target: vscode.Uri, options: Order['options']): Order['options'] {
  const { output_format, ...rest } = options;
  return output_format === formatOfName(target.path) ? options : rest;
}

function pictureOf({ uri, width, height, format, bytes }: Omit<SavedImage, 'revised_prompt'>) {
  return { uri, width, height, format, bytes };
}
