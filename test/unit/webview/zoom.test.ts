import assert from 'node:assert/strict';
import { boxOf, fitted, panned, settled, visibleBox, zoomed } from '../../../src/webview/studio/pictures/zoom.ts';

const STAGE = { width: 832, height: 632 };
const LARGE = { width: 1600, height: 1200 };
const SMALL = { width: 64, height: 32 };
const FIT = { scale: 0.5, x: 0, y: 0 };

describe('zoom', () => {
  it('fits a large picture with a margin around it, and leaves a small one as it is', () => {
    assert.deepEqual(fitted(LARGE, STAGE), FIT);
    assert.deepEqual(fitted(SMALL, STAGE), { scale: 1, x: 0, y: 0 });
    assert.deepEqual(fitted({ width: 100, height: 6000 }, STAGE), { scale: 0.1, x: 0, y: 0 });
  });

  it('survives a stage that is not measured yet', () => {
    assert.equal(fitted(LARGE, { width: 0, height: 0 }).scale, 0);
    assert.equal(zoomed({ scale: 0, x: 0, y: 0 }, 2, { x: 5, y: 5 }, LARGE, STAGE).scale, 2);
  });

  it('keeps under the pointer what is there', () => {
    const at = { x: 200, y: -100 };
    const view = zoomed(FIT, 1, at, LARGE, STAGE);
    // A pixel of the picture is as far from its middle as the pointer from it, by the scale.
    const under = ({ scale, x, y }: typeof FIT) => [(at.x - x) / scale, (at.y - y) / scale];
    assert.deepEqual(under(view), under(FIT));
    assert.deepEqual(under(zoomed(view, 3, at, LARGE, STAGE)), under(FIT));
  });

  it('goes no further out than to fitting, and in to 16 pixels for one', () => {
    assert.deepEqual(zoomed({ scale: 1, x: 300, y: 200 }, 0.01, { x: 50, y: 0 }, LARGE, STAGE), FIT);
    assert.equal(zoomed(FIT, 1000, { x: 0, y: 0 }, LARGE, STAGE).scale, 16);
  });

  it('pans as far as the edge of the picture, and not at all where all of it is seen', () => {
    const view = { scale: 1, x: 0, y: 0 };
    assert.deepEqual(panned(view, { x: 100, y: -50 }, LARGE, STAGE), { scale: 1, x: 100, y: -50 });
    assert.deepEqual(panned(view, { x: 9999, y: -9999 }, LARGE, STAGE), { scale: 1, x: 384, y: -284 });
    assert.deepEqual(panned(FIT, { x: 100, y: 100 }, LARGE, STAGE), FIT);
  });

  it('comes back within the bounds when the stage has grown', () => {
    const stage = { width: 1500, height: 1100 };
    assert.deepEqual(settled({ scale: 1, x: 384, y: -284 }, LARGE, stage), { scale: 1, x: 50, y: -50 });
  });

  it('lays the picture on whole pixels', () => {
    assert.deepEqual(boxOf(FIT, LARGE, STAGE), { left: 16, top: 16, width: 800, height: 600 });
    assert.equal(boxOf({ scale: 1, x: 0.3, y: 0 }, SMALL, { width: 101, height: 100 }).left, 19);
  });

  it('tells what of the picture is on the stage', () => {
    const all = boxOf(FIT, LARGE, STAGE);
    assert.deepEqual(visibleBox(all, STAGE), all);
    const large = boxOf({ scale: 1, x: 384, y: 0 }, LARGE, STAGE);
    assert.deepEqual(visibleBox(large, STAGE), { left: 0, top: 0, width: 832, height: 632 });
    assert.deepEqual(visibleBox({ left: 900, top: 0, width: 10, height: 10 }, STAGE).width, 0);
  });
});
