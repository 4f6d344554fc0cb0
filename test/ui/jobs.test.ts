import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { StandIn } from '../server/stand-in.ts';
import { dialogueOf } from './dialogue.ts';
import { inWorkbench } from './fixture.ts';
import type { Workbench } from './workbench.ts';

const ONLINE = 'gpt-image-2.5-flare';

describe('jobs in the packaged extension', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let standIn: StandIn;
  let folder: string;

  inWorkbench({}, (opened) => {
    ({ workbench, standIn, folder } = opened);
  });
  before(async () => {
    await workbench.palette('Stipple: Set API Key…');
    await workbench.quickInput.asks('The API key for 127.0.0.1');
    await workbench.quickInput.enter(standIn.key);
    await workbench.toast('is stored').waitFor();
    await workbench.reset();
  });

  const ask = async (prompt: string): Promise<void> => {
    const { answerUntilSize, typeSize } = dialogueOf(workbench);
    await answerUntilSize(prompt, ONLINE);
    await typeSize('1024x640');
  };

  it('show in one place of the status bar, while they run, how many there are', async () => {
    standIn.setDelay(60_000);
    const items = workbench.page.locator('.statusbar-item', { hasText: 'Stipple' });
    assert.equal(await items.count(), 0);
    await ask('A red fox');
    await standIn.nextRequest();
    await items.filter({ hasText: 'Stipple: 1 running' }).waitFor();
    assert.equal(await items.count(), 1);
    await workbench.toast('is at work').getByRole('button', { name: 'Cancel' }).click();
    await items.waitFor({ state: 'detached' });
  });

  it('lose no picture that could not be saved: the next window offers it again, until it has a place', async () => {
    const { page, quickInput, toast } = workbench;
    standIn.setDelay(1000);
    await ask('A kept picture');
    await standIn.nextRequest();
    fs.writeFileSync(path.join(folder, 'images'), 'in the way');
    const lost = toast('The picture could not be saved');
    await lost.getByRole('button', { name: 'Discard' }).waitFor();

    await page.reload();
    await page.locator('.explorer-folders-view').waitFor();
    const again = toast('a-kept-picture.png is still not saved');
    await again.waitFor();
    await again.getByRole('button', { name: 'Save As…' }).click();
    await quickInput.asks('Where should the picture go?');
    await quickInput.holds(/a-kept-picture\.png$/);
    await quickInput.box.press('Enter');
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'a-kept-picture.png' }).waitFor();
    const { format, width, height } = await sharp(path.join(folder, 'a-kept-picture.png')).metadata();
    assert.deepEqual([format, width, height], ['png', 1024, 640]);
  });
});
