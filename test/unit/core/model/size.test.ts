import assert from 'node:assert/strict';
import { parseSize } from '../../../../src/core/model/size.ts';
import { validate } from '../../../../src/core/model/validate.ts';
import { generate, judge } from './drafts.ts';

const FREE = ['gpt-image-2', 'gpt-image-2.5-flare', 'gpt-image-2.6-flare'];

/** Each limit with the sizes exactly on it, and those one step beyond that break nothing else. */
const limits: readonly (readonly [limit: string, on: readonly string[], beyond: readonly string[]])[] = [
  ['a multiple of 16', ['1040x1024', '1024x1040'], ['1041x1024', '1039x1024', '1032x1024', '1024x1032', '1024x1039']],
  [
    'written with a small x',
    ['1280x720', 'auto'],
    ['1280X720', '1280×720', '1280 x 720', '1280', '01280x720', '-1280x720'],
  ],
  [
    'at most three times as long as short',
    ['1440x480', '480x1440', '3840x1280'],
    ['1456x480', '480x1456', '3840x1264'],
  ],
  ['at most 3,840 long', ['3840x1600', '1600x3840'], ['3856x1600', '1600x3856', '3856x2144']],
  ['of at least 655,360 pixels', ['1024x640', '640x1024'], ['1024x624', '1008x640', '624x1024', '800x800']],
  ['of at most 8,294,400 pixels', ['3840x2160', '2160x3840', '2880x2880'], ['3840x2176', '2176x3840', '2896x2880']],
];

describe('free sizes', () => {
  for (const [limit, on, beyond] of limits) {
    it(`are ${limit}: ${on.join(', ')}, but not ${beyond.join(', ')}`, () => {
      for (const model of FREE) {
        for (const size of on) assert.deepEqual(judge(generate(model, { size })).wrong, [], size);
        for (const size of beyond) assert.deepEqual(judge(generate(model, { size })).wrong, ['size'], size);
      }
    });
  }

  for (const [size, doubtful] of [
    ['2560x1440', []],
    ['2576x1440', ['size']],
    ['3840x2160', ['size']],
    ['auto', []],
  ] as const) {
    it(`${doubtful.length ? 'are experimental at' : 'are ordinary at'} ${size}, and sent`, () => {
      for (const model of FREE) assert.deepEqual(judge(generate(model, { size })), { wrong: [], doubtful });
    });
  }

  const nearest: readonly (readonly [wish: string, offer: string])[] = [
    ['1200x630', '1200x624'],
    ['1920x1080', '1920x1072'],
    ['1025x1039', '1024x1024'],
    ['4096x2304', '3840x2160'],
    ['7680x4320', '3840x2160'],
  ];
  for (const [wish, offer] of nearest) {
    it(`are offered near a wish: ${wish} → ${offer}`, () => assert.equal(offerFor(wish), offer));
  }

  it('that are offered for any wish are legal, and keep its shape as far as 3:1 allows', () => {
    const random = randomNumbers(20_261_120);
    let judged = 0;
    for (let round = 0; round < 3000; round++) {
      const [width, height] = [wishedEdge(random), wishedEdge(random)];
      const offer = offerFor(`${width}x${height}`);
      if (offer === undefined) continue;
      judged++;
      assert.deepEqual(judge(generate('gpt-image-2', { size: offer })).wrong, [], `${width}x${height} → ${offer}`);
      const size = parseSize(offer);
      assert.ok(size);
      const wished = Math.min(3, Math.max(1 / 3, width / height));
      const bent = Math.abs(Math.log(size.width / size.height / wished));
      assert.ok(bent < 0.05, `${width}x${height} → ${offer} is bent by ${bent.toFixed(3)}`);
    }
    assert.ok(judged > 2500, `${judged} sizes were refused`);
  });
});

/** The nearest size where one is refused. */
function offerFor(size: string): string | undefined {
  const verdict = validate(generate('gpt-image-2', { size }));
  if (verdict.ok) return undefined;
  return String(verdict.problems[0]?.nearest);
}

/** As many small as large ones, 1 to 65,536. */
function wishedEdge(random: () => number): number {
  return Math.round(2 ** (random() * 16));
}

/** Mulberry32: the same numbers from 0 to 1 in each run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
