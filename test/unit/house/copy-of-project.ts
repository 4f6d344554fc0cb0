import { cpSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');

/** A folder in which the project can be built: the suites beside this one use its own dist. */
export function copyOfProject(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'stipple-copy-'));
  for (const name of ['esbuild.mjs', 'package.json', 'tsconfig.json', 'src']) {
    cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
  return folder;
}
