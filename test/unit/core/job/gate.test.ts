import assert from 'node:assert/strict';
import { type Budget, type Consent, declined } from '../../../../src/core/job/budget.ts';
import { createGate, type GatePurchase } from '../../../../src/core/job/gate.ts';
import { type LedgerEntry, sumOf } from '../../../../src/core/job/spending.ts';

/** A file takes a while to be read and to be written. */
const aWhile = () => new Promise((resolve) => setImmediate(resolve));

const SILENT: Consent = { mayAsk: false };
const ASKABLE: Consent = { mayAsk: true };

function order(usd: number | undefined, requests = 1): GatePurchase {
  return { model: 'm', requests, price: usd === undefined ? undefined : { low: 0, high: usd } };
}

const entry = (usd?: number): LedgerEntry => ({
  at: Date.now(),
  model: 'm',
  files: [],
  ...(usd === undefined ? {} : { usd }),
});

const noQuestion = () => assert.fail('nobody is to be asked');

describe('the gate', () => {
  let budget: Budget;
  let written: LedgerEntry[];
  let reads: number;
  let changes: number;
  const gateOf = () =>
    createGate({
      budget: () => budget,
      ledger: {
        add: async (one) => {
          await aWhile();
          written.push(one);
        },
        today: async () => {
          reads++;
          const sum = sumOf(written);
          await aWhile();
          return sum;
        },
      },
      changed: () => changes++,
    });
  beforeEach(() => {
    budget = { perDay: 1, confirmAbove: 0 };
    written = [];
    reads = 0;
    changes = 0;
  });

  it('lets only one of two orders pass that come at once, where the limit fits one', async () => {
    const gate = gateOf();
    const both = await Promise.allSettled([0.6, 0.6].map((usd) => gate.admit(order(usd), SILENT, noQuestion)));
    assert.deepEqual(
      both.map(({ status }) => status),
      ['fulfilled', 'rejected'],
    );
    assert.equal(gate.reserved(), 0.6);
  });

  it('counts each request of an order of several, and lets all of them pass or none', async () => {
    const gate = gateOf();
    await assert.rejects(gate.admit(order(0.4, 3), SILENT, noQuestion), { code: 'budget-exceeded' });
    assert.equal(gate.reserved(), 0);
    assert.equal((await gate.admit(order(0.3, 3), SILENT, noQuestion)).length, 3);
    assert.equal(gate.reserved(), 0.9);
  });

  it('counts what is running until its cost is written down, and then that: never neither, never both', async () => {
    const gate = gateOf();
    const [running] = await gate.admit(order(0.8), SILENT, noQuestion);
    const paying = running?.add(entry(0.5));
    const meanwhile = [0.5, 0.2].map((usd) => gate.admit(order(usd), SILENT, noQuestion));
    const [larger, smaller] = await Promise.allSettled(meanwhile);
    await paying;
    assert.deepEqual([larger?.status, smaller?.status], ['fulfilled', 'rejected']);
    assert.deepEqual([gate.reserved(), sumOf(written).usd], [0.5, 0.5]);
  });

  it('gives back what an order did not cost', async () => {
    const gate = gateOf();
    const [running] = await gate.admit(order(0.8), SILENT, noQuestion);
    await running?.release();
    await running?.release();
    assert.equal(gate.reserved(), 0);
    await gate.admit(order(0.8), SILENT, noQuestion);
    assert.equal(changes, 3);
  });

  it('writes down what it may have cost at most, where nobody knows what it did, and counts that', async () => {
    const gate = gateOf();
    const [running] = await gate.admit(order(0.8), SILENT, noQuestion);
    await Promise.all([running?.add(entry()), running?.release()]);
    assert.deepEqual([written[0]?.usd, written[0]?.at_most, gate.reserved()], [undefined, 0.8, 0]);
    await assert.rejects(gate.admit(order(0.3), SILENT, noQuestion), { code: 'budget-exceeded' });
  });

  it('asks once about the whole order, and takes a yes', async () => {
    budget = { perDay: 0, confirmAbove: 0.5 };
    const gate = gateOf();
    const asked: GatePurchase[] = [];
    const passed = await gate.admit(order(0.4, 2), ASKABLE, async (purchase) => {
      asked.push(purchase);
      return { approved: 0.8 };
    });
    assert.deepEqual([passed.length, asked, gate.reserved()], [2, [order(0.4, 2)], 0.8]);
  });

  it('sets nothing aside where somebody does not say yes', async () => {
    const gate = gateOf();
    const no = async () => {
      throw declined();
    };
    await assert.rejects(gate.admit(order(undefined), ASKABLE, no), { code: 'cancelled' });
    assert.equal(gate.reserved(), 0);
  });

  it('lets others pass while somebody is asked, and looks at the day once more after the yes', async () => {
    budget = { perDay: 1, confirmAbove: 0.5 };
    const gate = gateOf();
    const slow = gate.admit(order(0.6), ASKABLE, async () => {
      await gate.admit(order(0.5), SILENT, noQuestion);
      return { approved: 0.6 };
    });
    await assert.rejects(slow, { code: 'budget-exceeded' });
    assert.equal(gate.reserved(), 0.5);
  });

  it('looks at the ledger only where a day has a limit, and for what is free at nothing at all', async () => {
    const gate = gateOf();
    budget = { perDay: 0, confirmAbove: 9 };
    await gate.admit(order(0.5), SILENT, noQuestion);
    budget = { perDay: 0.01, confirmAbove: 0.01 };
    assert.equal((await gate.admit(order(0, 4), SILENT, noQuestion)).length, 4);
    assert.deepEqual([reads, gate.reserved()], [0, 0.5]);
  });
});
