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
    workbench = await openWorkbench({ vsix: packagedExtension, environment: { HOME: home } });
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
    await quickInput.asks('Model: choose');
    await quickInput.acceptFirst();
    await quickInput.asks('Size: choose');
    await quickInput.acceptFirst();
    await quickInput.asks('Where should the picture go?');
    await quickInput.holds(/a-red-fox\.png$/);
    await quickInput.box.press('Enter');
    await page.getByRole('tab', { name: 'a-red-fox.png' }).waitFor();
    assert.equal(fs.readFileSync(path.join(home, 'a-red-fox.png')).subarray(1, 4).toString(), 'PNG');
  });
});
