import { CONFIGURATION } from '../ids.ts';
import { dollars, type Estimate, writeCost, writeLimit } from '../model/price.ts';
import { t } from '../text.ts';
import { ImageError, invalidRequest } from '../wire/errors.ts';
import { type Spent, writeSpent } from './spending.ts';

/** What may be spent by the settings, in US$; 0 stands for no limit. */
export interface Budget {
  readonly perDay: number;
  readonly confirmAbove: number;
}

/** What is to be paid for. */
export interface Purchase {
  readonly model: string;
  /** Of all its requests; absent where nobody knows. */
  readonly price: Estimate | undefined;
}

/** What a day has had already. */
export interface Standing {
  readonly spent: Spent;
  /** US$ that what is queued or running will cost at most. */
  readonly reserved: number;
}

/** What somebody has said, or can be asked. */
export interface Consent {
  readonly mayAsk: boolean;
  /** US$ that somebody said yes to. */
  readonly approved?: number | undefined;
  /** Somebody said yes to a price that nobody knows. */
  readonly unknown?: boolean;
}

export type Judgement =
  | { readonly type: 'passes' }
  | { readonly type: 'asks' }
  | { readonly type: 'refused'; readonly error: ImageError };

const PASSES: Judgement = { type: 'passes' };
const ASKS: Judgement = { type: 'asks' };

export const PER_DAY = `${CONFIGURATION}.budget.perDay`;
export const CONFIRM_ABOVE = `${CONFIGURATION}.budget.confirmAbove`;

/** The settings as a budget. A limit that is no number must not count as none: throws `invalid-request`. */
export function budgetOf(settings: Readonly<Record<keyof Budget, unknown>>): Budget {
  const limitOf = (field: string, value: unknown): number => {
    if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
    const message = t('{0} must be a number of US$, 0 for no limit', field);
    throw invalidRequest([{ field, message }]);
  };
  return { perDay: limitOf(PER_DAY, settings.perDay), confirmAbove: limitOf(CONFIRM_ABOVE, settings.confirmAbove) };
}

/** Whether something may be paid for. A yes never goes above the limit of a day, and an unknown price is not nothing. */
export function judge(purchase: Purchase, budget: Budget, standing: Standing, consent: Consent): Judgement {
  const { model, price } = purchase;
  if (price?.high === 0) return PASSES;
  if (isAboveDay(price, budget, standing)) return refused(PER_DAY, wordsForDay(purchase, budget, standing));
  if (!price) {
    if (consent.mayAsk) return consent.unknown ? PASSES : ASKS;
    const setting = budget.perDay > 0 ? PER_DAY : CONFIRM_ABOVE;
    return budget.perDay + budget.confirmAbove > 0 ? refused(setting, wordsForUnknown(model, setting)) : PASSES;
  }
  const isSmall = budget.confirmAbove === 0 || price.high <= budget.confirmAbove;
  if (isSmall || price.high <= (consent.approved ?? 0)) return PASSES;
  return consent.mayAsk ? ASKS : refused(CONFIRM_ABOVE, wordsForConfirmation(price, budget));
}

/** What an order ends with where somebody was asked about its price and did not say yes. */
export function declined(): ImageError {
  const message = t('Nothing was sent, and nothing was spent');
  return new ImageError('cancelled', message, { problems: [{ field: CONFIRM_ABOVE, message }] });
}

export function isDeclined({ code, problems }: ImageError): boolean {
  return code === 'cancelled' && problems !== undefined;
}

function isAboveDay(price: Estimate | undefined, { perDay }: Budget, { spent, reserved }: Standing): boolean {
  if (perDay === 0) return false;
  const before = dollars(spent.counted + reserved);
  // However little an unknown price is, it is more than nothing.
  return price ? dollars(before + price.high) > perDay : before >= perDay;
}

function wordsForDay({ model, price }: Purchase, { perDay }: Budget, { spent, reserved }: Standing): string {
  const sum = writeSpent(spent);
  const cost = price ? t('this may cost {0}', write(price.high)) : t('nobody knows what {0} costs', model);
  const before = reserved > 0 ? t('{0} spent today, {1} running', sum, write(reserved)) : t('{0} spent today', sum);
  return t(
    '{0}, {1}, and the limit is {2} a day. Raise {3} in the settings, choose something cheaper, or wait until tomorrow.',
    before,
    cost,
    writeLimit(perDay),
    PER_DAY,
  );
}

function wordsForUnknown(model: string, setting: string): string {
  return t(
    'Nobody knows what a picture of {0} costs, and {1} is set. Choose a model whose price is known, or make it by hand, where the price can be confirmed.',
    model,
    setting,
  );
}

function wordsForConfirmation({ high }: Estimate, { confirmAbove }: Budget): string {
  return t(
    'This may cost {0}, and above {1} somebody has to say yes. Raise {2} in the settings, choose something cheaper, or make it by hand, where the price can be confirmed.',
    write(high),
    writeLimit(confirmAbove),
    CONFIRM_ABOVE,
  );
}

function refused(field: string, message: string): Judgement {
  return { type: 'refused', error: new ImageError('budget-exceeded', message, { problems: [{ field, message }] }) };
}

function write(usd: number): string {
  return writeCost({ usd, approximate: false });
}
