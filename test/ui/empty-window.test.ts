import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openWorkbench, packagedExtension, type Workbench } from './workbench.ts';

describe('Generate Image… without a folder', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let home: string;

  before(async () => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), 'stipple-empty-'));
    workbench = await openWorkbench({ vsix: packagedExtension });
  });
  after(async () => {
    await workbench?.close();
    fs.rmSync(home, { recursive: true, force: true });
  });

  it('asks where the picture goes before it makes one', async () => {
    const { palette, quickInput, page } = workbench;
    await palette('Stipple: Generate Image…');
    await quickInput.asks('characters for placeholder');
    await quickInput.enter('A red fox');
    await quickInput.asks('Model');
    await quickInput.acceptFirst();
    await quickInput.asks('Size');
    await quickInput.acceptFirst();
    await quickInput.asks('Where should the picture go?');
    await quickInput.holds(/a-red-fox\.png$/);
    await quickInput.enter(path.join(home, 'fox.webp'));
    await page.getByRole('tab', { name: 'fox.webp' }).waitFor();
    assert.equal(fs.readFileSync(path.join(home, 'fox.webp')).subarray(8, 12).toString(), 'WEBP');
  });
});
