import assert from 'node:assert/strict';
import { coverageInWords } from '../../../../src/webview/studio/mask/words.ts';

describe('what a mask covers', () => {
  const rows: readonly (readonly [share: number, words: string])[] = [
    [0, 'Paint over what should change'],
    [0.004, 'Less than 1 % of the picture will change'],
    [0.124, '12 % of the picture will change'],
    [0.999, '99 % of the picture will change'],
    [1, 'All of the picture will change'],
  ];
  for (const [share, words] of rows) it(`is said for ${share}`, () => assert.equal(coverageInWords(share), words));
});
