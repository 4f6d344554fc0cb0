import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');
const BUNDLE_COUNT = 3;

/** What F5 waits for: .vscode/tasks.json knows these lines. */
describe('the build that watches', function () {
  this.timeout(30_000);
  let folder: string;
  let watching: ChildProcess | undefined;
  before(() => {
    // In a copy: the suites beside this one use dist.
    folder = mkdtempSync(path.join(tmpdir(), 'stipple-watch-'));
    for (const name of ['esbuild.mjs', 'package.json', 'tsconfig.json', 'src']) {
      cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
    }
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
  });
  after(async () => {
    if (watching && watching.exitCode === null) {
      const ended = once(watching, 'exit');
      watching.kill();
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  });

  it('says when it has built, and builds again after a change', async () => {
    const build = spawn(process.execPath, ['esbuild.mjs', '--watch'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    watching = build;
    let output = '';
    let errors = '';
    build.stderr.on('data', (data) => {
      errors += data;
    });
    const finished = (count: number) =>
      new Promise<void>((resolve, reject) => {
        const look = () => {
          if (output.split('[watch] build finished').length > count) resolve();
        };
        build.stdout.on('data', (data) => {
          output += data;
          look();
        });
        build.once('exit', (code) => reject(new Error(`it ended with ${code}: ${errors}`)));
        look();
      });
    await finished(BUNDLE_COUNT);
    const ids = path.join(folder, 'src/core/ids.ts');
    writeFileSync(ids, readFileSync(ids, 'utf8').replace("'stipple.showLog'", "'stipple.changed'"));
    await finished(BUNDLE_COUNT + 1);
    assert.match(readFileSync(path.join(folder, 'dist/extension.js'), 'utf8'), /stipple\.changed/);
  });
});
