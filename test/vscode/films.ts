import assert from 'node:assert/strict';
import { dialogueOf } from '../ui/dialogue.ts';
import { lightBulbAt, lineWith } from '../ui/light-bulb.ts';
import { openStudio, visibleStudio } from '../ui/studio.ts';
import { openWorkbench, packagedExtension, type Workbench } from '../ui/workbench.ts';
import { freshDemoWorkspace } from './demo.ts';
import { film } from './film.ts';

/** The studio from its first prompt to two pictures under one slider. */
export function filmStudio(file: string): Promise<void> {
  return inDemo(async (workbench) => {
    const { page, palette } = workbench;
    await palette('View: Toggle Primary Side Bar Visibility');
    const studio = await openStudio(workbench);
    await film(page, file, async () => {
      await studio.prompt.pressSequentially('Blue mountain lake at dawn', { delay: 40 });
      await page.keyboard.press('Control+Enter');
      await studio.pictures('Blue mountain lake at dawn, done').waitFor();
      await studio.prompt.fill('');
      await studio.prompt.pressSequentially('A red fox on a hill', { delay: 40 });
      await studio.frame.getByRole('spinbutton', { name: 'Number of images' }).fill('4');
      await page.keyboard.press('Control+Enter');
      await studio.pictures('A red fox on a hill, done, draft').nth(3).waitFor();
      await studio.button('Keep').click();
      await studio.pictures('A red fox on a hill, done').first().waitFor();
      await studio.button('Compare').click();
      const slider = studio.frame.getByRole('slider', { name: 'Compare position' });
      await slider.focus();
      for (let step = 0; step < 12; step++) await slider.press('ArrowRight');
    });
  });
}

/** A picture of the Explorer: right-clicked, painted over, changed there and nowhere else. */
export function filmEdit(file: string): Promise<void> {
  return inDemo(async (workbench) => {
    const { page, toast, contextMenu } = workbench;
    const { answerUntilSize, typeSize } = dialogueOf(workbench);
    await answerUntilSize('A red fox on a hill', 'placeholder');
    await typeSize('1024x1024');
    await toast('Saved images/').waitFor();
    await workbench.reset();
    const picture = page.getByRole('treeitem', { name: /^a-red-fox-on-a-hill\.png/ });
    await picture.waitFor();
    await film(page, file, async () => {
      await contextMenu(picture, 'Paint Mask and Edit…');
      const studio = await visibleStudio(workbench);
      const painter = studio.frame.getByRole('region', { name: 'Mask painter' });
      await painter.getByText('Paint over what should change').waitFor();
      const box = await painter.locator('canvas').first().boundingBox();
      assert.ok(box);
      await painter.getByRole('button', { name: 'Ellipse' }).click();
      await page.mouse.move(box.x + box.width * 0.55, box.y + box.height * 0.05);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.97, box.y + box.height * 0.48, { steps: 12 });
      await page.mouse.up();
      await painter.getByRole('button', { name: 'Done' }).click();
      await studio.field('Model').selectOption('placeholder');
      await studio.prompt.pressSequentially('A full moon', { delay: 40 });
      await studio.submit.click();
      await studio.pictures('A full moon, done').waitFor();
      await studio.button('Compare').click();
      const slider = studio.frame.getByRole('slider', { name: 'Compare position' });
      await slider.focus();
      for (let step = 0; step < 12; step++) await slider.press('ArrowLeft');
      for (let step = 0; step < 16; step++) await slider.press('ArrowRight');
    });
  });
}

/** A document beside its preview: a picture that it lacks by light bulb, and one by a prompt block, changed and made again. */
export function filmDocument(file: string): Promise<void> {
  return inDemo(
    async (workbench) => {
      const { page, palette, openFile } = workbench;
      const lens = (title: string) => page.locator('.codelens-decoration a', { hasText: title }).first();
      await palette('View: Toggle Primary Side Bar Visibility');
      await openFile('docs/style.md');
      await palette('Markdown: Open Preview to the Side');
      await workbench.webview('style.md');
      await lineWith(workbench, 'Visual style').click();
      await film(page, file, async () => {
        const fixes = await lightBulbAt(workbench, 'tern.png', /Paint placeholder/);
        await fixes.filter({ hasText: 'Paint placeholder' }).first().click();
        await shown(workbench, 'tern.png');
        await page.keyboard.press('Control+End');
        await page.keyboard.press('Enter');
        await page.keyboard.type('stimg');
        await page.keyboard.press('Control+Space');
        await page.locator('.suggest-widget .monaco-list-row', { hasText: 'stimg' }).waitFor();
        await page.keyboard.press('Enter');
        await page.keyboard.press('Escape');
        await lens('Generate (free)').click();
        await shown(workbench, 'hero.png');
        await lens('fresh').waitFor();
      });
    },
    { 'editor.wordWrap': 'on' },
  );
}

/** Waits until the preview beside the document has the picture, and lets it be looked at. */
async function shown(workbench: Workbench, name: string): Promise<void> {
  const preview = await workbench.webview('style.md');
  const picture = preview.locator(`img[src*="${name}"]`);
  await picture.waitFor();
  await picture.scrollIntoViewIfNeeded();
  await workbench.page.waitForTimeout(1500);
}

async function inDemo(show: (workbench: Workbench) => Promise<void>, settings: Readonly<Record<string, unknown>> = {}) {
  const workbench = await openWorkbench({
    vsix: packagedExtension,
    folder: freshDemoWorkspace('film'),
    theme: 'Default Dark Modern',
    viewport: { width: 1280, height: 800 },
    settings,
  });
  try {
    await show(workbench);
  } catch (error) {
    console.error(`Screenshot ${await workbench.screenshot('film-failed')}`);
    throw error;
  } finally {
    await workbench.close();
  }
}
