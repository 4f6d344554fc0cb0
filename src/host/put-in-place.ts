import type * as vscode from 'vscode';
import type { SavedImage } from '../core/job/result.ts';
import { ImageError } from '../core/wire/errors.ts';
import type { Gallery } from './gallery.ts';
import type { Order } from './order.ts';
import { kindOf } from './paths.ts';
import type { Replace } from './replace.ts';
import type { Arrival, Ride, Road } from './road.ts';

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
    const placed = { ...order, save_to: target };
    if ((await kindOf(target)) === undefined) return road(placed, ride);
    const arrival = await road({ ...placed, drafts }, ride);
    const [draft] = arrival.result.images;
    const id = gallery.all().find(({ file }) => file?.uri === draft?.uri)?.id;
    if (!draft || !id) throw new ImageError('save-failed', 'The picture is no longer in the history.');
    const { file } = await replace.replaceFile(id, target);
    const image: SavedImage = { ...draft, ...(file ? pictureOf(file) : {}) };
    const undo = async () => void (await replace.revert(id));
    return { ...arrival, result: { ...arrival.result, images: [image] }, undo };
  };
}

function pictureOf({ uri, width, height, format, bytes }: Omit<SavedImage, 'revised_prompt'>) {
  return { uri, width, height, format, bytes };
}
