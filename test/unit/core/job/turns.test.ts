import assert from 'node:assert/strict';
import { createTurns } from '../../../../src/core/job/turns.ts';

describe('turns', () => {
  it('run one after the other in the order in which they came, also after one that failed', async () => {
    const inTurn = createTurns();
    const told: string[] = [];
    const slow = (name: string, fails = false) =>
      inTurn(async () => {
        told.push(`${name} begins`);
        await new Promise((resolve) => setImmediate(resolve));
        told.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      });
    const all = await Promise.allSettled([slow('first'), slow('second', true), slow('third')]);
    assert.deepEqual(
      all.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason))),
      ['first', 'Error: second', 'third'],
    );
    assert.deepEqual(
      told,
      ['first', 'second', 'third'].flatMap((name) => [`${name} begins`, `${name} ends`]),
    );
  });
});
