import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import sharp from 'sharp';
import type { StandIn } from '../server/stand-in.ts';
import { inWorkbench } from './fixture.ts';
import { openStudio, visibleStudio } from './studio.ts';
import type { Workbench } from './workbench.ts';

const ONLINE = 'gpt-image-2.5-flare';

describe('the studio in the packaged extension', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let standIn: StandIn;
  let folder: string;

  inWorkbench({ demo: true, key: true }, (opened) => {
    ({ workbench, standIn, folder } = opened);
  });

  it('makes a picture, shows it, and has it in the workspace', async () => {
    const studio = await openStudio(workbench);
    await studio.generate('A red fox on a hill');
    await studio.pictures('A red fox on a hill, done').waitFor();
    await shows(studio.onStage('A red fox on a hill'), 1024, 1024);
    assert.ok(fs.existsSync(file('images/a-red-fox-on-a-hill.png')));
    assert.equal(standIn.requests.length, 0, 'the offline model asks no server');
  });

  it('offers the one action of a failure, which fills the form with what was sent', async () => {
    standIn.next('moderation-blocked-input');
    const studio = await openStudio(workbench);
    await studio.prompt.fill('Something refused');
    await studio.field('Model').selectOption(ONLINE);
    await studio.submit.click();
    await studio.pictures(/^Something refused, failed: The safety system refused/).waitFor();
    await studio.prompt.fill('Another thought');
    await studio.button('Change and Try Again').click();
    await studio.button('Undo filling the form').waitFor();
    assert.equal(await studio.prompt.inputValue(), 'Something refused');
    assert.equal(standIn.requests.length, 1);
  });

  it('is there once, however often it is opened', async () => {
    const { page, openFile, palette } = workbench;
    const studio = await openStudio(workbench);
    await studio.prompt.fill('A first thought');
    await openFile('README.md');
    await palette('Stipple: Open Studio');
    const again = await visibleStudio(workbench);
    assert.equal(await again.prompt.inputValue(), 'A first thought', 'what was typed outlives being hidden');
    assert.equal(await page.getByRole('tab', { name: 'Stipple Studio' }).count(), 1);
  });

  it('keeps several pictures as drafts until they are kept, under the name that was given', async () => {
    const studio = await openStudio(workbench);
    await studio.generate('A blue boat', 2);
    await studio.pictures('A blue boat, done, draft').nth(1).waitFor();
    assert.equal(fs.existsSync(file('images/a-blue-boat.png')), false);
    await studio.frame.getByRole('textbox', { name: 'File name' }).fill('art/boat.png');
    await studio.button('Keep').click();
    await studio.frame.getByText('Kept as art/boat.png').first().waitFor();
    assert.ok(fs.existsSync(file('art/boat.png')));
    await studio.pictures('A blue boat, done').waitFor();
    assert.equal(await studio.pictures('A blue boat, done, draft').count(), 1);
  });

  it('writes the link where the cursor was last in a document', async () => {
    const { openFile, page, palette } = workbench;
    await openFile('docs/style.md');
    await page.keyboard.press('Control+End');
    const studio = await openStudio(workbench);
    await studio.generate('A green hill');
    await studio.pictures('A green hill, done').waitFor();
    await studio.button('Insert').click();
    await page.locator('.monaco-editor', { hasText: '![A green hill](../images/a-green-hill.png)' }).waitFor();
    await studio.frame
      .getByText(/^Inserted into/)
      .first()
      .waitFor();
    await page.locator('.monaco-editor', { hasText: '![A green hill](../images/a-green-hill.png)' }).first().click();
    await palette('File: Save');
    assert.match(
      fs.readFileSync(file('docs/style.md'), 'utf8'),
      /\n.*!\[A green hill\]\(\.\.\/images\/a-green-hill\.png\)\s*$/,
    );
  });

  it('opens the picture of an editor to edit it, from a button in the title', async () => {
    await sharp({ create: { width: 320, height: 200, channels: 3, background: '#363' } })
      .png()
      .toFile(file('plain.png'));
    const { page } = workbench;
    await page.getByRole('treeitem', { name: 'plain.png' }).dblclick();
    await workbench.imagePreview();
    await page.locator('.editor-actions').getByRole('button', { name: 'Open Studio' }).click();
    const studio = await visibleStudio(workbench);
    await studio.frame.getByRole('button', { name: 'To change: plain.png' }).waitFor();
    await studio.prompt.fill('Add a moon');
    await studio.field('Model').selectOption('placeholder');
    await studio.submit.click();
    await studio.pictures('Add a moon, done').waitFor();
    assert.ok(fs.existsSync(file('plain-edited.png')));
  });

  it('shows a picture anew when something else has replaced its file', async () => {
    const studio = await openStudio(workbench);
    await studio.generate('A picture to replace');
    await studio.pictures('A picture to replace, done').waitFor();
    const shown = studio.onStage('A picture to replace');
    await shows(shown, 1024, 1024);
    const other = sharp({ create: { width: 64, height: 32, channels: 3, background: '#639' } });
    fs.writeFileSync(file('images/a-picture-to-replace.png'), await other.png().toBuffer());
    await studio.frame.locator('img[src*="a-picture-to-replace.png?2"]').first().waitFor();
    await shows(shown, 64, 32);
  });

  it('goes on making a picture after it was closed, and shows it when it is opened again', async () => {
    const { page } = workbench;
    standIn.setDelay(2000);
    const studio = await openStudio(workbench);
    await studio.prompt.fill('Two boats');
    await studio.field('Model').selectOption(ONLINE);
    await studio.submit.click();
    await studio.pictures(/^Two boats, forming/).waitFor();
    await standIn.nextRequest();
    await page
      .getByRole('tab', { name: 'Stipple Studio' })
      .getByRole('button', { name: /^Close/ })
      .click();
    const again = await openStudio(workbench);
    await again.pictures(/^Two boats, forming/).waitFor();
    await again.onStage('Two boats').waitFor();
    await again.pictures('Two boats, done').waitFor();
    assert.ok(fs.existsSync(file('images/two-boats.png')));
  });

  it('comes back with the window, its form and its pictures, though something lies over it', async () => {
    const { page, openFile, palette } = workbench;
    const studio = await openStudio(workbench);
    await studio.generate('A lighthouse');
    await studio.pictures('A lighthouse, done').waitFor();
    await studio.prompt.fill('The next thought');
    await openFile('README.md');
    // A reload of the page alone may come before the editor has written down what is open.
    const loaded = page.waitForEvent('load');
    await palette('Developer: Reload Window');
    await loaded;
    await page.getByRole('tab', { name: 'README.md' }).waitFor();
    const again = await openStudio(workbench);
    assert.equal(await again.prompt.inputValue(), 'The next thought');
    await again.pictures('A lighthouse, done').waitFor();
    await shows(again.onStage('A lighthouse'), 1024, 1024);
    assert.equal(await page.getByRole('tab', { name: 'Stipple Studio' }).count(), 1);
  });

  function file(name: string): string {
    return path.join(folder, name);
  }
});

/** Waits until the picture on screen has these pixels. */
async function shows(image: Locator, width: number, height: number): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (let size = [0, 0]; String(size) !== String([width, height]); ) {
    if (Date.now() > deadline) throw new Error(`the picture is ${size.join(' x ')}`);
    size = await image.evaluate(({ naturalWidth, naturalHeight }: HTMLImageElement) => [naturalWidth, naturalHeight]);
  }
}
