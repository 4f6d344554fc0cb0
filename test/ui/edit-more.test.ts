import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import sharp from 'sharp';
import type { StandIn } from '../server/stand-in.ts';
import { inWorkbench } from './fixture.ts';
import { type Studio, visibleStudio } from './studio.ts';
import type { Workbench } from './workbench.ts';

const SIZE = { width: 600, height: 400 };
const MODEL = 'gpt-image-2.5-flare';

describe('what else an edit can be told, in the packaged extension', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let standIn: StandIn;
  let folder: string;
  let studio: Studio;

  const prepare = async (place: string) => {
    await picture('#2a6', path.join(place, 'photo.png'));
    await picture('#a26', path.join(place, 'style.png'));
    await picture('#26a', path.join(place, 'art/old.png'));
    await picture('#000', path.join(place, 'node_modules/logo.png'));
    const white = {
      input: await sharp({ create: { ...SIZE, width: 150, channels: 3, background: '#fff' } })
        .png()
        .toBuffer(),
      left: 0,
      top: 0,
    };
    await sharp({ create: { ...SIZE, channels: 3, background: '#000' } })
      .composite([white])
      .png()
      .toFile(path.join(place, 'white-is-edited.png'));
    const git = (...words: readonly string[]) => {
      const person = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
      execFileSync('git', [...person, ...words], { cwd: place, stdio: 'pipe' });
    };
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'pictures');
    await picture('#e82', path.join(place, 'style.png'));
  };
  inWorkbench({ key: true, keep: true, viewport: { width: 1400, height: 900 }, prepare }, (opened) => {
    ({ workbench, standIn, folder } = opened);
  });
  before(async () => {
    await workbench.contextMenu(row('photo.png'), 'Edit Image…');
    studio = await visibleStudio(workbench);
    await studio.button('To change: photo.png').waitFor();
    await studio.field('Model').selectOption(MODEL);
  });

  it('takes more pictures of the workspace, seen small and found by their paths, in an order that keys change', async () => {
    const { quickInput, page } = workbench;
    await studio.button('Add from workspace…').click();
    await quickInput.asks('Which images should go along?');
    await quickInput.asks('the newest of 3 images is first');
    assert.deepEqual(await labels(), ['style.png', 'art/old.png', 'white-is-edited.png', 'Choose Files…'].sort());
    const icon = quickInput.rows.filter({ hasText: 'style.png' }).locator('.quick-input-list-icon');
    const address = /url\("(.+)"\)/.exec(
      await icon.evaluate((element) => getComputedStyle(element).backgroundImage),
    )?.[1];
    assert.ok(address, 'it has a picture');
    assert.equal(
      await page.evaluate(async (url) => (await fetch(url)).headers.get('content-type'), address),
      'image/png',
    );
    await quickInput.pick('style.png');
    await quickInput.box.fill('art');
    await quickInput.pick('art/old.png');
    await workbench.screenshot('images of the workspace');
    await quickInput.box.press('Enter');
    await studio.button('Reference 1: style.png').waitFor();
    await studio.button('Reference 2: old.png').press('Alt+ArrowLeft');
    await studio.button('Reference 1: old.png').waitFor();
    await studio.button('Reference 1: old.png').press('Enter');
    await studio.button('To change: old.png').waitFor();
    await studio.button('To change: old.png').press('Alt+ArrowRight');
    await studio.button('To change: photo.png').waitFor();
    await studio.button('Reference 1: old.png').press('Delete');
    await studio.button('Reference 1: style.png').press('Delete');
  });

  it('takes a picture that is pasted, and one that is dropped from the Explorer with Shift', async () => {
    const { page } = workbench;
    await studio.prompt.click();
    const bytes = [...(await picture('#888'))];
    await page.evaluate(async (numbers) => {
      const blob = new Blob([new Uint8Array(numbers)], { type: 'image/png' });
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    }, bytes);
    await page.keyboard.press('ControlOrMeta+v');
    await studio.button('Reference 1: image.png').waitFor();
    await studio.button('Reference 1: image.png').press('Delete');

    const target = await studio.frame.getByRole('region', { name: 'Pictures to work from' }).boundingBox();
    assert.ok(target);
    await row('style.png').hover();
    await page.mouse.down();
    await page.keyboard.down('Shift');
    await page.mouse.move(target.x + 200, target.y + 30, { steps: 12 });
    await page.mouse.move(target.x + 210, target.y + 40, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await studio.button('Reference 1: style.png').waitFor();
    await studio.button('Reference 1: style.png').press('Delete');
  });

  it('is told by a mask from a file, whose meaning is said, and which can be saved', async () => {
    const { quickInput } = workbench;
    await studio.button('Load mask…').click();
    await quickInput.asks('Which file is the mask?');
    await quickInput.holds(/\/$/);
    await quickInput.rows.filter({ hasText: 'white-is-edited.png' }).first().waitFor();
    await quickInput.enter(path.join(folder, 'white-is-edited.png'));
    await studio.frame.getByText('25 % of the picture may change').waitFor();
    await studio.frame.getByText('What is white in the mask is edited').waitFor();
    await workbench.screenshot('mask from a file');
    await studio.button('Save mask…').click();
    await quickInput.asks('Where should the mask go?');
    await quickInput.holds(/mask\.png$/);
    await quickInput.box.press('Enter');
    await until(
      () => fs.existsSync(path.join(folder, 'mask.png')) && fs.statSync(path.join(folder, 'mask.png')).size > 0,
    );
    const alpha = await sharp(path.join(folder, 'mask.png')).extractChannel('alpha').raw().toBuffer();
    assert.deepEqual([alpha.length, alpha[0], alpha[149], alpha[150]], [SIZE.width * SIZE.height, 0, 0, 255]);
  });

  it('is told by markup, drawn by mouse, by keyboard and in words, instead of the mask, which is kept', async () => {
    const { page } = workbench;
    await studio.button('Draw markup…').click();
    const painter = studio.frame.getByRole('region', { name: 'Markup painter' });
    await painter.getByText('Draw on the picture what should change').waitFor();
    await painter.getByText('The mask is kept, but not sent').waitFor();
    const box = await painter.getByRole('img', { name: 'photo.png' }).boundingBox();
    assert.ok(box);
    const drag = async (from: readonly [number, number], to: readonly [number, number]) => {
      await page.mouse.move(box.x + box.width * from[0], box.y + box.height * from[1]);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * to[0], box.y + box.height * to[1], { steps: 6 });
      await page.mouse.up();
    };
    await drag([0.1, 0.1], [0.3, 0.2]);
    await painter.getByText('1 mark on the picture').waitFor();
    await page.keyboard.press('a');
    await drag([0.8, 0.2], [0.5, 0.5]);
    await painter.getByText('2 marks on the picture').waitFor();
    await page.keyboard.press('t');
    await page.mouse.click(box.x + box.width * 0.6, box.y + box.height * 0.7);
    await page.keyboard.type('a moon');
    await page.keyboard.press('Enter');
    await painter.getByText('3 marks on the picture').waitFor();
    const stage = painter.getByRole('application', { name: 'Markup' });
    await stage.focus();
    await page.keyboard.press('o');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Alt+Shift+ArrowDown');
    await painter.getByText('Ellipse at 150, 100: 300 × 210').waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    await painter.getByText('4 marks on the picture').waitFor();
    await page.keyboard.press('ControlOrMeta+z');
    await painter.getByText('3 marks on the picture').waitFor();
    await workbench.screenshot('markup painter');
    await painter.getByRole('button', { name: 'Done' }).click();
    await studio.frame.getByText('Set aside: the markup is sent.').waitFor();

    await studio.prompt.fill('A moon where the arrow points');
    await studio.submit.click();
    await studio.pictures('A moon where the arrow points, done').waitFor();
    const [sent] = standIn.requests.slice(-1);
    const files = sent?.files.map(({ name, format, width, height }) => `${name} ${format} ${width}x${height}`);
    assert.deepEqual(files, ['image png 600x400', 'markup png 600x400']);

    await studio.button('Send the mask instead').click();
    await studio.frame.getByText('Set aside: the mask is sent.').waitFor();
    await studio.button('Send the markup instead').click();
    await studio.field('Model').selectOption('gpt-image-2');
    await studio.button(`Switch Model to ${MODEL}`).click();
    assert.equal(await studio.field('Model').inputValue(), MODEL);
    await studio.button('Remove markup').click();
    await studio.button('Remove mask').click();
  });

  it('scales a picture here, without a model', async () => {
    await studio.pictures('A moon where the arrow points, done').click();
    await studio.button('Upscale to size').click();
    const panel = studio.frame.getByRole('form', { name: 'Upscale to size' });
    await panel.getByRole('spinbutton', { name: 'Width in pixels' }).fill('1200');
    await panel.getByRole('button', { name: 'Upscale', exact: true }).click();
    await studio.frame
      .locator('.notice')
      .getByText(/^Scaled to 1200 ×/)
      .waitFor();
    await workbench.screenshot('upscaled');
  });

  it('extends the canvas by dragging an edge and by numbers; the new room is the mask', async () => {
    const { page } = workbench;
    await studio.button('Extend canvas').click();
    const canvas = studio.frame.getByRole('region', { name: 'Extend canvas' });
    const edge = await canvas.getByRole('slider', { name: 'Right edge' }).boundingBox();
    assert.ok(edge);
    await page.mouse.move(edge.x + edge.width / 2, edge.y + edge.height / 2);
    await page.mouse.down();
    await page.mouse.move(edge.x + edge.width / 2 + 50, edge.y + edge.height / 2, { steps: 5 });
    await page.mouse.up();
    const dragged = Number(await canvas.getByRole('spinbutton', { name: 'Right, pixels to add' }).inputValue());
    assert.ok(dragged > 20, `${dragged}`);
    await canvas.getByRole('spinbutton', { name: 'Right, pixels to add' }).fill('200');
    await canvas.getByRole('slider', { name: 'Bottom edge' }).press('Shift+ArrowDown');
    await canvas.getByText('600 × 400 becomes 800 × 464').waitFor();
    await workbench.screenshot('canvas extended');
    await canvas.getByRole('button', { name: 'Extend', exact: true }).click();
    await studio.button('To change: photo-extended.png').waitFor();
    await studio.frame.getByText(/^\d\d % of the picture may change$/).waitFor();
  });

  it('compares a picture with what the last commit has of it', async () => {
    await workbench.contextMenu(row('style.png'), 'Compare Images');
    await studio.frame.getByRole('slider', { name: 'Compare position' }).waitFor();
    await studio.button('Changes').click();
    await studio.frame.getByText('100 % of the pixels changed').first().waitFor();
    await workbench.screenshot('compared with the last commit');
    await studio.button('Close').click();
  });

  it('gives a replaced picture back by Ctrl+Z in the Explorer', async () => {
    const before = fs.readFileSync(path.join(folder, 'photo.png'));
    const isBack = () => fs.readFileSync(path.join(folder, 'photo.png')).equals(before);
    await studio.pictures('A moon where the arrow points, done').click();
    await studio.button('More actions').click();
    await studio.frame.getByRole('menuitem', { name: 'Replace original' }).click();
    await until(() => !isBack());
    await row('style.png').click();
    await row('style.png').press('ControlOrMeta+z');
    await until(isBack);
  });

  function row(name: string): Locator {
    return workbench.page.getByRole('treeitem', { name: new RegExp(`^${name}`) });
  }

  async function labels(): Promise<readonly string[]> {
    return (await workbench.quickInput.rows.locator('.label-name').allTextContents()).filter(Boolean).sort();
  }
});

async function picture(colour: string, place?: string): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const bytes = await sharp({ create: { ...SIZE, channels: 3, background: colour, noise } })
    .png()
    .toBuffer();
  if (place) {
    fs.mkdirSync(path.dirname(place), { recursive: true });
    fs.writeFileSync(place, bytes);
  }
  return bytes;
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('it did not come about');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
