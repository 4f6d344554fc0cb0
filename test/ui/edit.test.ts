import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import sharp from 'sharp';
import { inWorkbench } from './fixture.ts';
import { type Studio, visibleStudio } from './studio.ts';
import type { Workbench } from './workbench.ts';

const SIZE = { width: 600, height: 400 };
/** What is painted by numbers. */
const BOX = { x: 400, y: 60, width: 150, height: 120 };
/** Far from everything that is painted. */
const CORNER = { left: 0, top: 300, width: 120, height: 100 };

describe('an edit in the packaged extension, without a key', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  let folder: string;

  const prepare = async (place: string) => {
    await picture(path.join(place, 'photo.png'), '#2a6');
    await picture(path.join(place, 'style.png'), '#a26');
  };
  inWorkbench({ demo: true, prepare }, (opened) => {
    ({ workbench, folder } = opened);
  });

  it('of two images of the Explorer: a mask by mouse and by keyboard, compared, put in place and brought back', async () => {
    const before = fs.readFileSync(file('photo.png'));
    await selectBoth();
    await workbench.contextMenu(row('photo.png'), 'Edit Image…');
    const studio = await visibleStudio(workbench);
    await studio.button('To change: photo.png').waitFor();
    await studio.button('Reference 1: style.png').waitFor();
    await studio.onStage('photo.png').waitFor();

    await studio.button('Paint mask…').click();
    const painter = studio.frame.getByRole('region', { name: 'Mask painter' });
    await painter.getByText('Paint over what should change').waitFor();
    await stroke(painter);
    const painted = await shareOf(painter);
    assert.ok(painted > 0);
    await workbench.page.keyboard.press('r');
    for (const [name, value] of Object.entries({ X: BOX.x, Y: BOX.y, Width: BOX.width, Height: BOX.height })) {
      await painter.getByRole('spinbutton', { name: `${name} in pixels` }).fill(String(value));
    }
    await painter.getByRole('button', { name: 'Add', exact: true }).press('Enter');
    assert.ok((await shareOf(painter)) > painted);
    await workbench.screenshot('mask painter');
    await painter.getByRole('button', { name: 'Done' }).press('Enter');
    assert.ok(await studio.frame.getByRole('checkbox', { name: 'Keep pixels outside the mask' }).isChecked());

    await studio.field('Model').selectOption('placeholder');
    await studio.prompt.fill('A full moon');
    await studio.submit.click();
    await studio.pictures('A full moon, done').waitFor();
    const edited = fs.readFileSync(file('photo-edited.png'));
    assert.deepEqual(await pixels(edited, CORNER), await pixels(before, CORNER), 'outside the mask all is as it was');
    const inside = { left: BOX.x + 30, top: BOX.y + 30, width: 60, height: 40 };
    assert.notDeepEqual(await pixels(edited, inside), await pixels(before, inside));

    await studio.button('Compare').click();
    await studio.frame.getByLabel('Compare with').selectOption({ label: 'the original' });
    await studio.button('Changes').click();
    await studio.frame
      .getByText(/% of the pixels changed/)
      .first()
      .waitFor();
    await workbench.screenshot('edit compared');
    await workbench.page.keyboard.press('Escape');

    await choose(studio, 'Replace original');
    await until(() => sha(fs.readFileSync(file('photo.png'))) !== sha(before));
    await choose(studio, 'Revert');
    await until(() => sha(fs.readFileSync(file('photo.png'))) === sha(before));
  });

  it('begins at the brush from the menu of an image', async () => {
    await workbench.contextMenu(row('style.png'), 'Paint Mask and Edit…');
    const studio = await visibleStudio(workbench);
    await studio.frame
      .getByRole('region', { name: 'Mask painter' })
      .getByText('Paint over what should change')
      .waitFor();
  });

  it('is not needed to compare two images', async () => {
    await selectBoth();
    await workbench.contextMenu(row('photo.png'), 'Compare Images');
    const { frame } = await visibleStudio(workbench);
    await frame.getByRole('slider', { name: 'Compare position' }).waitFor();
    await frame.getByRole('button', { name: 'Changes' }).click();
    await frame
      .getByText(/of the pixels changed/)
      .first()
      .waitFor();
  });

  /** A click opens the first one, and the Explorer follows what is open. */
  async function selectBoth(): Promise<void> {
    await row('photo.png').click();
    await (await workbench.imagePreview()).waitFor();
    await row('style.png').click({ modifiers: ['ControlOrMeta'] });
    await workbench.page.getByRole('treeitem', { selected: true }).nth(1).waitFor();
  }

  /** By mouse, across the left half. */
  async function stroke(painter: Locator): Promise<void> {
    const { mouse } = workbench.page;
    const box = await painter.locator('canvas').first().boundingBox();
    assert.ok(box);
    await mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.3);
    await mouse.down();
    await mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.4, { steps: 8 });
    await mouse.up();
    await painter.getByText(/of the picture will change/).waitFor();
  }

  async function choose(studio: Studio, item: string): Promise<void> {
    await studio.button('More actions').click();
    await studio.frame.getByRole('menuitem', { name: item }).click();
  }

  function row(name: string): Locator {
    return workbench.page.getByRole('treeitem', { name: new RegExp(`^${name}`) });
  }

  function file(name: string): string {
    return path.join(folder, name);
  }
});

async function picture(place: string, colour: string): Promise<void> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  await sharp({ create: { ...SIZE, channels: 3, background: colour, noise } })
    .png()
    .toFile(place);
}

/** Percent that the painter says will change. */
async function shareOf(painter: Locator): Promise<number> {
  return Number.parseInt((await painter.getByText(/of the picture will change/).textContent()) ?? '', 10);
}

function pixels(bytes: Buffer, area: { left: number; top: number; width: number; height: number }): Promise<Buffer> {
  return sharp(bytes).removeAlpha().extract(area).raw().toBuffer();
}

function sha(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('it did not come about');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
