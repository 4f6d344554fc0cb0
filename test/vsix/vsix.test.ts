import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommand } from '../vscode/command.ts';
import { repository } from '../vscode/places.ts';
import { filesOf } from './files.ts';
import { packageName, TARGET_NAMES, type Target } from './targets.ts';
import { entriesOf, unpack } from './zip.ts';

/** Of the scripts that have to be there before anything can be seen, packed. */
const STUDIO_SCRIPTS = ['extension/dist/studio.js', 'extension/dist/studio-chunk.js'];
const STUDIO_LIMIT_BYTES = 60_000;
/** What somebody downloads. */
const LIMIT_BYTES = { universal: 5_000_000, platform: 14_000_000 };

const fileOf = (target?: Target) => path.join(repository, packageName(target));
const listed = (target?: Target) =>
  [...entriesOf(readFileSync(fileOf(target))).keys()]
    .filter((name) => name.startsWith('extension/'))
    .map((name) => name.slice('extension/'.length));

describe('the package', () => {
  for (const target of [undefined, ...TARGET_NAMES]) {
    it(`${target ? `for ${target}` : 'for all other platforms'} holds what runs and nothing else`, () => {
      assert.deepEqual(listed(target).sort(), filesOf(target));
    });

    it(`${target ? `for ${target}` : 'for all other platforms'} is not too large to download`, () => {
      const { length } = readFileSync(fileOf(target));
      assert.ok(length < (target ? LIMIT_BYTES.platform : LIMIT_BYTES.universal), `${length} bytes`);
    });
  }

  it(`has a studio whose script is smaller than ${STUDIO_LIMIT_BYTES / 1000} KB`, () => {
    const sizes = entriesOf(readFileSync(fileOf()));
    const found = STUDIO_SCRIPTS.map((name) => sizes.get(name) ?? 0);
    const all = found.reduce((sum, size) => sum + size, 0);
    assert.ok(found.every((size) => size > 5000) && all < STUDIO_LIMIT_BYTES, `${found} bytes`);
  });

  const runsHere = `${process.platform}-${process.arch}` === 'linux-x64';
  for (const [target, build] of runsHere
    ? ([
        ['linux-x64', 'sharp-linux-x64'],
        [undefined, 'sharp-wasm32'],
      ] as const)
    : []) {
    it(`runs sharp by ${build} where it is installed`, async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'stipple-vsix-'));
      try {
        unpack(readFileSync(fileOf(target)), folder);
        const script = `
          const { loadSharp } = require('./extension/dist/sharp.js');
          const create = { width: 8, height: 4, channels: 3, background: '#fff' };
          loadSharp().then((sharp) => sharp({ create }).webp().toBuffer({ resolveWithObject: true })).then(({ info }) => {
            const loaded = Object.keys(require.cache).map((file) => /sharp-[\\w-]+/.exec(file.split('dist/')[1])?.[0]).filter(Boolean);
            console.log(JSON.stringify({ info: [info.format, info.width, info.height], loaded }));
            process.exit();
          });`;
        const told = JSON.parse(await runCommand(process.execPath, ['-e', script], { directory: folder }));
        assert.deepEqual(told.info, ['webp', 8, 4]);
        assert.ok(told.loaded.includes(build), String(told.loaded));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
});
