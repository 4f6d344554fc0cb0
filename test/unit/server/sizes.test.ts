import { strict as assert } from 'node:assert';
import { families } from '../../server/models.ts';
import { automaticSize, readFrameSize, readSize } from '../../server/sizes.ts';

const free = families['2.5'];
const fixed = families['1.5'];

describe('the stand-in takes a size', () => {
  for (const size of ['1024x640', '640x1024', '3840x2160', '2160x3840', '1440x480', '480x1440', '3840x1280']) {
    it(`of ${size}, which lies on a limit`, () => {
      const { width, height } = readSize(size, free) ?? {};
      assert.equal(`${width}x${height}`, size);
    });
  }

  for (const [frames, edge] of [
    [2, 960],
    [9, 960],
    [10, 816],
    [12, 816],
    [13, 720],
    [16, 720],
  ] as const) {
    it(`of at most ${edge} for the square frames of a GIF of ${frames}`, () => {
      assert.deepEqual(readFrameSize('auto', frames), { width: edge, height: edge });
      assert.deepEqual(readFrameSize(`${edge}x${edge}`, frames), { width: edge, height: edge });
      assert.throws(() => readFrameSize(`${edge + 16}x${edge + 16}`, frames), /exceeds the current pixel budget/);
    });
  }

  it('of 1280 but no more for the long edge of nine frames', () => {
    assert.deepEqual(readFrameSize('1280x640', 9), { width: 1_280, height: 640 });
    assert.throws(() => readFrameSize('1296x640', 9), /longest edge must be less than or equal to 3840/);
  });
});

describe('the stand-in chooses for auto', () => {
  const inputs = [1, 15, 333, 1_024, 1_999, 4_321, 9_000].flatMap((width, _, all) =>
    all.map((height) => ({ width, height })),
  );
  for (const input of inputs) {
    it(`a legal size beside a ${input.width}x${input.height} input`, () => {
      for (const family of [free, fixed]) {
        const { width, height } = automaticSize(family, input);
        assert.deepEqual(readSize(`${width}x${height}`, family), { width, height });
      }
    });
  }

  it('the very size of a legal input, and the same shape for others', () => {
    assert.deepEqual(automaticSize(free, { width: 1_280, height: 720 }), { width: 1_280, height: 720 });
    assert.deepEqual(automaticSize(free, { width: 5_000, height: 5_000 }), { width: 2_880, height: 2_880 });
    assert.deepEqual(automaticSize(fixed, { width: 640, height: 480 }), { width: 1_536, height: 1_024 });
    assert.deepEqual(automaticSize(fixed, { width: 480, height: 640 }), { width: 1_024, height: 1_536 });
    assert.deepEqual(automaticSize(fixed, { width: 640, height: 600 }), { width: 1_024, height: 1_024 });
  });
});
