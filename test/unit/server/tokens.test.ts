import { strict as assert } from 'node:assert';
import { inputTokens, pictureTokens } from '../../server/tokens.ts';

const qualities = ['low', 'medium', 'high', 'xhigh', 'max'];

/** The published figures: five tiers of 2.5, then the three of 2. */
const published: Readonly<Record<string, readonly number[]>> = {
  '1024x1024': [196, 439, 1_756, 3_122, 7_024, 196, 1_756, 7_024],
  '1536x1024': [158, 343, 1_372, 2_459, 5_488, 158, 1_372, 5_488],
  '1024x1536': [158, 343, 1_372, 2_459, 5_488, 158, 1_372, 5_488],
  '1536x864': [120, 280, 1_078, 1_917, 4_312, 120, 1_078, 4_312],
  '2048x1152': [157, 367, 1_413, 2_511, 5_650, 157, 1_413, 5_650],
  '2048x2048': [397, 892, 3_568, 6_343, 14_272, 397, 3_568, 14_272],
  '2560x1440': [205, 478, 1_843, 3_276, 7_370, 205, 1_843, 7_370],
  '3072x2160': [380, 881, 3_524, 6_218, 14_094, 380, 3_524, 14_094],
  '3840x2160': [371, 865, 3_336, 5_930, 13_342, 371, 3_336, 13_342],
  '1440x480': [54, 130, 517, 905, 2_067, 54, 517, 2_067],
};

describe('the stand-in counts tokens', () => {
  for (const [size, expected] of Object.entries(published)) {
    it(`of a ${size} picture as the API's calculator does`, () => {
      const newer = qualities.map((quality) => pictureTokens('2.5', quality, pixels(size)));
      const older = qualities.slice(0, 3).map((quality) => pictureTokens('2', quality, pixels(size)));
      assert.deepEqual([...newer, ...older], expected);
    });
  }

  it('of the first families by their table', () => {
    const row = ['1024x1024', '1024x1536', '1536x1024'].map((size) => pictureTokens('1.5', 'medium', pixels(size)));
    assert.deepEqual(row, [1_056, 1_584, 1_568]);
  });

  it('of 2.6 as far as they have been measured', () => {
    assert.equal(pictureTokens('2.6', 'low', pixels('1536x1024')), 664);
    assert.equal(pictureTokens('2.6', 'high', pixels('1024x1024')), 1_756);
  });

  it('of inputs in patches, and by tiles before that', () => {
    const patches = ['1024x1024', '1536x1024', '341x512', '1179x2556'].map((size) =>
      inputTokens('2.5', pixels(size), false),
    );
    assert.deepEqual(patches, [1_024, 1_536, 704, 1_482]);
    const tiles = [false, true].map((fidelity) => inputTokens('1.5', pixels('1536x1024'), fidelity));
    assert.deepEqual(tiles, [65 + 2 * 129, 65 + 2 * 129 + 6_240]);
  });
});

function pixels(size: string): { readonly width: number; readonly height: number } {
  const [width = 0, height = 0] = size.split('x').map(Number);
  return { width, height };
}
