import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { lightBulbAt } from './light-bulb.ts';
import { openWorkbench, packagedExtension, type Workbench } from './workbench.ts';

/** What a folder from the web might hold: settings that want to choose, and a document that wants pictures. */
const FILES = {
  '.vscode/settings.json': JSON.stringify({
    'stipple.model': 'gpt-image-2',
    'stipple.saveTo': 'elsewhere',
    'stipple.baseUrl': 'http://127.0.0.1:9/v1',
  }),
  'page.md': '# A fox\n\n![A red fox](fox.png)\n\n```image-prompt model=gpt-image-2\nA red fox\n```\n',
};

describe('a folder that nobody trusts', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let folder: string;

  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stipple-restricted-'));
    for (const [name, text] of Object.entries(FILES)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), text);
    }
    workbench = await openWorkbench({ vsix: packagedExtension, folder, restricted: true });
  });
  after(async () => {
    await workbench?.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('has no lens, no quick fix and no command for what its documents ask for', async () => {
    const { page, openFile, quickInput } = workbench;
    await openFile('page.md');
    await page.keyboard.press('Control+G');
    await quickInput.enter('3:6');
    await page.keyboard.press('Control+.');
    await page.getByText('No code actions available').waitFor();
    assert.equal(await page.locator('.codelens-decoration', { hasText: 'Generate' }).count(), 0);
    await page.keyboard.press('F1');
    await quickInput.box.fill('>Stipple: Generate');
    await quickInput.rows.filter({ hasText: 'Stipple: Generate Image…' }).first().waitFor();
    const offered = (await quickInput.rows.allTextContents()).join(' ');
    assert.doesNotMatch(offered, /Generate Missing|Prompt Block/);
    await page.keyboard.press('Escape');
  });

  it('has no picture made of what is selected, and it is said why', async () => {
    const { page, openFile, palette, toast } = workbench;
    await openFile('page.md');
    await page.keyboard.press('Control+a');
    await palette('Stipple: Generate Image from Selection…');
    const refused = toast('In Restricted Mode no picture is generated from a document.');
    await refused.getByRole('button', { name: 'Manage Workspace Trust' }).waitFor();
    assert.equal(fs.existsSync(path.join(folder, 'images')), false);
  });

  it('chooses neither model nor place: what a person types is made by the defaults', async () => {
    const { palette, quickInput, toast } = workbench;
    await palette('Stipple: Generate Image…');
    await quickInput.asks('characters for placeholder');
    await quickInput.enter('A quiet lake');
    await quickInput.asks('Model: choose');
    await quickInput.acceptFirst();
    await quickInput.asks('Size: choose');
    await quickInput.acceptFirst();
    await toast('Saved images/a-quiet-lake.png').waitFor();
    assert.ok(fs.existsSync(path.join(folder, 'images/a-quiet-lake.png')));
  });

  it('has its documents looked after as soon as somebody trusts it', async () => {
    const { page, palette, openFile } = workbench;
    await palette('Workspaces: Manage Workspace Trust');
    await page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
    await page.locator('.workspace-trust-editor').getByText('You trust this folder').waitFor();
    await openFile('page.md');
    const fixes = await lightBulbAt(workbench, 'fox.png', /Paint placeholder/);
    await fixes.filter({ hasText: 'Paint placeholder' }).first().click();
    while (!fs.existsSync(path.join(folder, 'fox.png'))) await page.waitForTimeout(50);
  });
});
