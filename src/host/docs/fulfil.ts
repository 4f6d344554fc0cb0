import * as vscode from 'vscode';
import type { SavedImage } from '../../core/job/result.ts';
import type { Cost } from '../../core/model/price.ts';
import { t } from '../../core/text.ts';
import { cancelled, type ImageError, toImageError } from '../../core/wire/errors.ts';
import type { Approval } from '../money/budget.ts';
import type { Order } from '../order.ts';
import { baseName, kindOf } from '../paths.ts';
import type { Ride, Road } from '../road.ts';
import type { Wish } from './wish.ts';

/** What came of one wish. */
export type Fulfilment = Fulfilled | Unfulfilled;

export interface Fulfilled {
  readonly wish: Wish;
  readonly image: SavedImage;
  readonly cost?: Cost;
}

export interface Unfulfilled {
  readonly wish: Wish;
  readonly reason: string;
  /** Where something failed, rather than was not to be. */
  readonly error?: ImageError;
}

export interface Fulfilling {
  readonly road: Road;
  readonly signal: AbortSignal;
  /** What somebody who saw the price of a picture said yes to; absent where nobody was there. */
  readonly approvalOf?: (wish: Wish) => Approval;
  /** One more is done, whatever came of it. */
  readonly done: (fulfilment: Fulfilment) => void;
}

/** More of them would only wait in the queue, which holds as many at most. */
const AT_A_TIME = 10;

/** Makes the pictures, each by an order of its own; what fails keeps none of the others from it. In the order of the wishes. */
export async function fulfil(
  wishes: readonly { readonly wish: Wish; readonly order: Order }[],
  { road, signal, approvalOf, done }: Fulfilling,
): Promise<readonly Fulfilment[]> {
  const results: Fulfilment[] = [];
  const waiting = wishes.entries();
  const work = async () => {
    for (const [index, { wish, order }] of waiting) {
      const approved = approvalOf?.(wish);
      const ride = { report: () => undefined, signal, watched: false, ...(approved ? { mayAsk: true, approved } : {}) };
      const fulfilment = await fulfilOne(wish, order, road, ride);
      results[index] = fulfilment;
      done(fulfilment);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return results;
}

async function fulfilOne(wish: Wish, order: Order, road: Road, ride: Ride): Promise<Fulfilment> {
  const failed = (error: ImageError): Unfulfilled => ({ wish, reason: error.message, error });
  if (ride.signal.aborted) return failed(cancelled());
  if (wish.save_to && (await kindOf(wish.save_to))) {
    return { wish, reason: t('{0} is there by now', baseName(wish.save_to)) };
  }
  try {
    const { result } = await road(order, ride);
    const [image] = result.images;
    if (!image) return { wish, reason: t('The server made no picture') };
    if (wish.save_to && image.uri !== wish.save_to.toString()) return elsewhere(wish, image);
    const { cost_usd: usd, cost_approximate: approximate = false } = result;
    return { wish, image, ...(usd === undefined ? {} : { cost: { usd, approximate } }) };
  } catch (error) {
    return failed(toImageError(error, 'server'));
  }
}

/** What was paid for is kept, and told to be elsewhere. */
function elsewhere(wish: Wish, image: SavedImage): Unfulfilled {
  const [wanted, saved] = [wish.name, baseName(vscode.Uri.parse(image.uri))];
  const reason =
    image.format === wish.format
      ? t('{0} was taken meanwhile, so the picture is saved as {1}', wanted, saved)
      : t('The server made another format, so the picture for {0} is saved as {1}', wanted, saved);
  return { wish, reason };
}
