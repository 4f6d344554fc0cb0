import assert from 'node:assert/strict';
import { placeAfter } from '../../../src/webview/studio/pictures/grid-keys.ts';

describe('keys in a grid', () => {
  // Four columns, ten places:  0 1 2 3 / 4 5 6 7 / 8 9
  const steps: readonly (readonly [key: string, from: number, to: number | undefined])[] = [
    ['ArrowRight', 3, 4],
    ['ArrowLeft', 4, 3],
    ['ArrowDown', 1, 5],
    ['ArrowUp', 5, 1],
    ['Home', 6, 0],
    ['End', 6, 9],
    ['ArrowLeft', 0, undefined],
    ['ArrowRight', 9, undefined],
    ['ArrowUp', 2, undefined],
    ['ArrowDown', 7, undefined],
    ['Enter', 5, undefined],
  ];
  for (const [key, from, to] of steps) {
    it(`lead with ${key} from ${from} ${to === undefined ? 'nowhere' : `to ${to}`}`, () => {
      assert.equal(placeAfter(key, from, 4, 10), to);
    });
  }
});
