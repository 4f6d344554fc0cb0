import assert from 'node:assert/strict';
import { readPrompt } from '../../../../src/node/painter/reading.ts';

describe('reading a prompt', () => {
  const subjects: readonly (readonly [string, readonly (readonly [string, string | undefined, number])[]])[] = [
    ['A red fox on a hill', [['fox', '#db4429', 1]]],
    [
      'three blue birds and a white cat',
      [
        ['bird', '#2f6fd6', 3],
        ['cat', '#f4f1ea', 1],
      ],
    ],
    ['blue hills with a fox', [['fox', undefined, 1]]],
    ['ein blaues Haus', [['house', '#2f6fd6', 1]]],
    ['un zorro rojo', [['fox', '#db4429', 1]]],
    ['猫头鹰', [['owl', undefined, 1]]],
    ['lighthouses', [['lighthouse', undefined, 3]]],
    ['foxglove catalogue', []],
    ['', []],
  ];
  for (const [prompt, expected] of subjects) {
    it(`finds the subjects of "${prompt}"`, () => {
      assert.deepEqual(
        readPrompt(prompt).motifs.map(({ name, colour, count }) => [name, colour, count]),
        expected,
      );
    });
  }

  it('finds places, their colour, moods and layouts', () => {
    const { places, placeColour, moods, layouts, styles, numeral } = readPrompt(
      'blue mountain lake at dawn, minimal pattern, 404',
    );
    assert.deepEqual(
      [places, placeColour, moods, [...layouts], [...styles], numeral],
      [['mountains', 'lake'], '#2f6fd6', ['dawn'], ['pattern'], ['minimal'], '404'],
    );
  });
});
