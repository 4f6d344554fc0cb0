import type * as vscode from 'vscode';
import type { OfferContext } from '../../core/docs/block-offers.ts';
import type { PriceContext } from '../../core/docs/block-price.ts';
import { defaultModel } from '../check-order.ts';
import type { Connection } from '../connection.ts';
import type { Keys } from '../key.ts';
import { readSettings } from '../settings.ts';

/** What a block of a document is read with. */
export type BlockContext = OfferContext & PriceContext;

export type ReadContext = (document: vscode.TextDocument) => Promise<BlockContext>;

export function createReadContext(keys: Keys, connection: Pick<Connection, 'recall'>): ReadContext {
  return async ({ uri }) => {
    const settings = readSettings(uri);
    // Nobody watches the picture of a block form, so no previews are asked for.
    const { partial_images: _, ...defaults } = settings.defaults;
    return {
      model: await defaultModel(settings, keys),
      defaults: { ...defaults, n: 1 },
      listed: connection.recall().map(({ id }) => id),
      today: new Date().toISOString().slice(0, 10),
    };
  };
}
