import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { StandIn } from '../server/stand-in.ts';
import { dialogueOf } from './dialogue.ts';
import { inWorkbench } from './fixture.ts';
import { THEMES } from './themes.ts';
import type { Workbench } from './workbench.ts';

const TITLES = [
  'Make your first picture (no key needed)',
  'Set an API key, or stay offline',
  'Edit an image by right-click',
  'Keep prompts in your docs',
] as const;

describe('the walkthrough in a fresh profile', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  let standIn: StandIn;
  let folder: string;

  inWorkbench({ demo: true, keep: true, viewport: { width: 1400, height: 900 } }, (opened) => {
    ({ workbench, standIn, folder } = opened);
  });

  const step = (title: string) => workbench.page.locator('.getting-started-step').filter({ hasText: title });
  const words = (title: string) => step(title).locator('.step-description-container');
  /** A click upon a step that opens closes it again, so that each is given its time. */
  const select = async (title: string) => {
    await step(title).waitFor();
    for (let tries = 0; tries < 10; tries++) {
      const isShown = await words(title)
        .waitFor({ timeout: 2000 })
        .then(
          () => true,
          () => false,
        );
      if (isShown) return;
      await step(title).click();
    }
    throw new Error(`the step “${title}” does not open`);
  };
  const open = async (title: string) => {
    await workbench.palette('Stipple: Get Started');
    await select(title);
  };
  const button = (title: string, name: string) => step(title).getByRole('button', { name });
  const isDone = (title: string) => step(title).locator('.codicon-getting-started-step-checked').waitFor();
  const isOpen = (title: string) => step(title).locator('.codicon-getting-started-step-unchecked').waitFor();

  it('does not open by itself', async () => {
    assert.equal(await workbench.page.locator('.gettingStartedContainer').count(), 0);
  });

  it('shows its pictures in every theme', async () => {
    const { page, palette, changeSettings, screenshot } = workbench;
    await palette('Stipple: Get Started');
    const media = page.frameLocator('.getting-started-media iframe.webview.ready').frameLocator('#active-frame');
    for (const [theme, bodyClass] of Object.entries(THEMES)) {
      changeSettings({ 'workbench.colorTheme': theme });
      for (const title of TITLES) {
        await select(title);
        await media.locator(`body.${bodyClass} svg`).waitFor();
        await screenshot(`walkthrough ${title} ${theme}`);
      }
    }
  });

  it('leads to a first picture without a key, and ticks that off', async () => {
    const { quickInput } = workbench;
    const [title, next] = TITLES;
    await open(title);
    await isOpen(title);
    await button(title, 'Generate Image').click();
    await quickInput.asks('characters for placeholder');
    await quickInput.enter('A red fox on a hill');
    await quickInput.asks('Model: choose');
    await quickInput.acceptFirst();
    await quickInput.asks('Size: choose');
    await quickInput.acceptFirst();
    await workbench.toast('Saved images/a-red-fox-on-a-hill.png').waitFor();
    assert.ok(fs.existsSync(path.join(folder, 'images/a-red-fox-on-a-hill.png')));
    assert.equal(standIn.requests.length, 0);
    await open(next);
    await isDone(title);
    await isOpen(next);
  });

  it('then to one with a key', async () => {
    const [, title] = TITLES;
    await button(title, 'Set API Key').click();
    await workbench.quickInput.enter(standIn.key);
    await isDone(title);
    await workbench.palette('Notifications: Clear All Notifications');
    const { answerUntilSize, typeSize } = dialogueOf(workbench);
    await answerUntilSize('A blue boat', 'gpt-image-2.5-flare');
    await typeSize('1024x1024');
    await workbench.toast('Saved images/a-blue-boat.png').waitFor();
    assert.equal(standIn.requests.length, 1);
  });

  it('ticks an edit off as soon as one begins', async () => {
    const [, , title] = TITLES;
    await open(title);
    await isOpen(title);
    await button(title, 'Choose an Image').click();
    await workbench.quickInput.asks('Which image should be edited?');
    await workbench.page.keyboard.press('Escape');
    await isDone(title);
  });

  it('puts a prompt block into a new document, and ticks off that its picture was made', async () => {
    const [, , , title] = TITLES;
    const { page } = workbench;
    await open(title);
    await isOpen(title);
    await button(title, 'Try a Prompt Block').click();
    await page.locator('.codelens-decoration a', { hasText: 'Generate' }).first().click();
    await page.locator('.explorer-folders-view').getByText('a-red-fox-on-a-hill-2.png').waitFor();
    await workbench.palette('Stipple: Get Started');
    await isDone(title);
  });
});
