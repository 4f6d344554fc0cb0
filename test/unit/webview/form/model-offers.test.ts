import assert from 'node:assert/strict';
import type { Operation } from '../../../../src/core/model/options.ts';
import type { StudioFacts } from '../../../../src/core/protocol.ts';
import { modelGroups } from '../../../../src/webview/studio/form/model-offers.ts';
import { facts } from './forms.ts';

const TODAY = '2026-11-21';

const groups = (chosen: string, known: Partial<StudioFacts> = {}, operation: Operation = 'generate') =>
  modelGroups(operation, chosen, facts(known), TODAY);

/** What the list says of a model, and in which group. */
function find(id: string, known: Partial<StudioFacts> = {}, chosen = 'placeholder') {
  for (const { label, models } of groups(chosen, known)) {
    const model = models.find((one) => one.id === id);
    if (model) return [label, model.text];
  }
  return undefined;
}

describe('the models to choose from', () => {
  const cases: readonly (readonly [id: string, known: Partial<StudioFacts>, expected: readonly string[]])[] = [
    ['placeholder', {}, ['On this machine', 'placeholder · offline, free']],
    ['gpt-image-2.5-flare', {}, ['Online', 'gpt-image-2.5-flare · default']],
    ['gpt-image-1.5', {}, ['Ending', 'gpt-image-1.5 · ends 2026-12-01']],
    ['dall-e-3', {}, ['Ending', 'dall-e-3 · retired 2026-05-12']],
    ['house-model', { listed: [{ id: 'house-model' }] }, ['Listed by the server', 'house-model · unknown here']],
    [
      'gpt-image-2.5-flare-2026-09-08',
      { listed: [{ id: 'gpt-image-2.5-flare-2026-09-08' }] },
      ['Listed by the server', 'gpt-image-2.5-flare-2026-09-08'],
    ],
    [
      'gpt-image-2',
      { listed: [{ id: 'gpt-image-2', shutdown: '2027-01-31' }] },
      ['Ending', 'gpt-image-2 · ends 2027-01-31'],
    ],
    ['own-model', { defaultModel: 'own-model' }, ['Others', 'own-model · default · unknown here']],
  ];
  for (const [id, known, expected] of cases) {
    it(`name ${id} as “${expected.join(': ')}”`, () => assert.deepEqual(find(id, known), expected));
  }

  it('hold the chosen one even where nobody knows it', () => {
    assert.deepEqual(find('typed-by-hand', {}, 'typed-by-hand'), ['Others', 'typed-by-hand · unknown here']);
  });

  it('name each model once', () => {
    const known = { listed: [{ id: 'gpt-image-2' }, { id: 'house-model' }], defaultModel: 'house-model' };
    const ids = groups('house-model', known).flatMap(({ models }) => models.map(({ id }) => id));
    assert.equal(new Set(ids).size, ids.length);
  });

  it('are for an edit only those that can edit', () => {
    const ids = groups('placeholder', { listed: [{ id: 'dall-e-3' }] }, 'edit').flatMap(({ models }) =>
      models.map(({ id }) => id),
    );
    assert.ok(!ids.includes('dall-e-3'));
    assert.ok(ids.includes('dall-e-2'));
  });
});
