import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { sniff } from '../../src/core/image/sniff.ts';
import { openWorkbench, type Workbench } from '../ui/workbench.ts';
import { freshDemoWorkspace } from './demo.ts';

interface SavedPicture {
  /** From the workspace folder. */
  readonly file: string;
  readonly width: number;
  readonly height: number;
}

/** Makes a picture from the prompt as a person would, in a browser nobody sees, and prints where it and a screenshot are. */
export async function generateOnePicture(prompt: string): Promise<void> {
  const folder = freshDemoWorkspace('one-picture');
  const workbench = await openWorkbench({ folder, theme: 'Default Dark Modern' });
  try {
    await askForPicture(workbench, prompt);
    const picture = await savedPicture(workbench, folder);
    await workbench.page.getByRole('tab', { name: path.basename(picture.file) }).waitFor();
    await (await workbench.imagePreview()).waitFor();
    const { size } = fs.statSync(path.join(folder, picture.file));
    console.log(`Saved ${picture.file} (${picture.width}×${picture.height}, ${size} bytes)`);
    console.log(`Screenshot ${await workbench.screenshot('one-picture')}`);
  } catch (error) {
    const screenshot = await workbench.screenshot('one-picture-failed');
    throw new Error(`No picture was made: ${(error as Error).message}\nScreenshot ${screenshot}`, { cause: error });
  } finally {
    await workbench.close();
  }
}

/** Runs the command from the palette and takes the first model and the first size. */
export async function askForPicture(workbench: Workbench, prompt: string): Promise<void> {
  const { quickInput } = workbench;
  await workbench.palette('Stipple: Generate Image…');
  await quickInput.enter(prompt);
  await quickInput.acceptFirst();
  await quickInput.acceptFirst();
}

/** Waits for the first picture below images/; an error that the workbench shows meanwhile is thrown. */
async function savedPicture({ page }: Workbench, folder: string): Promise<SavedPicture> {
  const errors = page
    .locator('.notifications-toasts .notification-list-item')
    .filter({ has: page.locator('.codicon-error') });
  const images = path.join(folder, 'images');
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const names = fs.existsSync(images) ? fs.readdirSync(images) : [];
    // A hidden file is a picture that is still being written.
    for (const name of names.filter((name) => !name.startsWith('.'))) {
      const facts = sniff(fs.readFileSync(path.join(images, name)));
      if (facts) return { file: `images/${name}`, width: facts.width, height: facts.height };
    }
    const [error] = await errors.locator('.notification-list-item-message').allTextContents();
    if (error) throw new Error(error);
    await delay(100);
  }
  throw new Error(`no picture appeared in ${images} within a minute`);
}
