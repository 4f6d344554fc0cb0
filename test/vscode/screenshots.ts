import fs from 'node:fs';
import path from 'node:path';
import { startStandIn } from '../server/stand-in.ts';
import { dialogueOf } from '../ui/dialogue.ts';
import { openStudio } from '../ui/studio.ts';
import { openWorkbench, packagedExtension, type Theme, type Workbench } from '../ui/workbench.ts';
import { freshDemoWorkspace } from './demo.ts';
import { film } from './film.ts';
import { drawGallery } from './gallery.ts';
import { askForPicture } from './one-picture.ts';
import { repository } from './places.ts';

/** Forms slowly, at the stand-in. */
const streamed = 'Blue hills at sunrise';
/** Painted offline, as a newcomer sees it. */
const painted = 'A red fox on a hill';

/** The dark pictures go into the README, the others are for looking at. */
const themes: Readonly<Record<string, Theme>> = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};

/**
 * `npm run screenshots`: what the offline model paints, then a preview as it forms and the saved picture, from the packaged
 * extension in every theme; and the studio at work.
 */
async function takeScreenshots(): Promise<void> {
  await drawGallery(path.join(repository, 'media/placeholders.png'));
  for (const [name, theme] of Object.entries(themes)) {
    const [forming, saved] = await screenshotsIn(name, theme);
    if (name !== 'dark') continue;
    fs.copyFileSync(forming, path.join(repository, 'media/preview-forming.png'));
    fs.copyFileSync(saved, path.join(repository, 'media/image-saved.png'));
  }
  await filmStudio(path.join(repository, 'media/studio.webp'));
}

/** The studio from its first prompt to two pictures under one slider. */
async function filmStudio(file: string): Promise<void> {
  const workbench = await openWorkbench({
    vsix: packagedExtension,
    folder: freshDemoWorkspace('film'),
    theme: 'Default Dark Modern',
    viewport: { width: 1280, height: 800 },
  });
  try {
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
  } finally {
    await workbench.close();
  }
}

async function screenshotsIn(name: string, theme: Theme): Promise<readonly [forming: string, saved: string]> {
  // Longer than a webview takes to appear: the preview must be on screen before the next event comes.
  const standIn = await startStandIn({ delay: 6000 });
  const folder = freshDemoWorkspace('screenshots');
  const workbench = await openWorkbench({
    vsix: packagedExtension,
    folder,
    theme,
    settings: { 'stipple.baseUrl': standIn.url },
    environment: { OPENAI_API_KEY: standIn.key },
  });
  try {
    await workbench.openFile('README.md');
    await workbench.page.keyboard.press('Control+End');
    await askForPicture(workbench, streamed);
    const forming = await previewForming(workbench, `${name}-preview-forming`);
    standIn.setDelay(0);
    await workbench.toast('Saved images/').waitFor();
    await workbench.reset();
    await workbench.openFile('README.md');
    await workbench.page.keyboard.press('Control+End');
    const { answerUntilSize, typeSize } = dialogueOf(workbench);
    await answerUntilSize(painted, 'placeholder');
    await typeSize('1024x1024');
    const saved = await imageSaved(workbench, `${name}-image-saved`);
    return [forming, saved];
  } catch (error) {
    console.error(`Screenshot ${await workbench.screenshot(`${name}-failed`)}`);
    throw error;
  } finally {
    await workbench.close();
    await standIn.close();
  }
}

async function previewForming(workbench: Workbench, name: string): Promise<string> {
  const preview = await workbench.webview('Preview: ');
  await preview.getByRole('img', { name: streamed }).waitFor();
  await workbench.toast('Preview 2').waitFor();
  return workbench.screenshot(name);
}

/** Shows the picture beside the document, with the link in it. */
async function imageSaved(workbench: Workbench, name: string): Promise<string> {
  const { page } = workbench;
  await workbench.toast('Saved images/').waitFor();
  const picture = await workbench.imagePreview();
  await picture.waitFor();
  await workbench.toast('Saved images/').getByRole('button', { name: 'Insert Link' }).click();
  await page.locator('.monaco-editor .view-line').getByText(painted).first().waitFor();
  await picture.waitFor();
  return workbench.screenshot(name);
}

takeScreenshots().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
