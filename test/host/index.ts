import fs from 'node:fs';
import path from 'node:path';
import { runMocha } from '../vscode/mocha.ts';

/** What VS Code calls inside the extension host; it takes a rejection for a failed run. */
export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  const { STIPPLE_HOST_RESULT } = process.env;
  if (!STIPPLE_HOST_RESULT) throw new Error('STIPPLE_HOST_RESULT must name the file for the result');
  const tests = fs.readdirSync(__dirname).filter((name) => name.endsWith('.test.js'));
  const { failed } = await runMocha(
    tests.map((name) => path.join(__dirname, name)),
    STIPPLE_HOST_RESULT,
  );
  if (failed > 0) throw new Error(`${failed} of the tests failed`);
}
