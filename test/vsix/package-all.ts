import fs from 'node:fs';
import path from 'node:path';
import { runCommand } from '../vscode/command.ts';
import { repository } from '../vscode/places.ts';
import { fetchNative } from './native.ts';
import { packageName, TARGET_NAMES, type Target } from './targets.ts';

/** Packages the extension for every platform, or those named, and for all others; prints what each weighs. */
async function packageAll(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !TARGET_NAMES.includes(name as Target));
  if (unknown.length > 0) throw new Error(`no platform ${unknown.join(', ')}; there are ${TARGET_NAMES.join(', ')}`);
  // Last of all the universal one: what it leaves in dist is what the tests run.
  const targets = [...(names.length > 0 ? (names as readonly Target[]) : TARGET_NAMES), undefined];
  for (const target of targets) {
    const native = target ? [`--target=${target}`, `--native=${await fetchNative(target)}`] : [];
    const file = packageName(target);
    await runCommand(process.execPath, ['esbuild.mjs', '--package', `--out=${file}`, ...native], {
      directory: repository,
    });
    const { size } = fs.statSync(path.join(repository, file));
    console.log(`${file.padEnd(28)} ${(size / 1e6).toFixed(1)} MB`);
  }
}

packageAll(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
