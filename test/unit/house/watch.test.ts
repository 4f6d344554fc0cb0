import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { copyOfProject } from './copy-of-project.ts';

const BUNDLE_COUNT = 4;

/** What F5 waits for: .vscode/tasks.json knows these lines. */
describe('the build that watches', function () {
  this.timeout(30_000);
  let folder: string;
  let watching: ChildProcess | undefined;
  before(() => {
    folder = copyOfProject();
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
