import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import sharp from 'sharp';
import type { StandIn } from '../server/stand-in.ts';
import { inWorkbench } from './fixture.ts';
import { lightBulbAt } from './light-bulb.ts';
import { visibleStudio } from './studio.ts';
import type { Workbench } from './workbench.ts';

const MODEL = 'gpt-image-2.5-flare';

const DOCUMENTS: Readonly<Record<string, string>> = {
  'snippet.md': '# Snippet\n\n',
  'shown.md': '# Shown\n\n```image-prompt model=placeholder size=64x48 to=shown.png stream=true\nA red fox\n```\n',
  'comment.html': '<main>\n  <!-- image-prompt model=placeholder size=64x48 to=comment.png: A red fox -->\n</main>\n',
  'variants.md': '# Variants\n\n```image-prompt model=placeholder size=64x48 to=images/best.png\nA red fox\n```\n',
  'slow.md': `# Slow\n\n\`\`\`image-prompt model=${MODEL} size=1024x640 to=slow.png\nTwo boats\n\`\`\`\n\nThe end\n`,
  'wrong.md': `# Wrong\n\n\`\`\`image-prompt model=${MODEL} size=1200x630\nTwo boats\n\`\`\`\n`,
};

async function writeDocuments(folder: string): Promise<void> {
  for (const [name, text] of Object.entries(DOCUMENTS)) fs.writeFileSync(path.join(folder, name), text);
}

describe('Prompt blocks in the packaged extension', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let standIn: StandIn;
  let folder: string;

  inWorkbench({ prepare: writeDocuments, key: true }, (opened) => {
    ({ workbench, standIn, folder } = opened);
  });

  const lens = (title: string | RegExp): Locator =>
    workbench.page.locator('.codelens-decoration a', { hasText: title }).first();
  const editor = () => workbench.page.locator('.editor-instance .view-lines').first();
  /** Blanks are drawn as others. */
  const text = async () => (await editor().innerText()).replaceAll('\u00a0', ' ');
  const shows = async (part: string) => {
    await workbench.page.waitForFunction(
      (wanted) =>
        [...document.querySelectorAll('.editor-instance .view-lines')].some((one) =>
          (one.textContent ?? '').replaceAll('\u00a0', ' ').includes(wanted),
        ),
      part,
    );
  };
  const word = (part: string) => editor().locator('span > span').getByText(part, { exact: true }).first();

  it('is typed by a snippet, made by a click, and made anew in its place by another', async () => {
    const { page } = workbench;
    await workbench.openFile('snippet.md');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('stimg');
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget .monaco-list-row', { hasText: 'stimg' }).waitFor();
    await page.keyboard.press('Enter');
    await shows('```image-prompt size=1024x1024 model=placeholder to=images/hero.png');
    await page.keyboard.press('Escape');
    await lens('Generate (free)').click();
    await workbench.toast('Saved images/hero.png').waitFor();
    await shows('![A red fox on a hill, morning light](images/hero.png)');
    await lens('fresh').waitFor();
    const first = fs.statSync(path.join(folder, 'images/hero.png')).mtimeMs;
    await lens('Regenerate (free)').click();
    const replaced = workbench.toast('Replaced images/hero.png');
    await replaced.getByRole('button', { name: 'Undo' }).waitFor();
    assert.equal((await text()).match(/images\/hero\.png\)/g)?.length, 1);
    assert.deepEqual(fs.readdirSync(path.join(folder, 'images')), ['hero.png']);
    assert.notEqual(fs.statSync(path.join(folder, 'images/hero.png')).mtimeMs, first);
    const { width, height } = await sharp(path.join(folder, 'images/hero.png')).metadata();
    assert.deepEqual([width, height], [1024, 1024]);
  });

  it('has its colours: word, names, numbers and values', async () => {
    await workbench.openFile('shown.md');
    await word('image-prompt').waitFor();
    const colour = (part: string) => word(part).evaluate((one) => getComputedStyle(one).color);
    const colours = await Promise.all(['image-prompt', 'size', '64x48', 'placeholder', 'A red fox'].map(colour));
    assert.equal(new Set(colours).size, 5, colours.join(' '));
  });

  it('says over an option what it does, and over the block what it costs', async () => {
    const { page } = workbench;
    await workbench.openFile('shown.md');
    await lens('Generate (free)').waitFor();
    const hover = page.locator('.monaco-hover:visible');
    await word('size').hover();
    await hover.getByText('Width and height in pixels').waitFor();
    await word('A red fox').hover();
    await hover.getByText(/Will be shown\.png/).waitFor();
  });

  it('completes what is typed among the options', async () => {
    const { page } = workbench;
    await workbench.openFile('shown.md');
    await lens('Generate (free)').waitFor();
    await word('A red fox').click();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('End');
    await page.keyboard.type(' ');
    const row = (label: string) => page.locator('.suggest-widget .monaco-list-row', { hasText: label }).first();
    await row('background').waitFor();
    await page.keyboard.type('back');
    await page.keyboard.press('Enter');
    await row('transparent').waitFor();
    await page.keyboard.press('Escape');
    await shows('stream=true background=');
  });

  it('works in a comment of an HTML page', async () => {
    await workbench.openFile('comment.html');
    await lens('Generate (free)').click();
    await shows('<img src="comment.png" alt="A red fox" width="64" height="48">');
  });

  it('says what is wrong, and mends it', async () => {
    const { page } = workbench;
    await workbench.openFile('wrong.md');
    await lens('1 problem').click();
    const menu = await lightBulbAt(workbench, '1200x630', /Change to 1200x624/);
    await menu.filter({ hasText: 'Change to 1200x624' }).first().waitFor();
    await page.keyboard.press('Enter');
    await shows('size=1200x624');
    await lens(/Generate ≈ \$/).waitFor();
  });

  it('moves with what is typed while the picture forms, and shows how it goes', async () => {
    const { page } = workbench;
    await workbench.openFile('slow.md');
    standIn.setDelay(6000);
    await lens(/Generate ≈ \$/).click();
    await standIn.nextRequest();
    await lens('Cancel').waitFor();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('Typed meanwhile\n\n');
    await workbench.toast('Saved slow.png').waitFor();
    await shows('![Two boats](slow.png)');
    await page.keyboard.press('Control+S');
    const saved = `Typed meanwhile\n\n${DOCUMENTS['slow.md']?.replace('The end', '![Two boats](slow.png)\n\nThe end')}`;
    while (fs.readFileSync(path.join(folder, 'slow.md'), 'utf8') !== saved) await page.waitForTimeout(50);
    assert.equal(standIn.requests.length, 1);
  });

  it('stops when somebody cancels it above the block', async () => {
    await workbench.openFile('slow.md');
    standIn.next('hang-before-headers');
    await lens(/enerate ≈ \$/).click();
    const record = await standIn.nextRequest();
    await lens('Cancel').click();
    await record.ended;
    assert.equal(record.ending, 'aborted');
    await lens(/enerate ≈ \$/).waitFor();
  });

  it('orders variants in the studio, and shows the one that is kept', async () => {
    await workbench.openFile('variants.md');
    await lens('Variants').click();
    const studio = await visibleStudio(workbench);
    await studio.pictures('A red fox, done, draft').nth(3).waitFor();
    await studio.pictures('A red fox, done, draft').nth(1).click();
    await studio.button('Keep').click();
    await studio.pictures('A red fox, done').first().waitFor();
    await workbench.openFile('variants.md');
    await shows('![A red fox](images/best.png)');
    assert.ok(fs.existsSync(path.join(folder, 'images/best.png')));
  });

  it('fills the form of the studio', async () => {
    await workbench.openFile('slow.md');
    await lens('Open in Studio').click();
    const studio = await visibleStudio(workbench);
    while ((await studio.prompt.inputValue()) !== 'Two boats') await workbench.page.waitForTimeout(50);
    assert.equal(await studio.field('Model').inputValue(), MODEL);
  });
});
