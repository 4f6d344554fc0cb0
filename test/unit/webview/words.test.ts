import assert from 'node:assert/strict';
import type { PictureView } from '../../../src/core/protocol.ts';
import { secondsBetween, writeSeconds } from '../../../src/webview/studio/pictures/elapsed.ts';
import {
  costOf,
  factsOf,
  nameOf,
  promptOf,
  describe as say,
  sizeOf,
  writeBytes,
} from '../../../src/webview/studio/pictures/words.ts';
import { FILE, view } from './views.ts';

const recipe = (options: Readonly<Record<string, unknown>>, facts: object = {}) =>
  ({ recipe: { operation: 'generate', options, image: [], ...facts } }) as const;

describe('the words for a picture', () => {
  const failure = { message: 'No credit', action: 'open-billing', label: 'Open Billing' } as const;
  const spoken: readonly (readonly [Partial<PictureView>, number | undefined, string])[] = [
    [{ phase: 'queued' }, undefined, 'A fox, queued'],
    [{ phase: 'queued' }, 2, 'A fox, queued, number 2'],
    [{ phase: 'running' }, undefined, 'A fox, forming'],
    [{ phase: 'running', started: 1000 }, undefined, 'A fox, forming, 12 s'],
    [{ phase: 'done', file: FILE }, undefined, 'A fox, done'],
    [{ phase: 'done', file: { ...FILE, draft: true }, starred: true }, undefined, 'A fox, done, draft, starred'],
    [{ phase: 'failed' }, undefined, 'A fox, failed'],
    [{ phase: 'failed', failure }, undefined, 'A fox, failed: No credit'],
    [{ phase: 'cancelled' }, undefined, 'A fox, cancelled'],
  ];
  for (const [facts, number, words] of spoken) {
    it(`say "${words}"`, () => assert.equal(say(view('fox', facts), number, 13_900), words));
  }

  it('name it by its file, else by its prompt', () => {
    assert.equal(nameOf(view('fox', { file: FILE })), 'images/fox.png');
    assert.equal(nameOf(view('fox')), 'A fox');
    assert.equal(promptOf(view('fox', recipe({ prompt: ' ' }))), 'Without a prompt');
    assert.equal(promptOf(view('fox', recipe({ prompt: 7 }))), 'Without a prompt');
  });

  it('tell what is known and leave out what is not', () => {
    const known = view('fox', { file: FILE, started: 1000, ended: 13_000, cost_usd: 0.0527, cost_approximate: true });
    assert.deepEqual(factsOf(known), ['1536 × 1024', '1.9 MB', 'PNG', 'm', '≈ $0.053', '12 s']);
    assert.deepEqual(factsOf(view('fox', recipe({}))), []);
  });

  it('tell a price of nothing from no price', () => {
    assert.deepEqual([costOf(view('fox', { cost_usd: 0 })), costOf(view('fox'))], ['free', undefined]);
  });

  it('know the size before the picture is there, where the form said one', () => {
    assert.deepEqual(sizeOf(view('fox', recipe({ size: '1536x1024' }))), { width: 1536, height: 1024 });
    assert.deepEqual(sizeOf(view('fox', recipe({ size: 'auto' }, { target: { width: 8, height: 9 } }))), {
      width: 8,
      height: 9,
    });
    assert.equal(sizeOf(view('fox', recipe({ size: 'auto' }))), undefined);
  });

  const lengths: readonly (readonly [number, string])[] = [
    [0, '0 bytes'],
    [1023, '1023 bytes'],
    [1024, '1 KB'],
    [328_000, '320 KB'],
    [1_023_900, '1000 KB'],
    [1_024_000, '1.0 MB'],
    [2_000_000, '1.9 MB'],
  ];
  for (const [bytes, words] of lengths)
    it(`write ${bytes} bytes as ${words}`, () => assert.equal(writeBytes(bytes), words));
});

describe('elapsed time', () => {
  it('is in whole seconds and never less than none', () => {
    assert.deepEqual([secondsBetween(1000, 1999), secondsBetween(1000, 2000), secondsBetween(2000, 1000)], [0, 1, 0]);
  });

  it('is written in minutes from one minute on', () => {
    assert.deepEqual([59, 60, 125].map(writeSeconds), ['59 s', '1 min 0 s', '2 min 5 s']);
  });
});
