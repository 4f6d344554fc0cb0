import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator } from 'playwright-core';
import sharp from 'sharp';
import type { StandIn } from '../server/stand-in.ts';
import { launchBrowser } from '../vscode/browser.ts';
import { dialogueOf } from './dialogue.ts';
import { inWorkbench } from './fixture.ts';
import { lightBulbAt, lineWith } from './light-bulb.ts';
import { visibleStudio } from './studio.ts';
import type { Workbench } from './workbench.ts';

const ONLINE = 'gpt-image-2.5-flare';

describe('Documents with missing images and placeholder URLs', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  let standIn: StandIn;
  let folder: string;

  const documents: Readonly<Record<string, string>> = {
    'notes.md': '![A tern over the sea](images/tern.webp)\n',
    'coast.md': '![A lighthouse](images/lighthouse.png)\n',
    'online.html': '<p>Menu</p>\n<img src="https://placehold.co/640x400" alt="A cup of coffee">\n',
    'three.html': ['one', 'two', 'three'].map((name) => `<img src="${name}.png" alt="The ${name}">\n`).join(''),
  };
  const prepare = async (into: string) => {
    for (const [name, text] of Object.entries(documents)) fs.writeFileSync(path.join(into, name), text);
  };

  inWorkbench({ demo: true, prepare }, (opened) => {
    ({ workbench, standIn, folder } = opened);
  });

  describe('without a key', () => {
    it('has the light bulb paint what a Markdown document lacks, and leaves its link alone', async () => {
      const before = read('README.md');
      await workbench.openFile('README.md');
      const fixes = await lightBulb('shop-front.png');
      await fixes.filter({ hasText: "Generate 'shop-front.png' from its alt text…" }).waitFor();
      await choose(fixes, "Paint placeholder 'shop-front.png' (free)");
      await appears('images/shop-front.png', [1024, 1024, 'png']);
      assert.equal(read('README.md'), before);
      assert.equal(standIn.requests.length, 0);
    });

    it('shows the prompt before it makes anything, and takes another one', async () => {
      const { quickInput } = workbench;
      await workbench.openFile('notes.md');
      await choose(await lightBulb('tern.webp'), "Generate 'tern.webp' from its alt text…");
      await quickInput.asks('tern.webp · free · placeholder');
      assert.equal(await quickInput.box.inputValue(), 'A tern over the sea');
      await quickInput.enter('');
      await quickInput.asks('The prompt is empty');
      await quickInput.enter('A tern over a stormy sea');
      await appears('images/tern.webp', [1024, 1024, 'webp']);
    });

    it('goes on in the studio with what the document says', async () => {
      await workbench.openFile('coast.md');
      await choose(await lightBulb('lighthouse.png'), "Generate 'lighthouse.png' from its alt text…");
      await workbench.quickInput.asks('lighthouse.png · free · placeholder');
      await workbench.page.locator('.quick-input-titlebar').getByRole('button', { name: 'Open in Studio' }).click();
      const { prompt } = await visibleStudio(workbench);
      await until(async () => (await prompt.inputValue()) === 'A lighthouse');
    });

    it('lists all that an HTML document lacks, with one price, and makes what is checked', async () => {
      const { quickInput, palette } = workbench;
      await workbench.openFile('index.html');
      await palette('Stipple: Generate Missing Images in Document');
      await quickInput.asks('Generate Missing Images: 2 of 2 · free · placeholder');
      await row('label-sidamo.png')
        .filter({ hasText: '320 × 320 · free' })
        .filter({ hasText: 'Green terraces' })
        .waitFor();
      await row('label-huila.png').getByRole('checkbox').click();
      await quickInput.asks('Generate Missing Images: 1 of 2');
      await quickInput.box.press('Enter');
      await appears('images/label-sidamo.png', [320, 320, 'png']);
      assert.equal(fs.existsSync(path.join(folder, 'images/label-huila.png')), false);

      await palette('Stipple: Generate Missing Images in Document');
      await quickInput.asks('Generate Missing Images: 1 of 1');
      await quickInput.box.press('Enter');
      await appears('images/label-huila.png', [320, 320, 'png']);
    });

    it('puts a local picture in the place of a placeholder URL; one Undo brings it back', async () => {
      await workbench.openFile('index.html');
      const url = 'https://placehold.co/1200x400?text=Coffee+harvest';
      await choose(await lightBulb('placehold.co'), 'Replace with a painted placeholder (free)');
      await line('src="images/coffee-harvest').waitFor();
      await workbench.page.keyboard.press('Control+z');
      await line(url).waitFor();
      await workbench.page.keyboard.press('Control+Shift+z');
      await line('src="images/coffee-harvest').waitFor();
      await workbench.page.keyboard.press('Control+s');
      await until(() => !read('index.html').includes('placehold.co'));
    });

    it('finds what is missing in all documents of the workspace', async () => {
      const { quickInput, palette } = workbench;
      await palette('Stipple: Generate Missing Images in Workspace');
      await quickInput.asks(/Generate Missing Images: \d+ of \d+ · free · placeholder/);
      await quickInput.box.press('Enter');
      await until(() => missingIn(folder).length === 0);
      await palette('Stipple: Generate Missing Images in Workspace');
      await workbench.toast('No image is missing in the documents of this workspace.').waitFor();
    });

    it('ends with pages on which every picture shows', async () => {
      const { page, close } = await launchBrowser();
      try {
        await page.goto(pathToFileURL(path.join(folder, 'index.html')).toString());
        const widths = await page
          .locator('img')
          .evaluateAll((images) =>
            Promise.all(
              images.map((image) =>
                (image as HTMLImageElement).decode().then(() => (image as HTMLImageElement).naturalWidth),
              ),
            ),
          );
        assert.equal(widths.length, 3);
        assert.deepEqual(
          widths.filter((width) => width === 0),
          [],
        );
      } finally {
        await close();
      }
    });
  });

  describe('with a key', () => {
    before(async () => {
      await workbench.palette('Stipple: Set API Key…');
      await workbench.quickInput.asks('The API key for 127.0.0.1');
      await workbench.quickInput.enter(standIn.key);
      await workbench.toast('is stored').waitFor();
      await workbench.reset();
    });

    it('says the price before, makes the picture with one Enter, and finds the link where it is by then', async () => {
      const { quickInput, page } = workbench;
      await workbench.openFile('online.html');
      standIn.setDelay(1500);
      await choose(await lightBulb('placehold.co'), /^Replace with a local image \(≈ \$[\d.–]+\)$/);
      await quickInput.asks(new RegExp(`640 × 400 · ≈ \\$[\\d.–]+ · ${ONLINE}`));
      assert.equal(await quickInput.box.inputValue(), 'A cup of coffee');
      await quickInput.box.press('Enter');
      await standIn.nextRequest();
      await line('Menu').click();
      await page.keyboard.press('Home');
      await page.keyboard.type('<h1>Open</h1>\n');
      await workbench.toast('Saved images/a-cup-of-coffee.png for ').waitFor();
      await line('<img src="images/a-cup-of-coffee.png" alt="A cup of coffee">').waitFor();
      await line('Open').waitFor();
      await appears('images/a-cup-of-coffee.png', [640, 400, 'png']);
    });

    it('stops all of them when cancelled, and says of a failure what to do', async () => {
      const { quickInput, palette } = workbench;
      const names = threeMissing();
      await workbench.openFile('three.html');
      standIn.next('hang-before-headers');
      standIn.next('hang-before-headers');
      standIn.next('hang-before-headers');
      await palette('Stipple: Generate Missing Images in Document');
      await quickInput.asks('Generate Missing Images: 3 of 3 · ≈ $');
      await quickInput.box.press('Enter');
      await standIn.nextRequest();
      const progress = workbench.toast('Making 3 pictures');
      await progress.getByRole('button', { name: 'Cancel' }).click();
      await progress.waitFor({ state: 'detached' });
      assert.deepEqual(
        names.filter((name) => fs.existsSync(name)),
        [],
      );

      standIn.next('moderation-blocked-input');
      await palette('Stipple: Generate Missing Images in Document');
      await quickInput.asks('3 of 3');
      await quickInput.box.press('Enter');
      const failure = workbench.toast('1 of 3 pictures were not made');
      await failure.filter({ hasText: 'The safety system refused' }).waitFor();
      await failure.getByRole('button', { name: 'Change and Try Again' }).click();
      await quickInput.asks('1 of 1');
      await quickInput.box.press('Enter');
      await until(() => names.every((name) => fs.existsSync(name)));
    });

    it('lets one change the model of all and the prompt of each, and shows what that costs', async () => {
      const { quickInput, palette, page } = workbench;
      const names = threeMissing();
      await workbench.openFile('three.html');
      await palette('Stipple: Generate Missing Images in Document');
      await quickInput.asks('3 of 3 · ≈ $');
      await page
        .locator('.quick-input-titlebar')
        .getByRole('button', { name: `Change the Model (${ONLINE})` })
        .click();
      await quickInput.asks('Model: choose');
      await dialogueOf(workbench).typeModel('placeholder');
      await quickInput.asks('3 of 3 · free · placeholder');
      await row('one.png').hover();
      await row('one.png').getByRole('button', { name: 'Change the Prompt' }).click();
      await quickInput.holds(/^The one$/);
      await quickInput.enter('A single candle');
      await row('one.png').filter({ hasText: 'A single candle' }).waitFor();
      await quickInput.box.press('Enter');
      await until(() => names.every((name) => fs.existsSync(name)));
      assert.equal(standIn.requests.length, 0);
    });
  });

  /** The files that three.html shows, none of which is there. */
  function threeMissing(): readonly string[] {
    const names = ['one', 'two', 'three'].map((name) => path.join(folder, `${name}.png`));
    for (const name of names) fs.rmSync(name, { force: true });
    return names;
  }

  function read(name: string): string {
    return fs.readFileSync(path.join(folder, name), 'utf8');
  }

  function line(text: string): Locator {
    return lineWith(workbench, text);
  }

  function row(name: string): Locator {
    return workbench.quickInput.rows.filter({ hasText: name });
  }

  function lightBulb(text: string): Promise<Locator> {
    return lightBulbAt(workbench, text, /placeholder/);
  }

  async function choose(fixes: Locator, title: string | RegExp): Promise<void> {
    await fixes.filter({ hasText: title }).first().click();
  }

  async function appears(name: string, facts: readonly [width: number, height: number, format: string]): Promise<void> {
    const file = path.join(folder, name);
    await until(() => fs.existsSync(file));
    const { width, height, format } = await sharp(file).metadata();
    assert.deepEqual([width, height, format], facts);
  }

  async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
    const deadline = Date.now() + 30_000;
    while (!(await holds())) {
      assert.ok(Date.now() < deadline, 'it came in time');
      await workbench.page.waitForTimeout(50);
    }
  }
});

/** Local links of the demo's documents to files that are not there. */
function missingIn(folder: string): readonly string[] {
  const names = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(md|html|css)$/.test(name));
  return names.flatMap((name) => {
    const text = fs.readFileSync(path.join(folder, name), 'utf8');
    const links = [...text.matchAll(/!\[[^\]]*\]\(([^)\s]+)|<img src="([^"]+)"|url\("?([^")]+)/g)].map(
      ([, a, b, c]) => a ?? b ?? c ?? '',
    );
    return links.filter(
      (link) => !/^\w+:/.test(link) && !fs.existsSync(path.resolve(folder, path.dirname(name), link)),
    );
  });
}
