import assert from 'node:assert/strict';
import { isCostAsk } from '../../../src/core/cost-calls.ts';

const READ = { by: 'day', days: 30, everywhere: false, order: 'cost', descending: true, limit: 100 };

describe('what the page of costs may say', () => {
  const welcome: readonly (readonly [name: string, ask: unknown])[] = [
    ['costs-read', READ],
    ['costs-read', { ...READ, by: 'file', order: 'last', days: 0, limit: 0 }],
    ['costs-export', { days: 7, everywhere: true }],
    ['file-open', { uri: 'file:///w/a.png' }],
    ['model-asked-again', { host: 'localhost:1', model: 'm' }],
    ['budget-open', {}],
  ];
  for (const [name, ask] of welcome) {
    it(`${name} with ${JSON.stringify(ask)}`, () => assert.equal(isCostAsk(name, ask), true));
  }

  const strange: readonly (readonly [name: string, ask: unknown])[] = [
    ['costs-read', undefined],
    ['costs-read', null],
    ['costs-read', {}],
    ['costs-read', { ...READ, by: 'week' }],
    ['costs-read', { ...READ, by: ['day'] }],
    ['costs-read', { ...READ, order: 'toString' }],
    ['costs-read', { ...READ, limit: -1 }],
    ['costs-read', { ...READ, days: 1.5 }],
    ['costs-export', { days: 7 }],
    ['file-open', { uri: 7 }],
    ['model-asked-again', { host: 'localhost:1' }],
    ['budget-raised', { perDay: 1000 }],
    ['toString', {}],
  ];
  for (const [name, ask] of strange) {
    it(`not ${name} with ${JSON.stringify(ask)}`, () => assert.equal(isCostAsk(name, ask), false));
  }
});
