import assert from 'node:assert/strict';
import { writeLength } from '../../../../src/core/image/length.ts';

describe('the length of a file', () => {
  const lengths: readonly (readonly [bytes: number, words: string])[] = [
    [1, '1 KB'],
    [1024, '1 KB'],
    [1025, '2 KB'],
    [1_000_000, '977 KB'],
    [1024 * 1000, '1.0 MB'],
    [50 * 1024 * 1024, '50.0 MB'],
  ];
  for (const [bytes, words] of lengths) {
    it(`of ${bytes} bytes is ${words} for people`, () => assert.equal(writeLength(bytes), words));
  }
});
