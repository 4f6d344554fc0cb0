import fs from 'node:fs';
import path from 'node:path';
import { startStandIn } from '../server/stand-in.ts';
import { dialogueOf } from '../ui/dialogue.ts';
import { openWorkbench, packagedExtension, type Theme, type Workbench } from '../ui/workbench.ts';
import { freshDemoWorkspace } from './demo.ts';
import { filmDocument, filmEdit, filmStudio } from './films.ts';
import { drawGallery } from './gallery.ts';
import { askForPicture } from './one-picture.ts';
import { repository } from './places.ts';
import { showCosts, showQuestion } from './stills.ts';

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

const media = (name: string) => path.join(repository, 'media', name);

/** Everything that the README shows, from the packaged extension. */
const parts: Readonly<Record<string, () => Promise<void>>> = {
  placeholders: () => drawGallery(media('placeholders.png')),
  pictures: async () => {
    for (const [name, theme] of Object.entries(themes)) {
      const [forming, saved] = await screenshotsIn(name, theme);
      if (name !== 'dark') continue;
      fs.copyFileSync(forming, media('preview-forming.png'));
      fs.copyFileSync(saved, media('image-saved.png'));
    }
  },
  studio: () => filmStudio(media('studio.webp')),
  edit: () => filmEdit(media('edit.webp')),
  document: () => filmDocument(media('document.webp')),
  costs: async () => fs.copyFileSync(await showCosts(), media('costs.png')),
  agent: async () => fs.copyFileSync(await showQuestion(), media('agent.png')),
};

/** `npm run screenshots`: all of it, or what is named, as in `npm run screenshots -- edit document`. */
async function takeScreenshots(names: readonly string[]): Promise<void> {
  for (const [name, take] of Object.entries(parts)) {
    if (names.length === 0 || names.includes(name)) await take();
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

takeScreenshots(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
