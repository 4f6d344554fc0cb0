import assert from 'node:assert/strict';
import { emptyDrawing } from '../../../../src/core/mask/drawing.ts';
import { type Area, fill, wholeOf } from '../../../../src/core/mask/plane.ts';
import { sheetFor } from '../../../../src/core/mask/sheet.ts';
import { type Look, overlayPixels } from '../../../../src/webview/studio/mask/overlay-pixels.ts';

const LOOK: Look = { colour: 0x4c4cf1, opacity: 0.5, line: 0, stripes: 0 };
const WHITE = 0xffffffff;
const INSIDE: Area = { left: 2, top: 2, right: 8, bottom: 6 };

function sheet() {
  const made = sheetFor(emptyDrawing({ width: 10, height: 8 }));
  fill(made.plane, 255, INSIDE);
  return made;
}

/** A row of pixels as letters: nothing, covered, fainter, white line, black line. */
function row(pixels: Uint32Array, y: number, width = 10): string {
  const letters = new Map([
    [0, ' '],
    [0x7f4c4cf1, 'c'],
    [0x264c4cf1, 'f'],
    [WHITE, 'w'],
    [0xff000000, 'b'],
  ]);
  return [...pixels.slice(y * width, (y + 1) * width)].map((pixel) => letters.get(pixel) ?? '?').join('');
}

describe('a mask over its picture', () => {
  it('is of one colour, as opaque as it is covered and as was chosen', () => {
    const pixels = overlayPixels(sheet(), wholeOf({ width: 10, height: 8 }), LOOK);
    assert.deepEqual([row(pixels, 1), row(pixels, 2)], ['          ', '  cccccc  ']);
  });

  it('has a line along its edge, but none along the edge of the picture', () => {
    const made = sheet();
    fill(made.plane, 255, { left: 0, top: 4, right: 10, bottom: 8 });
    const pixels = overlayPixels(made, wholeOf(made.plane), { ...LOOK, line: 1 });
    assert.deepEqual(
      [2, 3, 4, 5, 7].map((y) => row(pixels, y)),
      ['  wwwwww  ', '  wccccw  ', 'wwccccccww', 'cccccccccc', 'cccccccccc'],
    );
  });

  it('has the same pixels in a part as in the whole, line and stripes too', () => {
    const made = sheet();
    const look = { ...LOOK, line: 1, stripes: 3 };
    const whole = overlayPixels(made, wholeOf(made.plane), look);
    const part: Area = { left: 3, top: 1, right: 9, bottom: 5 };
    const pixels = overlayPixels(made, part, look);
    for (let y = part.top; y < part.bottom; y++) {
      assert.equal(row(pixels, y - part.top, 6), row(whole, y).slice(part.left, part.right));
    }
  });

  it('is striped, with a line of black and white, where colours do not tell enough', () => {
    const made = sheet();
    const pixels = overlayPixels(made, wholeOf(made.plane), { ...LOOK, line: 1, stripes: 4 });
    assert.deepEqual([row(pixels, 2), row(pixels, 3)], ['  wwwwbb  ', '  wcfccb  ']);
  });

  it('shows a stroke before it is merged', () => {
    const made = sheet();
    fill(made.drawn, 255, { left: 0, top: 3, right: 4, bottom: 4 });
    const of = (mode: 'paint' | 'erase') => row(overlayPixels(made, wholeOf(made.plane), LOOK, mode), 3);
    assert.deepEqual([of('paint'), of('erase')], ['cccccccc  ', '    cccc  ']);
    assert.equal(row(overlayPixels(made, wholeOf(made.plane), LOOK), 3), '  cccccc  ');
  });
});
