import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { StandIn } from '../server/stand-in.ts';
import { dialogueOf } from './dialogue.ts';
import { inWorkbench } from './fixture.ts';
import type { Workbench } from './workbench.ts';

const ONLINE = 'gpt-image-2.5-flare';

describe('Generate Image… in the packaged extension', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let standIn: StandIn;
  let folder: string;

  inWorkbench({ demo: true }, (opened) => {
    ({ workbench, standIn, folder } = opened);
  });

  describe('offline', () => {
    it('asks for prompt, model and size; three times Enter ends with a file that is open', async () => {
      const { palette, quickInput } = workbench;
      await palette('Stipple: Generate Image…');
      await quickInput.asks('of 32,000 characters for placeholder');
      await quickInput.enter('A red fox on a hill');
      await quickInput.asks('Model: choose');
      await quickInput.acceptFirst();
      await quickInput.asks('Size: choose');
      await quickInput.acceptFirst();
      await workbench.toast('Saved images/a-red-fox-on-a-hill.png').waitFor();
      await workbench.page.getByRole('tab', { name: 'a-red-fox-on-a-hill.png' }).waitFor();
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
      await quickInput.asks('Model: choose');
      await page.keyboard.press('Escape');
      await quickInput.box.waitFor({ state: 'hidden' });
      assert.equal(fs.existsSync(path.join(folder, 'images/a-lighthouse.png')), false);
    });

    it('takes a size that is typed, and offers the nearest where it is not possible', async () => {
      const { quickInput } = workbench;
      const { answerUntilSize, typeSize } = dialogueOf(workbench);
      await answerUntilSize('A wide banner', 'placeholder');
      await quickInput.box.fill('9000x300');
      await quickInput.rows.filter({ hasText: /longest edge must be at most 4096/ }).waitFor();
      await typeSize('1500x500');
      await workbench.toast('Saved images/a-wide-banner.png').waitFor();
      await assertPicture('images/a-wide-banner.png', { format: 'png', width: 1500, height: 500 });
    });
  });

  describe('online', () => {
    it('asks for a key when the model needs one, and goes on with it', async () => {
      const { quickInput, palette } = workbench;
      const { answerUntilSize, typeSize } = dialogueOf(workbench);
      await palette('Stipple: Clear API Key');
      await answerUntilSize('A first picture', ONLINE, async () => {
        await quickInput.asks('The API key for 127.0.0.1');
        await quickInput.enter(standIn.key);
      });
      await typeSize('1024x640');
      await workbench.toast('Saved images/a-first-picture.png').waitFor();
    });
  });

  describe('online, with a key', () => {
    before(async () => {
      await workbench.palette('Stipple: Set API Key…');
      await workbench.quickInput.asks('The API key for 127.0.0.1');
      await workbench.quickInput.enter(standIn.key);
      await workbench.toast('is stored').waitFor();
      await workbench.reset();
    });

    it('shows previews as they arrive, saves the picture, and inserts the link', async () => {
      standIn.setDelay(1500);
      await workbench.openFile('README.md');
      await ask('Two boats');

      const preview = await workbench.webview('Preview');
      await preview
        .getByRole('status')
        .filter({ hasText: /Preview [12] of 2/ })
        .waitFor();
      const shown = preview.getByRole('img', { name: 'Two boats' });
      await shown.waitFor();
      const width = await shown.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth));
      assert.equal(width, 1024);
      await preview.getByRole('status').filter({ hasText: 'Preview 2 of 2' }).waitFor();

      const saved = workbench.toast('Saved images/two-boats.png');
      await saved.getByRole('button', { name: 'Insert Link' }).click();
      await workbench.page.locator('.monaco-editor', { hasText: '![Two boats](images/two-boats.png)' }).waitFor();
      await assertPicture('images/two-boats.png', { format: 'png', width: 1024, height: 640 });
    });

    it('stops when cancelled, on both sides, and leaves nothing', async () => {
      standIn.next('hang-before-headers');
      await ask('Never to be seen');
      const record = await standIn.nextRequest();
      await workbench.toast('is at work').getByRole('button', { name: 'Cancel' }).click();
      await record.ended;
      assert.equal(record.ending, 'aborted');
      await workbench.toast('is at work').waitFor({ state: 'detached' });
      assert.deepEqual(leftovers(), []);
    });

    it('says what the server refused with one action, which brings the prompt back', async () => {
      const { quickInput } = workbench;
      standIn.next('moderation-blocked-input');
      await ask('Something refused');
      const error = workbench.toast('The safety system refused');
      await error.getByRole('button', { name: 'Change and Try Again' }).click();
      await quickInput.asks('characters for');
      assert.equal(await quickInput.box.inputValue(), 'Something refused');
    });

    it('keeps a picture that could not be saved and finds it another place', async () => {
      const { quickInput } = workbench;
      const images = path.join(folder, 'images');
      fs.rmSync(images, { recursive: true, force: true });
      standIn.setDelay(1000);
      await ask('A kept picture');
      await standIn.nextRequest();
      fs.writeFileSync(images, 'in the way');
      await workbench.toast('The picture could not be saved').getByRole('button', { name: 'Save As…' }).click();
      await quickInput.asks('Where should the picture go?');
      await quickInput.holds(/a-kept-picture\.png$/);
      await quickInput.box.press('Enter');
      await tree('a-kept-picture.png').waitFor();
      await assertPicture('a-kept-picture.png', { format: 'png', width: 1024, height: 640 });
      fs.rmSync(images);
    });

    it('writes into its log what happened, and neither the key nor the prompt', async () => {
      const { palette, page, toast } = workbench;
      await ask('An unspeakable secret');
      await toast('Saved images/an-unspeakable-secret.png').waitFor();
      await palette('Stipple: Show Log');
      const log = page.locator('.output-view .view-lines');
      await log.filter({ hasText: /1\ssaved\safter\s\d+\sms\s\(request/ }).waitFor();
      const text = (await log.innerText()).replace(/\s/g, ' ');
      assert.match(text, /generate with gpt-image-2\.5-flare at http/);
      assert.doesNotMatch(text, new RegExp(`${standIn.key}|unspeakable`));
      await palette('View: Toggle Panel Visibility');
    });

    it('edits the picture that is open, from its context menu', async () => {
      const plain = sharp({ create: { width: 320, height: 200, channels: 3, background: '#363' } });
      await plain.png().toFile(path.join(folder, 'open.png'));
      await tree('open.png').dblclick();
      await workbench.contextMenu(await workbench.imagePreview(), 'Edit Image by Prompt…');
      await workbench.quickInput.asks('What to change');
      await workbench.quickInput.enter('add a moon');
      await workbench.quickInput.asks('Model: choose');
      await dialogueOf(workbench).typeModel('placeholder');
      await workbench.quickInput.asks('Size: choose');
      await dialogueOf(workbench).typeSize('320x200');
      await workbench.toast('Saved open-edited.png').waitFor();
      await assertPicture('open-edited.png', { format: 'png', width: 320, height: 200 });
    });

    it('edits a picture from the Explorer, beside the original', async () => {
      const plain = sharp({ create: { width: 1024, height: 640, channels: 3, background: '#336' } });
      await plain.png().toFile(path.join(folder, 'plain.png'));
      await workbench.contextMenu(tree('plain.png'), 'Edit Image by Prompt…');
      const { typeModel, typeSize } = dialogueOf(workbench);
      await workbench.quickInput.asks('What to change');
      await workbench.quickInput.enter('add a moon');
      await workbench.quickInput.asks('Model: choose');
      await typeModel(ONLINE);
      await workbench.quickInput.asks('Size: choose');
      await typeSize('1024x640');
      await workbench.toast('Saved plain-edited.png').waitFor();
      const [file] = standIn.requests[0]?.files ?? [];
      assert.deepEqual([file?.name, file?.filename], ['image', 'plain.png']);
    });
  });

  /** Answers the three questions for a small picture of the online model. */
  async function ask(prompt: string): Promise<void> {
    const { answerUntilSize, typeSize } = dialogueOf(workbench);
    await answerUntilSize(prompt, ONLINE);
    await typeSize('1024x640');
  }

  function leftovers(): string[] {
    const images = path.join(folder, 'images');
    return fs.existsSync(images) ? fs.readdirSync(images).filter((name) => /never|tmp/.test(name)) : [];
  }

  function tree(name: string) {
    return workbench.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name });
  }

  async function assertPicture(
    name: string,
    expected: { readonly format: string; readonly width: number; readonly height: number },
  ): Promise<void> {
    const { format, width, height } = await sharp(path.join(folder, name)).metadata();
    assert.deepEqual({ format, width, height }, expected);
  }
});
