import axe from 'axe-core';
import type { Frame } from 'playwright-core';

/** Brings axe-core into a page, which is asked with `faultsIn` then, as often as somebody likes. */
export async function bringAxe(frame: Frame): Promise<void> {
  await frame.evaluate(axe.source);
}

/** What axe-core finds wrong in a page, a line each. */
export async function faultsIn(frame: Frame): Promise<readonly string[]> {
  const { violations } = await frame.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}
