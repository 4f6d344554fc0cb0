import * as vscode from 'vscode';
import type { Today } from '../../core/cost-calls.ts';
import { CONFIGURATION } from '../../core/ids.ts';
import { budgetOf, type Consent, type Budget as Limits } from '../../core/job/budget.ts';
import { createGate, type Reservation } from '../../core/job/gate.ts';
import { estimate } from '../../core/model/price.ts';
import type { SettingName } from '../../core/settings.ts';
import { t } from '../../core/text.ts';
import { ImageError } from '../../core/wire/errors.ts';
import type { Passage } from '../road.ts';
import { readSettings } from '../settings.ts';
import type { AskPrice, PricedOrder } from './ask-price.ts';
import type { Ledger } from './ledger.ts';
import type { UnaskedModels } from './unasked-models.ts';

/** What may be spent, and the gate that holds every order to it. */
export interface Budget extends vscode.Disposable {
  /**
   * Lets so many requests pass together, or throws an ImageError: `budget-exceeded`, or `cancelled` where somebody was asked
   * about the price and left.
   */
  readonly admit: (passage: Passage, requests: number, manner: Manner) => Promise<readonly Reservation[]>;
  readonly today: () => Promise<Today>;
  /** What is set aside, or a setting, is otherwise than before. */
  readonly onDidChange: vscode.Event<void>;
}

/** Who stands behind an order. */
export interface Manner {
  /** Whether somebody is there who can be asked about the price; if not, what needs a yes is refused. */
  readonly mayAsk: boolean;
  readonly approved?: Approval | undefined;
}

/** A yes that was given already, as to the sum of several orders; it never goes above the limit of a day. */
export interface Approval {
  /** To as many US$ for this order. */
  readonly usd?: number;
  /** To a price that nobody knows; it counts only where somebody may be asked. */
  readonly unknown?: boolean;
}

export interface BudgetDependencies {
  readonly ledger: Pick<Ledger, 'add' | 'today'>;
  readonly unasked: UnaskedModels;
  readonly askPrice: AskPrice;
}

export function createBudget({ ledger, unasked, askPrice }: BudgetDependencies): Budget {
  const changes = new vscode.EventEmitter<void>();
  const listening = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`${CONFIGURATION}.budget`)) changes.fire();
  });
  const gate = createGate({
    budget: readLimits,
    ledger: {
      add: ledger.add,
      // Without it a limit cannot be kept.
      today: () => ledger.today().catch(unreadable),
    },
    changed: () => changes.fire(),
  });

  return {
    admit: ({ request, server }, requests, { mayAsk, approved }) => {
      const host = server ? new URL(server.baseUrl).host : '';
      const { model } = request;
      const order: PricedOrder = { request, model, requests, price: estimate(request), host };
      const unknown = approved?.unknown === true || unasked.has({ host, model });
      const consent: Consent = { mayAsk, approved: approved?.usd, unknown };
      return gate.admit(order, consent, (asked) => askPrice(asked, readLimits()));
    },
    today: async () => ({
      spent: await ledger.today(),
      reserved: gate.reserved(),
      perDay: readSettings()['budget.perDay'],
    }),
    onDidChange: changes.event,
    dispose: () => vscode.Disposable.from(listening, changes).dispose(),
  };
}

/** As they stand there, whatever type they are. */
function readLimits(): Limits {
  const configuration = vscode.workspace.getConfiguration(CONFIGURATION);
  const read = (name: SettingName) => configuration.get<unknown>(name);
  return budgetOf({ perDay: read('budget.perDay'), confirmAbove: read('budget.confirmAbove') });
}

function unreadable(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  throw new ImageError('budget-exceeded', t('what was spent today cannot be read: {0}', reason), { cause: error });
}
