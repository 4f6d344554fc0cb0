import * as vscode from 'vscode';
import { type Budget, CONFIRM_ABOVE, type Consent, declined } from '../../core/job/budget.ts';
import type { GatePurchase } from '../../core/job/gate.ts';
import type { ImageRequest } from '../../core/model/draft.ts';
import { timesEstimate, writeCost, writeEstimate, writeLimit } from '../../core/model/price.ts';
import { showSize } from '../../core/model/size.ts';
import { t } from '../../core/text.ts';
import type { UnaskedModels } from './unasked-models.ts';

/** An order with its price, as somebody is asked about it. */
export interface PricedOrder extends GatePurchase {
  readonly request: ImageRequest;
  /** Of the server. */
  readonly host: string;
}

/** Asks whether an order may be paid for, and tells what was said. Throws an ImageError `cancelled` where it was no yes. */
export type AskPrice = (order: PricedOrder, budget: Budget) => Promise<Partial<Consent>>;

/** One modal dialogue: what is paid for often must not be paid for by a slip. */
export function createAskPrice(unasked: Pick<UnaskedModels, 'add'>): AskPrice {
  const ask = async (message: string, detail: readonly string[], ...answers: readonly string[]): Promise<string> => {
    const options = { modal: true, detail: detail.join('\n') };
    const answer = await vscode.window.showInformationMessage(message, options, ...answers);
    if (answer === undefined) throw declined();
    return answer;
  };

  return async (order, { perDay, confirmAbove }) => {
    const { model, host } = order;
    const price = timesEstimate(order.price, order.requests);
    const generate = t('Generate');
    if (price) {
      const usd = writeCost({ usd: price.high, approximate: false });
      const limit = t('{0} asks above {1}.', CONFIRM_ABOVE, writeLimit(confirmAbove));
      const facts = [...factsOf(order), t('Price: {0}', writeEstimate(price)), '', limit];
      await ask(t('Generate for up to {0}?', usd), facts, generate);
      return { approved: price.high };
    }
    const uncounted = perDay > 0 ? [t('The budget of {0} a day cannot count it.', writeLimit(perDay))] : [];
    const facts = [...factsOf(order), t('Server: {0}', host), ...uncounted];
    const always = t('Always for {0}', model);
    const answer = await ask(t('The price of this is not known. Generate all the same?'), facts, generate, always);
    if (answer === always) await unasked.add({ host, model });
    return { unknown: true };
  };
}

function factsOf({ request, model, requests }: PricedOrder): readonly string[] {
  const { size = 'auto' } = request.options;
  return [
    t('Model: {0}', model),
    t('Pictures: {0}', request.n * requests),
    t('Size: {0}', size === 'auto' ? t('auto') : showSize(size)),
  ];
}
