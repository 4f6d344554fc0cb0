import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { StandIn } from '../server/stand-in.ts';
import { dialogueOf } from './dialogue.ts';
import { inWorkbench } from './fixture.ts';
import type { Workbench } from './workbench.ts';

const ONLINE = 'gpt-image-2.5-flare';
const TEXT = '# Animals\n\nA red fox.\nAnd a hill.\n\nThe end.\n';
const LINK = '![A red fox.](images/a-red-fox.png)';
const WITH_LINK = TEXT.replace('hill.\n', `hill.\n\n${LINK}\n`);
const WITHOUT_FOX = TEXT.replace('A red fox.\n', '');

describe('pictures for a document in the packaged extension', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let standIn: StandIn;
  let folder: string;

  // Each test has a document of its own: the workbench saves what is changed after a while.
  const prepare = async (place: string) => {
    for (const name of ['one.md', 'two.md']) fs.writeFileSync(path.join(place, name), TEXT);
  };
  inWorkbench({ prepare, key: true }, (opened) => {
    ({ workbench, standIn, folder } = opened);
  });
  afterEach(() => fs.rmSync(path.join(folder, 'images'), { recursive: true, force: true }));

  it('are made of a selection, with a link behind it; one Undo takes the link, one in the Explorer the file', async () => {
    const { page, toast } = workbench;
    await openAndSelect('one.md');
    // In the text: beside it the click would take the selection away.
    await workbench.contextMenu(line('A red fox.').locator('span > span').first(), 'Generate Image from Selection…');
    await answer('placeholder', '640x360');
    await toast('Saved images/a-red-fox.png').waitFor();
    await textIs('one.md', WITH_LINK);
    await workbench.screenshot('inserted from a selection');

    // In the editor, not on disk: what is done again while the workbench still saves what was undone stays unsaved.
    await page.locator('.monaco-editor.focused').first().waitFor();
    await page.keyboard.press('Control+z');
    await line(LINK).waitFor({ state: 'detached' });
    assert.deepEqual(images(), ['a-red-fox.png'], 'the file is another matter');
    await page.keyboard.press('Control+Shift+z');
    await line(LINK).waitFor();

    await workbench.palette('File: Focus on Files Explorer');
    await tree('a-red-fox.png').waitFor();
    await page.keyboard.press('Control+z');
    await tree('a-red-fox.png').waitFor({ state: 'detached' });
    assert.deepEqual(images(), []);
    await line(LINK).waitFor();
    await page.keyboard.press('Control+Shift+z');
    await tree('a-red-fox.png').waitFor();
    assert.deepEqual(images(), ['a-red-fox.png']);

    await tree('a-red-fox.png').click();
    await page.getByRole('tab', { name: 'a-red-fox.png', selected: true }).waitFor();
    await page.keyboard.press('Control+z');
    await tree('a-red-fox.png').waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: /\.png$/ }).waitFor({ state: 'detached' });
    assert.deepEqual(images(), []);
  });

  it('whose place is deleted while they form are saved, and their link is offered', async () => {
    const { page, toast } = workbench;
    standIn.setDelay(2000);
    await openAndSelect('two.md');
    await workbench.palette('Stipple: Generate Image from Selection…');
    await answer(ONLINE, '1024x640');
    await standIn.nextRequest();
    await line('A red fox.').click();
    await page.keyboard.press('Control+Shift+k');
    await textIs('two.md', WITHOUT_FOX);
    const lost = toast(/Saved images\/a-red-fox\.png for .* its place in two\.md is gone/);
    await lost.waitFor();
    await workbench.screenshot('a place that is gone');
    assert.deepEqual(images(), ['a-red-fox.png']);
    await lost.getByRole('button', { name: 'Copy Link' }).click();
    await line('The end.').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+v');
    await textIs('two.md', WITHOUT_FOX + LINK);
  });

  async function openAndSelect(name: string): Promise<void> {
    await workbench.openFile(name);
    await line('A red fox.').click();
    await workbench.page.keyboard.press('Home');
    await workbench.page.keyboard.press('Shift+End');
  }

  /** The prompt is there already: it is seen before anything is made of it. */
  async function answer(model: string, size: string): Promise<void> {
    const { quickInput } = workbench;
    await quickInput.asks('characters for');
    assert.equal(await quickInput.box.inputValue(), 'A red fox.');
    await quickInput.box.press('Enter');
    await quickInput.asks('Model: choose');
    await dialogueOf(workbench).typeModel(model);
    await quickInput.asks('Size: choose');
    await dialogueOf(workbench).typeSize(size);
  }

  /** What the document holds, as soon as the workbench has saved it by itself. */
  async function textIs(name: string, text: string): Promise<void> {
    const read = () => fs.readFileSync(path.join(folder, name), 'utf8');
    const deadline = Date.now() + 30_000;
    while (read() !== text) {
      if (Date.now() > deadline) assert.equal(read(), text);
      await workbench.page.waitForTimeout(100);
    }
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
