import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import sharp from 'sharp';
import { readLock, writeLock } from '../../src/core/recipe/lock-file.ts';
import type { LockedPicture } from '../../src/core/recipe/locked-picture.ts';
import { dialogueOf } from './dialogue.ts';
import { inWorkbench } from './fixture.ts';
import { visibleStudio } from './studio.ts';
import type { Workbench } from './workbench.ts';

const PAGE = `# The page

![A red fox](images/fox.png)

![A blue lake](images/lake.png)

![A city](images/city.png)

![Not there yet](images/later.png)
`;

describe('what is known of pictures', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  let folder: string;

  const prepare = async (place: string) => {
    folder = place;
    fs.mkdirSync(file('images'));
    fs.writeFileSync(file('page.md'), PAGE);
    const pictures = {
      'images/fox.png': await locked('A red fox', '#c52'),
      'images/lake.png': await locked('A blue lake', '#25c', {
        model: 'gpt-image-2.5-flare',
        server: 'api.openai.com',
        options: { size: '1024x640', quality: 'low' },
        cost_usd: 0.0123,
      }),
      'images/city.png': await locked('A city at night', '#224'),
      'images/unused.png': await locked('Nobody shows it', '#555'),
    };
    for (const [name, { pixels }] of Object.entries(pictures)) fs.writeFileSync(file(name), pixels);
    await sharp({ create: { width: 320, height: 200, channels: 3, background: '#777' } }).toFile(
      file('images/plain.png'),
    );
    const lock = new Map(Object.entries(pictures).map(([name, { picture }]) => [name, picture]));
    fs.writeFileSync(file('stipple.lock.json'), writeLock(lock));
  };
  inWorkbench({ demo: false, prepare, key: true }, (opened) => {
    ({ workbench, folder } = opened);
  });
  beforeEach(() => prepareAgain());

  /** Every test begins with the same files. */
  const prepareAgain = async () => {
    fs.rmSync(file('images'), { recursive: true, force: true });
    await prepare(folder);
    await unfold();
  };

  it('shows in the menus of recorded pictures alone, and makes one anew that Undo takes back', async () => {
    await workbench.page.keyboard.press('Escape');
    // Extensions start when the window is there.
    await until(() => offers('fox.png', 'Regenerate Image'));
    assert.equal(await offers('plain.png', 'Regenerate Image'), false);
    const before = sha('images/fox.png');
    await workbench.contextMenu(row('fox.png'), 'Regenerate Image');
    const toast = workbench.toast('fox.png was made anew');
    await toast.waitFor();
    assert.notEqual(sha('images/fox.png'), before);
    assert.equal(entry('images/fox.png')?.sha256, sha('images/fox.png'));
    await workbench.screenshot('regenerated');
    await toast.getByRole('button', { name: 'Undo' }).click();
    await until(() => sha('images/fox.png') === before);
    await until(() => entry('images/fox.png')?.sha256 === before);
  });

  it('is shown with its price before something is paid, where the prompt may still be changed', async () => {
    await workbench.contextMenu(row('lake.png'), 'Regenerate Image');
    const { quickInput } = workbench;
    await quickInput.asks('The picture will differ, for the API has no seed');
    await quickInput.asks(/Regenerate lake\.png · gpt-image-2\.5-flare · 1024 × 640 · ≈ \$0\.0/);
    assert.equal(await quickInput.box.inputValue(), 'A blue lake');
    await workbench.screenshot('regenerate asks');
    await quickInput.enter('A blue lake in winter');
    await workbench.toast('lake.png was made anew for').waitFor();
    const { prompt, cost_usd, sha256 } = entry('images/lake.png') ?? {};
    assert.deepEqual([prompt, sha256, (cost_usd ?? 0) > 0], ['A blue lake in winter', sha('images/lake.png'), true]);
  });

  it('goes on in the studio with everything that a picture was made from', async () => {
    await workbench.contextMenu(row('lake.png'), 'Regenerate Image');
    await workbench.quickInput.asks('The picture will differ');
    await workbench.page.getByRole('button', { name: 'Open in Studio' }).click();
    const studio = await visibleStudio(workbench);
    await until(async () => (await studio.prompt.inputValue()) === 'A blue lake');
    assert.equal(await studio.field('Model').inputValue(), 'gpt-image-2.5-flare');
  });

  it('is a letter in the Explorer where somebody wants that: as it was made, and edited by hand', async () => {
    workbench.changeSettings({ 'stipple.explorerBadges': true });
    await until(async () => (await badge('fox.png')) === '"S"');
    assert.equal(await badge('plain.png'), 'none');
    await sharp({ create: { width: 64, height: 32, channels: 3, background: '#fff' } }).toFile(file('images/fox.png'));
    await until(async () => (await badge('fox.png')) === '"E"');
    await workbench.screenshot('badges');
    workbench.changeSettings({ 'stipple.explorerBadges': false });
    await until(async () => (await badge('lake.png')) === 'none');
  });

  const states: readonly (readonly [state: string, change: () => unknown, line: string])[] = [
    ['fresh', () => undefined, 'As it was made'],
    [
      'edited by hand',
      () =>
        sharp({ create: { width: 64, height: 32, channels: 3, background: '#fff' } }).toFile(file('images/lake.png')),
      'Edited by hand since it was made',
    ],
    ['missing', () => fs.rmSync(file('images/lake.png')), 'The file is missing'],
  ];
  for (const [state, change, line] of states) {
    it(`is told over a link: ${state}`, async () => {
      await change();
      await workbench.openFile('page.md');
      const hover = await hoverOver('images/lake.png');
      await hover.getByText(line).waitFor();
      await hover.getByText('A blue lake', { exact: false }).first().waitFor();
      await hover.getByText(/gpt-image-2\.5-flare at api\.openai\.com · \$0\.012 /).waitFor();
      assert.equal(await hover.getByRole('link', { name: 'Edit' }).count(), state === 'missing' ? 0 : 1);
      await workbench.screenshot(`hover ${state}`);
    });
  }

  it('leads from a link to a picture made anew', async () => {
    await workbench.openFile('page.md');
    const before = sha('images/fox.png');
    const hover = await hoverOver('images/fox.png');
    await hover.getByRole('link', { name: 'Regenerate' }).click();
    await workbench.toast('fox.png was made anew').waitFor();
    assert.notEqual(sha('images/fox.png'), before);
    await hoverOver('images/fox.png').then((again) => again.getByRole('link', { name: 'Open in Studio' }).click());
    const studio = await visibleStudio(workbench);
    await until(async () => (await studio.prompt.inputValue()) === 'A red fox');
  });

  it('is reported where no document shows it, where a link shows none, and where a file is gone', async () => {
    fs.rmSync(file('images/city.png'));
    await workbench.palette('Stipple: Report Unused and Missing Images');
    const { rows } = workbench.quickInput;
    await rows.filter({ hasText: 'images/unused.png' }).waitFor();
    await rows.filter({ hasText: 'images/later.png' }).filter({ hasText: 'page.md:9' }).waitFor();
    await rows.filter({ hasText: 'Recorded pictures whose files are gone (1)' }).waitFor();
    await workbench.screenshot('report');
    const unused = rows.filter({ hasText: 'images/unused.png' });
    await unused.hover();
    await unused.getByRole('button', { name: 'Delete' }).click();
    await unused.waitFor({ state: 'hidden' });
    await until(() => !fs.existsSync(file('images/unused.png')) && !entry('images/unused.png'));
    // The hover of the box may lie over the button.
    await workbench.page
      .locator('.quick-input-widget')
      .getByRole('button', { name: 'Open as Document' })
      .press('Enter');
    await workbench.page.locator('.view-line', { hasText: 'Unused and missing images' }).waitFor();
  });

  it('begins with the first picture that is made', async () => {
    fs.rmSync(file('stipple.lock.json'));
    const { answerUntilSize, typeSize } = dialogueOf(workbench);
    await answerUntilSize('A green hill', 'placeholder');
    await typeSize('320x200');
    await workbench.toast('Saved images/a-green-hill.png').waitFor();
    assert.equal(entry('images/a-green-hill.png')?.prompt, 'A green hill');
    await workbench.contextMenu(row('a-green-hill.png'), 'Regenerate Image');
    await workbench.toast('a-green-hill.png came out as it was made before').waitFor();
  });

  it('is put together where a merge left both sides', async () => {
    const ours = fs.readFileSync(file('stipple.lock.json'), 'utf8');
    const fox = entry('images/fox.png');
    assert.ok(fox);
    const theirs = writeLock(new Map([['images/theirs.png', fox]]));
    // Somebody looks after lock files from here on.
    await workbench.palette('Stipple: Show Log');
    fs.writeFileSync(file('stipple.lock.json'), `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> theirs\n`);
    const toast = workbench.toast('A merge has left conflicts in stipple.lock.json');
    await toast.waitFor();
    await workbench.screenshot('lock conflict');
    await toast.getByRole('button', { name: 'Merge Both Sides' }).click();
    await until(() => entry('images/theirs.png') !== undefined && entry('images/lake.png') !== undefined);
  });

  function file(name: string): string {
    return path.join(folder, name);
  }

  function sha(name: string): string {
    return createHash('sha256')
      .update(fs.readFileSync(file(name)))
      .digest('hex');
  }

  /** Undefined also while the lock file cannot be read. */
  function entry(name: string): LockedPicture | undefined {
    return readLock(fs.readFileSync(file('stipple.lock.json'), 'utf8'))?.get(name);
  }

  function row(name: string): Locator {
    return workbench.page.locator('.explorer-folders-view .monaco-list-row').filter({
      has: workbench.page.locator('.label-name').getByText(name, { exact: true }),
    });
  }

  /** Whether the menu of a file has an entry. */
  async function offers(name: string, label: string): Promise<boolean> {
    const items = workbench.page.locator('.context-view .action-item');
    await row(name).click({ button: 'right' });
    await items.filter({ hasText: 'Edit Image…' }).waitFor();
    const found = (await items.filter({ hasText: label }).count()) > 0;
    await workbench.page.keyboard.press('Escape');
    await items.first().waitFor({ state: 'hidden' });
    return found;
  }

  /** The letter behind a name in the Explorer, which only a style says. */
  function badge(name: string): Promise<string> {
    const label = row(name).locator('.monaco-icon-label');
    return label.evaluate((element) => getComputedStyle(element, '::after').content);
  }

  async function unfold(): Promise<void> {
    const images = row('images');
    await images.waitFor();
    if ((await images.getAttribute('aria-expanded')) === 'false') await images.click();
    await row('fox.png').waitFor();
  }

  async function hoverOver(link: string): Promise<Locator> {
    const { page } = workbench;
    await page.mouse.move(0, 0);
    await page.locator('.view-line span').getByText(link, { exact: true }).first().hover();
    const hover = page.locator('.monaco-hover:visible');
    await hover.getByRole('link', { name: 'Regenerate' }).waitFor();
    return hover;
  }
});

async function locked(prompt: string, background: string, facts: Partial<LockedPicture> = {}) {
  const pixels = await sharp({ create: { width: 320, height: 200, channels: 3, background } })
    .png()
    .toBuffer();
  const picture: LockedPicture = {
    prompt,
    operation: 'generate',
    model: 'placeholder',
    options: { size: '320x200' },
    sha256: createHash('sha256').update(pixels).digest('hex'),
    width: 320,
    height: 200,
    format: 'png',
    bytes: pixels.length,
    date: '2026-11-28T08:00:00.000Z',
    ...facts,
  };
  return { picture, pixels };
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`not so after 20 s: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
