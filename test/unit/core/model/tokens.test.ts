import assert from 'node:assert/strict';
import { type PixelSize, parseSize } from '../../../../src/core/model/size.ts';
import {
  FIXED_OUTPUT_TOKENS,
  patchInputTokens,
  patchOutputTokens,
  textTokens,
  tileInputTokens,
} from '../../../../src/core/model/tokens.ts';

/** Patches on the long side. */
const BASES = { '2': [16, 48, 96], '2.5': [16, 24, 48, 64, 96] } as const;

/** Published: size, then tokens from low to max in 2.5, and from low to high in 2. */
const patchTable: readonly (readonly [size: string, newer: readonly number[], older: readonly number[]])[] = [
  ['1024x1024', [196, 439, 1756, 3122, 7024], [196, 1756, 7024]],
  ['1536x1024', [158, 343, 1372, 2459, 5488], [158, 1372, 5488]],
  ['1024x1536', [158, 343, 1372, 2459, 5488], [158, 1372, 5488]],
  ['1536x864', [120, 280, 1078, 1917, 4312], [120, 1078, 4312]],
  ['2048x1152', [157, 367, 1413, 2511, 5650], [157, 1413, 5650]],
  ['2048x2048', [397, 892, 3568, 6343, 14272], [397, 3568, 14272]],
  ['2560x1440', [205, 478, 1843, 3276, 7370], [205, 1843, 7370]],
  ['3072x2160', [380, 881, 3524, 6218, 14094], [380, 3524, 14094]],
  ['3840x2160', [371, 865, 3336, 5930, 13342], [371, 3336, 13342]],
  ['1440x480', [54, 130, 517, 905, 2067], [54, 517, 2067]],
];

describe('output tokens', () => {
  it('of the families with three sizes are the published table', () => {
    assert.deepEqual(FIXED_OUTPUT_TOKENS, {
      low: { '1024x1024': 272, '1024x1536': 408, '1536x1024': 400 },
      medium: { '1024x1024': 1056, '1024x1536': 1584, '1536x1024': 1568 },
      high: { '1024x1024': 4160, '1024x1536': 6240, '1536x1024': 6208 },
    });
  });

  for (const [size, newer, older] of patchTable) {
    it(`of ${size} are ${newer.join(', ')} in 2.5 and ${older.join(', ')} in 2`, () => {
      const tokens = (bases: readonly number[]) => bases.map((base) => patchOutputTokens(pixels(size), base));
      assert.deepEqual([tokens(BASES['2.5']), tokens(BASES['2'])], [newer, older]);
    });
  }

  it("round a half to the even patch, as the vendor's script does", () => {
    assert.equal(patchOutputTokens(pixels('2048x1088'), 16), 136);
  });
});

describe('input tokens', () => {
  const counts: readonly (readonly [size: string, tiles: number, faithful: number, patches: number])[] = [
    ['1024x1024', 194, 4354, 1024],
    ['512x512', 194, 4354, 1024],
    ['1536x1024', 323, 6563, 1536],
    ['1024x1536', 323, 6563, 1536],
    ['341x512', 323, 6563, 704],
    ['1179x2556', 452, 6692, 1482],
    ['546x182', 452, 6692, 352],
  ];
  for (const [size, tiles, faithful, patches] of counts) {
    it(`of ${size} are ${tiles} in tiles, ${faithful} with high fidelity, and ${patches} in patches`, () => {
      const one = pixels(size);
      assert.deepEqual(
        [tileInputTokens(one, false), tileInputTokens(one, true), patchInputTokens(one)],
        [tiles, faithful, patches],
      );
    });
  }

  it('of an exact 3:1 picture are three tiles, however large it is', () => {
    const odd = Array.from({ length: 4000 }, (_, index) => index + 1).filter(
      (short) => tileInputTokens({ width: 3 * short, height: short }, false) !== 65 + 3 * 129,
    );
    assert.deepEqual(odd.slice(0, 9), []);
  });

  it('of large pictures stay within 1,536 patches', () => {
    for (const size of ['8192x8192', '3840x2160', '1537x1024', '1225x1285']) {
      const patches = patchInputTokens(pixels(size));
      assert.ok(patches <= 1536 && patches > 1100, `${size}: ${patches}`);
    }
  });

  it('of a prompt are a fourth of its characters', () =>
    assert.equal(textTokens('A red fox in the snow at dawn, its tail held high up'), 13));
});

function pixels(size: string): PixelSize {
  const parsed = parseSize(size);
  assert.ok(parsed, size);
  return parsed;
}
