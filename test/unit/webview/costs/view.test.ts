import assert from 'node:assert/strict';
import { askOf, firstView, sortedBy, withMore } from '../../../../src/webview/costs/view.ts';

const FIRST = firstView(undefined);

describe('the page of costs', () => {
  it('shows at first the days of this workspace, the newest above', () => {
    assert.deepEqual(askOf(FIRST), {
      by: 'day',
      days: 30,
      everywhere: false,
      order: 'name',
      descending: true,
      limit: 100,
    });
  });

  it('sorts by another column with the largest number above, and names from the first', () => {
    const dear = sortedBy(FIRST, 'cost');
    assert.deepEqual(dear.sorted.day, { order: 'cost', descending: true });
    assert.deepEqual(sortedBy({ ...dear, by: 'file' }, 'name').sorted.file, { order: 'name', descending: false });
    assert.deepEqual(sortedBy(dear, 'name').sorted.day, { order: 'name', descending: true });
  });

  it('sorts by the same column the other way round', () => {
    assert.equal(sortedBy(FIRST, 'name').sorted.day.descending, false);
    assert.equal(sortedBy(sortedBy(FIRST, 'name'), 'name').sorted.day.descending, true);
  });

  it('sorts each tab by itself', () => {
    const sorted = sortedBy({ ...FIRST, by: 'model' }, 'requests');
    assert.deepEqual([sorted.sorted.model.order, sorted.sorted.day], ['requests', FIRST.sorted.day]);
  });

  it('shows more rows when somebody wants them, and begins anew otherwise', () => {
    const more = withMore(withMore(FIRST));
    assert.deepEqual([more.limit, firstView(more).limit, sortedBy(more, 'cost').limit], [300, 100, 100]);
  });

  it('comes back as it was left', () => {
    const left = { ...sortedBy(FIRST, 'cost'), days: 7, everywhere: true };
    assert.deepEqual(firstView(JSON.parse(JSON.stringify(left))), left);
  });
});
