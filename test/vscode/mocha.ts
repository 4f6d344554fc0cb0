import fs from 'node:fs';
import path from 'node:path';

/** How many tests passed and failed. A failing hook counts as a failed test. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Runs the test files with mocha, printing as they go, and writes the counts as JSON to `resultFile` once all are through:
 * no file means that the process died half-way. `STIPPLE_GREP` picks tests by title.
 */
export async function runMocha(files: readonly string[], resultFile: string): Promise<Counts> {
  // An ES module, which the extension host's `require` may refuse.
  const { default: Mocha } = await import('mocha');
  const { STIPPLE_GREP } = process.env;
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: 'spec',
    color: false,
    timeout: 60_000,
    forbidOnly: true,
    forbidPending: true,
    // A machine of CI is slow for a moment now and then; what fails twice is broken.
    retries: process.env.CI ? 1 : 0,
    ...(STIPPLE_GREP ? { grep: STIPPLE_GREP } : {}),
  });
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  const stats = await new Promise<Mocha.Stats | undefined>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats));
  });
  const counts = { passed: stats?.passes ?? 0, failed: stats?.failures ?? 0 };
  fs.mkdirSync(path.dirname(resultFile), { recursive: true });
  fs.writeFileSync(resultFile, JSON.stringify(counts));
  return counts;
}
