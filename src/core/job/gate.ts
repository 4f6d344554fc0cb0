import { dollars, type Estimate, timesEstimate } from '../model/price.ts';
import { type Budget, type Consent, judge, type Purchase } from './budget.ts';
import { type LedgerEntry, NOTHING_SPENT, type Spent } from './spending.ts';
import { createTurns } from './turns.ts';

/** What every request passes before it is sent: nothing that a budget forbids gets through. */
export interface Gate {
  /**
   * Lets an order of so many requests, each at this price, pass as a whole, and sets aside for each what it will cost at
   * most. Throws an ImageError: `budget-exceeded`, `cancelled` where somebody was asked and left.
   */
  readonly admit: <P extends GatePurchase>(
    purchase: P,
    consent: Consent,
    ask: (purchase: P) => Promise<Partial<Consent>>,
  ) => Promise<readonly Reservation[]>;
  /** US$ set aside for what is queued or running. */
  readonly reserved: () => number;
}

export interface GatePurchase {
  readonly model: string;
  readonly requests: number;
  /** Of one request; absent where nobody knows. */
  readonly price: Estimate | undefined;
}

/** What is set aside for one request. */
export interface Reservation {
  /** Writes down what it cost, in the place of what was set aside. */
  readonly add: (entry: LedgerEntry) => Promise<void>;
  /** It is over: what is still set aside is free again. */
  readonly release: () => Promise<void>;
}

export interface GatePorts {
  readonly budget: () => Budget;
  readonly ledger: {
    readonly add: (entry: LedgerEntry) => Promise<void>;
    readonly today: () => Promise<Spent>;
  };
  /** What is set aside is otherwise than before. */
  readonly changed: () => void;
}

/**
 * To look at what is spent and to set something aside is one turn, and so is to write a cost down and to free what was set
 * aside: two orders cannot both pass a limit that fits one, and nothing counts twice.
 */
export function createGate({ budget, ledger, changed }: GatePorts): Gate {
  const inTurn = createTurns();
  const aside = new Map<Reservation, number>();
  const reserved = () => dollars([...aside.values()].reduce((sum, usd) => sum + usd, 0));

  return {
    admit: async (purchase, consent, ask) => {
      const { model, requests, price } = purchase;
      if (price?.high === 0) return Array.from({ length: requests }, () => reserve(0));
      const whole: Purchase = { model, price: timesEstimate(price, requests) };
      let given = consent;
      for (;;) {
        const answer = await inTurn(async () => {
          const limits = budget();
          const spent = limits.perDay > 0 ? await ledger.today() : NOTHING_SPENT;
          const judgement = judge(whole, limits, { spent, reserved: reserved() }, given);
          if (judgement.type === 'refused') throw judgement.error;
          return judgement.type === 'passes' ? Array.from({ length: requests }, () => reserve(price?.high)) : 'asks';
        });
        if (answer !== 'asks') return answer;
        // Not within the turn: somebody may take long, and the others go on. What is spent meanwhile is looked at again.
        given = { ...given, ...(await ask(purchase)) };
      }
    },
    reserved,
  };

  function reserve(usd: number | undefined): Reservation {
    const free = () => {
      if (aside.delete(reservation)) changed();
    };
    const reservation: Reservation = {
      add: (entry) =>
        inTurn(async () => {
          const isKnown = entry.usd !== undefined || usd === undefined;
          await ledger.add(isKnown ? entry : { ...entry, at_most: usd });
          free();
        }),
      release: () => inTurn(async () => free()),
    };
    if (usd) {
      aside.set(reservation, usd);
      changed();
    }
    return reservation;
  }
}
