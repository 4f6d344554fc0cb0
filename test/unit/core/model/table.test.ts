import assert from 'node:assert/strict';
import type { Operation } from '../../../../src/core/model/options.ts';
import { draftOf, judge, MEGABYTE, overlay, picture, type Wish } from './drafts.ts';

/** One model for each family. */
const MODELS = {
  '1': 'gpt-image-1',
  '1.5': 'gpt-image-1.5',
  '1-mini': 'gpt-image-1-mini',
  'chatgpt-image-latest': 'chatgpt-image-latest',
  '2': 'gpt-image-2',
  '2.5': 'gpt-image-2.5-sunburst',
  '2.6': 'gpt-image-2.6-sunburst',
  'dall-e-2': 'dall-e-2',
  'dall-e-3': 'dall-e-3',
} as const;

type Family = keyof typeof MODELS;

const FREE: readonly Family[] = ['2', '2.5', '2.6'];
const FIXED: readonly Family[] = ['1', '1.5', '1-mini', 'chatgpt-image-latest'];
const GPT: readonly Family[] = [...FIXED, ...FREE];
const LEGACY: readonly Family[] = ['dall-e-2', 'dall-e-3'];
const BEFORE_2_5: readonly Family[] = [...FIXED, '2'];
const BEFORE_2_6: readonly Family[] = [...BEFORE_2_5, '2.5'];

/** One parameter in some families; where nothing is taken, the parameter is not accepted at all. */
interface Cell {
  readonly field: string;
  readonly families: readonly Family[];
  readonly takes?: readonly unknown[];
  /** Taken, though the server may refuse it. */
  readonly doubts?: readonly unknown[];
  readonly refuses: readonly unknown[];
  /** Set as well, so that nothing but the value can be at fault. */
  readonly beside?: Wish;
  /** Both where nothing is said. */
  readonly only?: Operation;
}

const THREE_SIZES = ['1024x1024', '1536x1024', '1024x1536', 'auto'];
const FOUR_QUALITIES = ['low', 'medium', 'high', 'auto'];
const RASTER = ['png', 'jpeg', 'webp'];
const GIF = { output_format: 'gif' };
const SVG_AUTHOR = { model: 'gpt-5.5', reasoning: { effort: 'low' } };
const pictures = (count: number) => Array.from({ length: count }, () => picture('png'));

const cells: readonly Cell[] = [
  { field: 'prompt', families: GPT, takes: ['x', 'x'.repeat(32_000)], refuses: ['', 'x'.repeat(32_001)] },
  { field: 'n', families: GPT, takes: [1, 10], refuses: [0, 11] },
  { field: 'size', families: FIXED, takes: THREE_SIZES, refuses: ['1280x720', '512x512', '1792x1024'] },
  {
    field: 'size',
    families: FREE,
    takes: [...THREE_SIZES, '1280x720'],
    doubts: ['2048x2048'],
    refuses: ['1281x720', '512x512'],
  },
  { field: 'quality', families: BEFORE_2_5, takes: FOUR_QUALITIES, refuses: ['xhigh', 'max', 'standard', 'hd'] },
  {
    field: 'quality',
    families: ['2.5', '2.6'],
    takes: [...FOUR_QUALITIES, 'xhigh', 'max'],
    refuses: ['standard', 'hd'],
  },
  {
    field: 'background',
    families: [...FIXED, '2.5', '2.6'],
    takes: ['auto', 'opaque', 'transparent'],
    refuses: ['white'],
  },
  { field: 'background', families: ['2'], takes: ['auto', 'opaque'], doubts: ['transparent'], refuses: ['white'] },
  { field: 'output_format', families: BEFORE_2_6, takes: RASTER, refuses: ['gif', 'svg', 'jpg'] },
  {
    field: 'output_format',
    families: ['2.6'],
    only: 'generate',
    takes: [...RASTER, 'svg'],
    doubts: ['gif'],
    refuses: ['avif'],
  },
  { field: 'output_format', families: ['2.6'], only: 'edit', takes: RASTER, doubts: ['gif'], refuses: ['svg'] },
  ...['jpeg', 'webp'].map((output_format) => ({
    field: 'output_compression',
    families: GPT,
    beside: { output_format },
    takes: [0, 100],
    refuses: [-1, 101],
  })),
  { field: 'moderation', families: GPT, takes: ['low', 'auto'], refuses: ['high'] },
  { field: 'input_fidelity', families: GPT, only: 'generate', refuses: ['low'] },
  { field: 'input_fidelity', families: ['1', '1.5'], only: 'edit', takes: ['low', 'high'], refuses: ['auto'] },
  { field: 'input_fidelity', families: ['1-mini'], only: 'edit', takes: ['low'], refuses: ['high'] },
  {
    field: 'input_fidelity',
    families: ['chatgpt-image-latest'],
    only: 'edit',
    doubts: ['low', 'high'],
    refuses: ['auto'],
  },
  { field: 'input_fidelity', families: FREE, only: 'edit', refuses: ['low', 'high'] },
  {
    field: 'mask',
    families: GPT,
    only: 'edit',
    takes: [overlay()],
    refuses: [picture('jpeg'), overlay({ width: 512 })],
  },
  { field: 'mask', families: GPT, only: 'generate', refuses: [overlay()] },
  { field: 'markup', families: BEFORE_2_5, only: 'edit', refuses: [overlay()] },
  { field: 'markup', families: ['2.5', '2.6'], only: 'edit', takes: [overlay()], refuses: [picture('png')] },
  { field: 'markup', families: GPT, only: 'generate', refuses: [overlay()] },
  { field: 'complexity', families: BEFORE_2_6, refuses: ['low', 'medium', 'high'] },
  { field: 'complexity', families: ['2.6'], takes: ['low', 'medium', 'high'], refuses: ['auto', 'max'] },
  { field: 'frame_count', families: BEFORE_2_6, refuses: [9] },
  { field: 'frame_count', families: ['2.6'], beside: GIF, takes: [2, 16], refuses: [1, 17] },
  { field: 'frame_duration_ms', families: BEFORE_2_6, refuses: [200] },
  { field: 'frame_duration_ms', families: ['2.6'], beside: GIF, takes: [200, 655_350], refuses: [655_360] },
  { field: 'svg', families: GPT, refuses: [SVG_AUTHOR] },
  { field: 'stream', families: GPT, takes: [true, false], refuses: ['true'] },
  { field: 'partial_images', families: GPT, takes: [0, 3], refuses: [-1, 4] },
  { field: 'safety_identifier', families: GPT, takes: ['a1b2'], refuses: [12] },
  { field: 'user', families: GPT, takes: ['a1b2'], refuses: [12] },
  { field: 'response_format', families: GPT, refuses: ['url', 'b64_json'] },
  { field: 'style', families: GPT, refuses: ['vivid', 'natural'] },
  ...['seed', 'negative_prompt', 'steps', 'cfg'].map((field) => ({
    field,
    families: [...GPT, ...LEGACY],
    refuses: [7],
  })),
  {
    field: 'image',
    families: GPT,
    only: 'edit',
    takes: [pictures(16), [picture('webp'), picture('jpeg', { width: 31 })], [picture('png', {}, 50 * MEGABYTE - 1)]],
    refuses: [[], pictures(17), [picture('gif')], [picture('svg')], [picture('png', {}, 50 * MEGABYTE)]],
  },
  { field: 'image', families: GPT, only: 'generate', refuses: [pictures(1)] },

  { field: 'model', families: ['dall-e-3'], only: 'edit', refuses: ['dall-e-3'] },
  { field: 'model', families: ['dall-e-3'], only: 'generate', takes: ['dall-e-3'], refuses: [3] },
  { field: 'model', families: ['dall-e-2'], takes: ['dall-e-2'], refuses: [2] },
  { field: 'prompt', families: ['dall-e-3'], takes: ['x'.repeat(4000)], refuses: ['x'.repeat(4001)] },
  { field: 'prompt', families: ['dall-e-2'], takes: ['x'.repeat(1000)], refuses: ['x'.repeat(1001)] },
  { field: 'n', families: ['dall-e-3'], takes: [1], refuses: [0, 2] },
  { field: 'n', families: ['dall-e-2'], takes: [1, 10], refuses: [0, 11] },
  {
    field: 'size',
    families: ['dall-e-3'],
    takes: ['1024x1024', '1792x1024', '1024x1792'],
    refuses: ['auto', '512x512', '1536x1024'],
  },
  { field: 'size', families: ['dall-e-2'], takes: ['256x256', '512x512', '1024x1024'], refuses: ['auto', '1792x1024'] },
  { field: 'quality', families: ['dall-e-3'], takes: ['standard', 'hd'], refuses: ['auto', 'high'] },
  { field: 'quality', families: ['dall-e-2'], takes: ['standard'], refuses: ['hd', 'low'] },
  { field: 'style', families: ['dall-e-3'], takes: ['vivid', 'natural'], refuses: ['calm'] },
  { field: 'style', families: ['dall-e-2'], refuses: ['vivid', 'natural'] },
  { field: 'response_format', families: LEGACY, takes: ['url', 'b64_json'], refuses: ['png'] },
  {
    field: 'image',
    families: ['dall-e-2'],
    only: 'edit',
    takes: [pictures(1), [picture('png', {}, 4 * MEGABYTE - 1)]],
    refuses: [
      pictures(2),
      [picture('jpeg')],
      [picture('png', { width: 512 })],
      [picture('png', {}, 4 * MEGABYTE)],
      [{ kind: 'url', url: 'https://example.com/fox.png' }],
    ],
  },
  {
    field: 'mask',
    families: ['dall-e-2'],
    only: 'edit',
    takes: [overlay(), overlay({}, 4 * MEGABYTE - 1)],
    refuses: [overlay({ width: 512, height: 512 }), picture('webp', { alpha: true }), overlay({}, 4 * MEGABYTE)],
  },
  { field: 'markup', families: ['dall-e-2'], only: 'edit', refuses: [overlay()] },
];

describe('the table of models', () => {
  for (const { field, families, takes = [], doubts = [], refuses, beside = {}, only } of cells) {
    for (const family of families) {
      const model = MODELS[family];
      for (const operation of operationsOf(family, field).filter((one) => !only || one === only)) {
        const taken = [...takes, ...doubts].length;
        it(`${model} ${taken ? `takes ${taken} and ` : ''}refuses ${refuses.length} of ${field} to ${operation}`, () => {
          const outcomes = [
            ...takes.map((value) => [value, 'taken'] as const),
            ...doubts.map((value) => [value, 'doubtful'] as const),
            ...refuses.map((value) => [value, field] as const),
          ];
          const images = operation === 'edit' ? { image: pictures(1) } : {};
          const judged = outcomes.map(([value]) => {
            const { wrong, doubtful } = judge(draftOf(operation, model, { ...images, ...beside, [field]: value }));
            return [show(value), wrong.length > 0 ? wrong.join() : doubtful.includes(field) ? 'doubtful' : 'taken'];
          });
          assert.deepEqual(
            judged,
            outcomes.map(([value, outcome]) => [show(value), outcome]),
          );
        });
      }
    }
  }

  it('is held here in every cell', () => {
    const fields = new Set(cells.filter(({ families }) => families.includes('2')).map(({ field }) => field));
    const isHeld = (field: string, family: Family, operation: Operation) =>
      cells.some(
        (cell) => cell.field === field && cell.families.includes(family) && (cell.only ?? operation) === operation,
      );
    const missing = [...fields].flatMap((field) =>
      GPT.flatMap((family) =>
        operationsOf(family, field)
          .filter((operation) => !isHeld(field, family, operation))
          .map((operation) => `${field} of ${family} to ${operation}`),
      ),
    );
    assert.equal(fields.size, 26);
    assert.deepEqual(missing, []);
  });
});

/** dall-e-3 only generates; that it does not edit is itself a cell. */
function operationsOf(family: Family, field: string): readonly Operation[] {
  return family === 'dall-e-3' && field !== 'model' ? ['generate'] : ['generate', 'edit'];
}

function show(value: unknown): string {
  const text = JSON.stringify(value, (key, part) => (key === 'bytes' ? part.length : part));
  return text.length > 1000 ? `${text.length} characters` : text;
}
