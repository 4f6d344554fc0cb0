import assert from 'node:assert/strict';
import { findModel, modelForMarkup, offeredModels, shutdownNote } from '../../../../src/core/model/catalogue.ts';
import { choicesOf } from '../../../../src/core/model/choices.ts';
import type { Operation } from '../../../../src/core/model/options.ts';
import type { OptionSet, Row } from '../../../../src/core/model/row.ts';
import { ONLINE_MODEL, TABLE } from '../../../../src/core/model/table.ts';
import { validate } from '../../../../src/core/model/validate.ts';
import { bodyOf, edit, generate, judge, picture } from './drafts.ts';

/** Every id that the vendor's reference lists, newest family first, and the day from which it answers no more. */
const listed: readonly Listed[] = [
  { family: '2.6', ids: ['gpt-image-2.6-flare', 'gpt-image-2.6-sunburst'] },
  {
    family: '2.5',
    ids: ['gpt-image-2.5-flare', 'gpt-image-2.5-sunburst'],
    dated: ['gpt-image-2.5-flare-2026-09-08', 'gpt-image-2.5-sunburst-2026-09-08'],
  },
  { family: '2', ids: ['gpt-image-2'], dated: ['gpt-image-2-2026-04-21'] },
  { family: '1.5', ids: ['gpt-image-1.5'], dated: ['gpt-image-1.5-2025-12-16'], note: 'ends 2026-12-01' },
  { family: '1-mini', ids: ['gpt-image-1-mini'], note: 'ends 2026-12-01' },
  { family: 'chatgpt-image-latest', ids: ['chatgpt-image-latest'], note: 'ends 2026-12-01' },
  { family: '1', ids: ['gpt-image-1'], note: 'retired 2026-10-23' },
  { family: 'dall-e-3', ids: ['dall-e-3'], note: 'retired 2026-05-12' },
  { family: 'dall-e-2', ids: ['dall-e-2'], note: 'retired 2026-05-12' },
];

interface Listed {
  readonly family: string;
  readonly ids: readonly string[];
  readonly dated?: readonly string[];
  /** On 2026-11-20. */
  readonly note?: string;
}

describe('the ids of models', () => {
  for (const { family, ids, dated = [], note } of listed) {
    it(`lead to ${family}: ${[...ids, ...dated].join(', ')}${note ? ` (${note})` : ''}`, () => {
      for (const id of [...ids, ...dated]) {
        const { row, known } = findModel(id);
        assert.deepEqual([id, known, row.family], [id, true, family]);
        assert.equal(shutdownNote(row.shutdown, '2026-11-20'), note);
      }
    });
  }

  it('are said to end until the day before, and to be retired on the day', () => {
    const { shutdown } = findModel('gpt-image-1.5').row;
    assert.equal(shutdownNote(shutdown, '2026-11-30'), 'ends 2026-12-01');
    assert.equal(shutdownNote(shutdown, '2026-12-01'), 'retired 2026-12-01');
  });

  const helpers: readonly (readonly [id: string, other: string])[] = [
    ['gpt-image-2', ONLINE_MODEL],
    ['gpt-image-1.5', ONLINE_MODEL],
    ['dall-e-3', ONLINE_MODEL],
    ['placeholder', 'placeholder'],
  ];
  for (const [id, other] of helpers) {
    it(`lead from ${id} to ${other} where markup is wanted`, () => {
      assert.equal(modelForMarkup(findModel(id)), other);
      assert.equal(findModel(other).row.edit?.input.markup, true);
    });
  }

  it('lead to the first that takes markup where the default takes none, and nowhere where none does', () => {
    const without = TABLE.filter(({ ids }) => !ids.includes(ONLINE_MODEL));
    assert.equal(modelForMarkup(findModel('gpt-image-2'), without), 'gpt-image-2.6-flare');
    const none = TABLE.filter(({ edit }) => !edit?.input.markup);
    assert.equal(modelForMarkup(findModel('gpt-image-2'), none), undefined);
  });

  const tomorrow: readonly (readonly [id: string, family: string])[] = [
    ['gpt-image-2.6-flare-2026-11-21', '2.6'],
    ['gpt-image-2.6-sunburst-2026-11-21', '2.6'],
    ['gpt-image-2.5-sunburst-2027-01-01', '2.5'],
    ['gpt-image-2-2026-11-21', '2'],
    ['gpt-image-1.5-2026-11-21', '1.5'],
    ['gpt-image-1-mini-2026-11-21', '1-mini'],
  ];
  for (const [id, family] of tomorrow) {
    it(`lead to ${family} from a snapshot of tomorrow, ${id}`, () => {
      assert.deepEqual([findModel(id).row.family, findModel(id).known], [family, true]);
      assert.deepEqual(judge(generate(id, { quality: 'high' })), { wrong: [], doubtful: [] });
    });
  }

  const strangers = [
    ...['gpt-image-9', 'gpt-image-10', 'gpt-image-1x', 'gpt-image-1.5x', 'gpt-image-1.55', 'gpt-image-1-minimal'],
    ...['gpt-image-22', 'gpt-image-2.55', 'gpt-image-2.60', 'gpt-image-2-pro', 'gpt-image-2x', 'gpt-image-3'],
    ...['my/deployment', 'my-gpt-image-2', 'openai/gpt-image-2', 'dall-e-4', 'dall-e-22', 'dall-e', 'placeholder-2'],
    ...['__proto__', 'constructor'],
  ];
  for (const id of strangers) {
    it(`lead to nobody's family from ${id}, without a price and with one warning`, () => {
      const { known, row } = findModel(id);
      assert.deepEqual([known, row.pricing], [false, undefined]);
      assert.deepEqual(judge(generate(id)), { wrong: [], doubtful: ['model'] });
    });
  }

  for (const operation of ['generate', 'edit'] satisfies Operation[]) {
    it(`are offered newest first and without dates to ${operation}`, () => {
      const offered = offeredModels(operation).filter(({ row }) => row.runs === 'api');
      assert.deepEqual(
        offered.map(({ id }) => id),
        listed.flatMap(({ ids }) => ids).filter((id) => operation === 'generate' || id !== 'dall-e-3'),
      );
    });
  }

  it('that nobody knows are let through with warnings only, whatever is asked', () => {
    const options = {
      n: 50,
      size: '64x64',
      quality: 'ultra',
      style: 'calm',
      output_format: 'avif',
      prompt: 'x'.repeat(32_001),
    };
    const fields = ['model', ...Object.keys(options)].sort();
    const { wrong, doubtful } = judge(generate('gpt-image-9', options));
    assert.deepEqual([wrong, [...new Set(doubtful)].sort()], [[], fields]);
  });

  it('that nobody knows may be given pictures that the models of today refuse', () => {
    const draft = edit('gpt-image-9', {
      image: [...Array.from({ length: 16 }, () => picture('png')), picture('gif')],
      mask: picture('webp'),
    });
    const { wrong, doubtful } = judge(draft);
    assert.deepEqual([wrong, [...new Set(doubtful)].sort()], [[], ['image', 'mask', 'model']]);
  });
});

describe('a made-up model with a new quality', () => {
  const comet = 'gpt-image-3-comet';
  const table: readonly Row[] = [madeUp(), ...TABLE];

  it('is a change of the table alone: offered, checked and sent', async () => {
    const draft = generate(comet, { quality: 'ultra' });
    assert.equal(findModel(comet, table).known, true);
    assert.equal(offeredModels('generate', table)[0]?.id, comet);
    assert.deepEqual(
      choicesOf('quality', draft, table).map(({ value, allowed }) => [value, allowed]),
      ['auto', 'ultra'].map((value) => [value, true]),
    );
    const verdict = validate(draft, table);
    assert.ok(verdict.ok);
    assert.deepEqual(verdict.warnings, []);
    const { model, quality } = await bodyOf(verdict.request);
    assert.deepEqual([model, quality], [comet, 'ultra']);
  });

  it('refuses a quality outside its row, and shares its own with nobody', () => {
    assert.deepEqual(judge(generate(comet, { quality: 'high' }), table).wrong, ['quality']);
    assert.deepEqual(judge(generate('gpt-image-2.6-flare', { quality: 'ultra' }), table).wrong, ['quality']);
  });

  function madeUp(): Row {
    const model = findModel('gpt-image-2.5-flare').row;
    const quality: OptionSet['quality'] = { kind: 'choice', values: ['auto', 'ultra'], preset: 'auto' };
    return { ...model, family: '3', ids: [comet], match: /^gpt-image-3-/, generate: { ...model.generate, quality } };
  }
});
