import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadSharp } from '../../../src/node/sharp.ts';
import { difference, picture } from './painter/pixels.ts';

describe('sharp', () => {
  it('is loaded once and keeps to one thread without a cache', async () => {
    const sharp = await loadSharp();
    assert.equal(await loadSharp(), sharp);
    assert.equal(sharp.concurrency(), 1);
    assert.deepEqual([sharp.cache().memory.max, sharp.cache().items.max], [0, 0]);
  });

  it('draws the same without its native build, in every format', async function () {
    this.timeout(20_000);
    const folder = await mkdtemp(join(tmpdir(), 'painter-'));
    try {
      await promisify(execFile)(process.execPath, [
        '--import',
        'tsx',
        join(__dirname, 'painter', 'without-native.ts'),
        folder,
      ]);
      for (const output_format of ['png', 'jpeg', 'webp'] as const) {
        const drawn = await readFile(join(folder, `picture.${output_format}`));
        const distance = await difference(drawn, await picture({ output_format, width: 160, height: 100 }));
        assert.ok(distance < 2, `${output_format} differs by ${distance}`);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
