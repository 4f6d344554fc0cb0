import assert from 'node:assert/strict';
import { type Budget, budgetOf, type Consent, declined, isDeclined, judge } from '../../../../src/core/job/budget.ts';
import { NOTHING_SPENT } from '../../../../src/core/job/spending.ts';
import { cancelled } from '../../../../src/core/wire/errors.ts';

type Outcome = 'passes' | 'asks' | 'refused';

const VERBS: Readonly<Record<Outcome, string>> = { passes: 'lets pass', asks: 'asks about', refused: 'refuses' };

interface Case {
  /** US$ at most; undefined where nobody knows. */
  readonly price?: number;
  readonly budget?: Partial<Budget>;
  readonly spent?: number;
  readonly running?: number;
  readonly consent?: Partial<Consent>;
}

function judged({ price, budget, spent = 0, running = 0, consent }: Case) {
  return judge(
    { model: 'm', price: price === undefined ? undefined : { low: 0, high: price } },
    { perDay: 0, confirmAbove: 0, ...budget },
    { spent: { ...NOTHING_SPENT, usd: spent, counted: spent }, reserved: running },
    { mayAsk: false, ...consent },
  );
}

const SILENT: Partial<Consent> = { mayAsk: false };
const ASKABLE: Partial<Consent> = { mayAsk: true };

describe('the budget', () => {
  const cases: readonly (readonly [what: string, outcome: Outcome, facts: Case])[] = [
    ['any known price where no budget is set', 'passes', { price: 900, consent: SILENT }],
    ['what is free, whatever was spent', 'passes', { price: 0, budget: { perDay: 1, confirmAbove: 0.01 }, spent: 9 }],

    ['what fits the day', 'passes', { price: 0.4, budget: { perDay: 1 }, spent: 0.5 }],
    ['what fits the day to the cent', 'passes', { price: 0.1, budget: { perDay: 0.3 }, spent: 0.2 }],
    ['what is above the day alone', 'refused', { price: 1.1, budget: { perDay: 1 } }],
    ['what is above it with what was spent', 'refused', { price: 0.4, budget: { perDay: 1 }, spent: 0.7 }],
    ['what is above it with what is running', 'refused', { price: 0.4, budget: { perDay: 1 }, running: 0.7 }],
    ['what is above it with both', 'refused', { price: 0.4, budget: { perDay: 1 }, spent: 0.35, running: 0.35 }],
    [
      'what is above the day, however much somebody agrees',
      'refused',
      {
        price: 1.1,
        budget: { perDay: 1 },
        consent: { mayAsk: true, approved: 9, unknown: true },
      },
    ],

    ['what costs as much as passes unasked', 'passes', { price: 0.1, budget: { confirmAbove: 0.1 }, consent: SILENT }],
    [
      'what costs more, where somebody can be asked',
      'asks',
      {
        price: 0.11,
        budget: { confirmAbove: 0.1 },
        consent: ASKABLE,
      },
    ],
    [
      'what costs more, where nobody can be asked',
      'refused',
      {
        price: 0.11,
        budget: { confirmAbove: 0.1 },
        consent: SILENT,
      },
    ],
    [
      'what costs more and was agreed to',
      'passes',
      {
        price: 0.11,
        budget: { confirmAbove: 0.1 },
        consent: { ...SILENT, approved: 0.11 },
      },
    ],
    [
      'what costs more than was agreed to',
      'refused',
      {
        price: 0.12,
        budget: { confirmAbove: 0.1 },
        consent: { ...SILENT, approved: 0.11 },
      },
    ],

    ['an unknown price, where somebody can be asked', 'asks', { consent: ASKABLE }],
    [
      'an unknown price, where somebody can be asked and a budget is set',
      'asks',
      {
        budget: { perDay: 1 },
        consent: ASKABLE,
      },
    ],
    [
      'an unknown price that somebody agreed to',
      'passes',
      {
        budget: { perDay: 1, confirmAbove: 0.1 },
        consent: { ...ASKABLE, unknown: true },
      },
    ],
    [
      'an unknown price once the day is used up',
      'refused',
      {
        budget: { perDay: 1 },
        spent: 0.6,
        running: 0.4,
        consent: { ...ASKABLE, unknown: true },
      },
    ],
    ['an unknown price, where nobody can be asked and no budget is set', 'passes', { consent: SILENT }],
    [
      'an unknown price, where nobody can be asked and the day has a budget',
      'refused',
      {
        budget: { perDay: 1 },
        consent: SILENT,
      },
    ],
    [
      'an unknown price, where nobody can be asked and dear ones need a yes',
      'refused',
      {
        budget: { confirmAbove: 1 },
        consent: SILENT,
      },
    ],
    [
      'an unknown price with a yes to a known one, which says nothing of it',
      'refused',
      {
        budget: { confirmAbove: 1 },
        consent: { ...SILENT, approved: 9 },
      },
    ],
    [
      'an unknown price that somebody always agrees to, where nobody can be asked',
      'refused',
      {
        budget: { confirmAbove: 1 },
        consent: { ...SILENT, unknown: true },
      },
    ],
  ];
  for (const [what, outcome, facts] of cases) {
    it(`${VERBS[outcome]} ${what}`, () => assert.equal(judged(facts).type, outcome));
  }

  const refusals: readonly (readonly [facts: Case, setting: string, words: RegExp])[] = [
    [
      { price: 0.42, budget: { perDay: 5 }, spent: 4.8, running: 0.21 },
      'stipple.budget.perDay',
      /^\$4\.80 spent today, \$0\.21 running, this may cost \$0\.42, and the limit is \$5 a day\. Raise stipple\.budget\.perDay/,
    ],
    [
      { budget: { perDay: 5 }, spent: 5 },
      'stipple.budget.perDay',
      /nobody knows what m costs, and the limit is \$5 a day/,
    ],
    [
      { budget: { perDay: 5 } },
      'stipple.budget.perDay',
      /^Nobody knows .* m costs, and stipple\.budget\.perDay is set/,
    ],
    [{ budget: { confirmAbove: 5 } }, 'stipple.budget.confirmAbove', /^Nobody knows .+\.confirmAbove is set/],
    [
      { price: 0.42, budget: { confirmAbove: 0.1 } },
      'stipple.budget.confirmAbove',
      /^This may cost \$0\.42, and above \$0\.10 somebody has to say yes\. Raise stipple\.budget\.confirmAbove/,
    ],
  ];
  for (const [facts, setting, words] of refusals) {
    it(`names ${setting} and says what to do: ${JSON.stringify(facts)}`, () => {
      const judgement = judged(facts);
      assert.ok(judgement.type === 'refused');
      const { code, message, problems } = judgement.error;
      assert.equal(code, 'budget-exceeded');
      assert.match(message, words);
      assert.deepEqual(problems, [{ field: setting, message }]);
    });
  }

  it('is read from numbers that are no less than nothing', () => {
    assert.deepEqual(budgetOf({ perDay: 0, confirmAbove: 0.5 }), { perDay: 0, confirmAbove: 0.5 });
  });

  for (const wrong of ['5', -1, Number.NaN, Number.POSITIVE_INFINITY, null, undefined, true, {}]) {
    it(`does not take ${typeof wrong === 'string' ? `the text ${wrong}` : String(wrong)} for no limit`, () => {
      for (const name of ['perDay', 'confirmAbove'] as const) {
        assert.throws(() => budgetOf({ perDay: 0, confirmAbove: 0, [name]: wrong }), {
          code: 'invalid-request',
          message: `stipple.budget.${name} must be a number of US$, 0 for no limit`,
        });
      }
    });
  }

  it('tells a price that was not agreed to from other cancelling', () => {
    assert.deepEqual([declined().code, isDeclined(declined()), isDeclined(cancelled())], ['cancelled', true, false]);
  });
});
