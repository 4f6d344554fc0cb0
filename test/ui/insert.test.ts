import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { StandIn } from '../server/stand-in.ts';
import { dialogueOf } from './dialogue.ts';
import { inWorkbench } from './fixture.ts';
import type { Workbench } from './workbench.ts';

const ONLINE = 'gpt-image-2.5-flare';
const PROMPT = 'Warm paper tones, one accent colour, no photographs of people.';

describe('pictures for a document in the packaged extension', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let standIn: StandIn;
  let folder: string;

  inWorkbench({ demo: true, key: true }, (opened) => {
    ({ workbench, standIn, folder } = opened);
  });
  afterEach(() => fs.rmSync(path.join(folder, 'images'), { recursive: true, force: true }));

  it('make of a selection a picture and a link behind it; one Undo takes the link, one in the Explorer the file', async () => {
    const { page, toast } = workbench;
    await workbench.openFile('docs/style.md');
    await selectFirstSentence();
    await workbench.contextMenu(page.locator('.view-line', { hasText: 'Warm' }), 'Generate Image from Selection…');
    await answer('placeholder', '640x360');
    await toast('Saved images/warm-paper').waitFor();
    const link = `![${PROMPT}](../images/warm-paper-tones-one-accent-colour-no-photographs-of-people.png)`;
    await line(link).waitFor();
    await workbench.screenshot('inserted from a selection');
    const [file = ''] = images();

    await page.locator('.monaco-editor.focused').first().waitFor();
    await page.keyboard.press('Control+z');
    await line(link).waitFor({ state: 'detached' });
    assert.deepEqual(images(), [file], 'the file is another matter');
    await page.keyboard.press('Control+Shift+z');
    await line(link).waitFor();

    await workbench.palette('File: Focus on Files Explorer');
    await tree(file).waitFor();
    await page.keyboard.press('Control+z');
    await tree(file).waitFor({ state: 'detached' });
    assert.deepEqual(images(), []);
    await line(link).waitFor();
    await page.keyboard.press('Control+Shift+z');
    await tree(file).waitFor();
    assert.deepEqual(images(), [file]);
    await tree(file).click();
    await page.getByRole('tab', { name: file, selected: true }).waitFor();
    await page.keyboard.press('Control+z');
    await tree(file).waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: file }).waitFor({ state: 'detached' });
    assert.deepEqual(images(), []);
  });

  it('whose place is deleted while they form are saved, and their link is offered', async () => {
    const { page, toast } = workbench;
    standIn.setDelay(2000);
    await workbench.openFile('docs/style.md');
    await selectFirstSentence();
    await workbench.palette('Stipple: Generate Image from Selection…');
    await answer(ONLINE, '1024x640');
    await standIn.nextRequest();
    await page.locator('.view-line', { hasText: 'Warm' }).click();
    await page.keyboard.press('Control+Shift+k');
    await line('Warm paper').waitFor({ state: 'detached' });
    const lost = toast('its place in docs/style.md is gone');
    await lost.waitFor();
    await workbench.screenshot('a place that is gone');
    assert.equal(images().length, 1);
    await lost.getByRole('button', { name: 'Copy Link' }).click();
    await page.locator('.view-line').last().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+v');
    await line('(../images/warm-paper').waitFor();
  });

  async function selectFirstSentence(): Promise<void> {
    const { page } = workbench;
    await page.locator('.view-line', { hasText: 'Warm' }).click();
    await page.keyboard.press('Home');
    for (let count = 0; count < PROMPT.length; count++) await page.keyboard.press('Shift+ArrowRight');
  }

  /** The prompt is there already: it is seen before anything is made of it. */
  async function answer(model: string, size: string): Promise<void> {
    const { quickInput } = workbench;
    await quickInput.asks('characters for');
    assert.equal(await quickInput.box.inputValue(), PROMPT);
    await quickInput.box.press('Enter');
    await quickInput.asks('Model: choose');
    await dialogueOf(workbench).typeModel(model);
    await quickInput.asks('Size: choose');
    await dialogueOf(workbench).typeSize(size);
  }

  function line(text: string) {
    return workbench.page.locator('.monaco-editor .view-line').filter({ hasText: text }).first();
  }

  function images(): string[] {
    const place = path.join(folder, 'images');
    return fs.existsSync(place) ? fs.readdirSync(place) : [];
  }

  function tree(name: string) {
    return workbench.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first();
  }
});
