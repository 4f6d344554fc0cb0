import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { type StandIn, startStandIn } from '../server/stand-in.ts';
import { repository } from '../vscode/places.ts';
import { openWorkbench, packagedExtension, type Workbench } from './workbench.ts';

describe('Generate Image… in the packaged extension', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let standIn: StandIn;
  let folder: string;

  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stipple-folder-'));
    fs.cpSync(path.join(repository, 'test/vscode/demo'), folder, { recursive: true });
    standIn = await startStandIn();
    const settings = { 'stipple.baseUrl': standIn.url };
    workbench = await openWorkbench({ vsix: packagedExtension, folder, settings });
  });
  beforeEach(() => standIn.reset());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot(`failed ${this.currentTest.title}`);
    await workbench.reset();
  });
  after(async () => {
    await workbench?.close();
    await standIn?.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('asks for prompt, model and size; three times Enter ends with a file that is open', async () => {
    const { palette, quickInput } = workbench;
    await palette('Stipple: Generate Image…');
    await quickInput.asks('of 32,000 characters for placeholder');
    await quickInput.enter('A red fox on a hill');
    await quickInput.asks('Model');
    await quickInput.acceptFirst();
    await quickInput.asks('Size');
    await quickInput.acceptFirst();
    await workbench.toast('Saved images/a-red-fox-on-a-hill.png').waitFor();
    await tab('a-red-fox-on-a-hill.png').waitFor();
    await assertPicture('images/a-red-fox-on-a-hill.png', { format: 'png', width: 1024, height: 1024 });
    assert.equal(standIn.requests.length, 0, 'the offline model asks no server');
  });

  it('tells what is wrong with a prompt and keeps what was typed', async () => {
    const { palette, quickInput, page } = workbench;
    await palette('Stipple: Generate Image…');
    await quickInput.asks('of 32,000 characters');
    await quickInput.enter('   ');
    await quickInput.asks('The prompt is empty');
    await quickInput.enter('A lighthouse');
    await quickInput.asks('Model');
    await page.keyboard.press('Escape');
    await page.locator('.quick-input-widget:visible').waitFor({ state: 'hidden' });
    assert.equal(fs.existsSync(path.join(folder, 'images/a-lighthouse.png')), false);
  });

  it('takes a size that is typed, and offers the nearest where it is not possible', async () => {
    const { palette, quickInput } = workbench;
    await palette('Stipple: Generate Image…');
    await quickInput.asks('characters for');
    await quickInput.enter('A wide banner');
    await quickInput.asks('Model');
    await quickInput.acceptFirst();
    await quickInput.asks('Size');
    await quickInput.box.fill('9000x300');
    await quickInput.rows.filter({ hasText: /longest edge must be at most 4096/ }).waitFor();
    await quickInput.box.fill('1500x500');
    await quickInput.rows.filter({ hasText: '1500 × 500' }).waitFor();
    await quickInput.box.press('Enter');
    await workbench.toast('Saved images/a-wide-banner.png').waitFor();
    await assertPicture('images/a-wide-banner.png', { format: 'png', width: 1500, height: 500 });
  });

  it('asks for the key when an online model is chosen, shows previews, saves, and inserts the link', async () => {
    const { palette, quickInput, page } = workbench;
    standIn.setDelay(1500);
    await workbench.openFile('README.md');
    await palette('Stipple: Generate Image…');
    await quickInput.asks('characters for');
    await quickInput.enter('Two boats');
    await quickInput.asks('Model');
    await quickInput.pick(/^gpt-image-2\.5-flare/);
    await quickInput.asks('The API key for 127.0.0.1');
    await quickInput.enter(standIn.key);
    await quickInput.asks('Size');
    await quickInput.box.fill('1024x640');
    await quickInput.rows.filter({ hasText: '1024 × 640' }).first().waitFor();
    await quickInput.box.press('Enter');

    const preview = await workbench.webview('Preview');
    await preview
      .getByRole('status')
      .filter({ hasText: /Preview [12] of 2/ })
      .waitFor();
    const shown = preview.getByRole('img', { name: 'Two boats' });
    await shown.waitFor();
    assert.equal(
      await shown.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
      1024,
    );
    await preview.getByRole('status').filter({ hasText: 'Preview 2 of 2' }).waitFor();

    const saved = workbench.toast('Saved images/two-boats.png');
    await saved.getByRole('button', { name: 'Insert Link' }).click();
    await page.locator('.monaco-editor', { hasText: '![Two boats](images/two-boats.png)' }).waitFor();
    await assertPicture('images/two-boats.png', { format: 'png', width: 1024, height: 640 });
  });

  it('stops when cancelled, on both sides, and leaves nothing', async () => {
    const { palette, quickInput } = workbench;
    standIn.next('hang-before-headers');
    await palette('Stipple: Generate Image…');
    await quickInput.asks('characters for gpt-image-2.5-flare');
    await quickInput.enter('Never to be seen');
    await quickInput.asks('Model');
    await quickInput.acceptFirst();
    await quickInput.asks('Size');
    await quickInput.acceptFirst();
    const record = await standIn.nextRequest();
    await workbench.toast('is at work').getByRole('button', { name: 'Cancel' }).click();
    await record.ended;
    assert.equal(record.ending, 'aborted');
    await workbench.toast('is at work').waitFor({ state: 'detached' });
    assert.deepEqual(
      fs.readdirSync(path.join(folder, 'images')).filter((name) => /never|tmp/.test(name)),
      [],
    );
  });

  it('says what the server refused with one action, which brings the prompt back', async () => {
    const { palette, quickInput } = workbench;
    standIn.next('moderation-blocked-input');
    await palette('Stipple: Generate Image…');
    await quickInput.asks('characters for');
    await quickInput.enter('Something refused');
    await quickInput.asks('Model');
    await quickInput.acceptFirst();
    await quickInput.asks('Size');
    await quickInput.acceptFirst();
    const error = workbench.toast('The safety system refused');
    await error.getByRole('button', { name: 'Change and Try Again' }).click();
    await quickInput.asks('characters for');
    assert.equal(await quickInput.box.inputValue(), 'Something refused');
  });

  it('edits a picture from the Explorer, beside the original', async () => {
    const { page, quickInput, contextMenu } = workbench;
    await sharp({ create: { width: 1024, height: 640, channels: 3, background: '#336' } })
      .png()
      .toFile(path.join(folder, 'plain.png'));
    const row = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'plain.png' });
    await contextMenu(row, 'Edit Image…');
    await quickInput.asks('What to change');
    await quickInput.enter('add a moon');
    await quickInput.asks('Model');
    await quickInput.acceptFirst();
    await quickInput.asks('Size');
    await quickInput.acceptFirst();
    await workbench.toast('Saved plain-edited.png').waitFor();
    assert.deepEqual(
      standIn.requests[0]?.files.map(({ name, filename }) => [name, filename]),
      [['image', 'plain.png']],
    );
  });

  function tab(name: string) {
    return workbench.page.getByRole('tab', { name });
  }

  async function assertPicture(
    name: string,
    expected: { readonly format: string; readonly width: number; readonly height: number },
  ): Promise<void> {
    const { format, width, height } = await sharp(path.join(folder, name)).metadata();
    assert.deepEqual({ format, width, height }, expected);
  }
});
