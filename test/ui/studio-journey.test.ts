import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import type { StandIn } from '../server/stand-in.ts';
import { inWorkbench } from './fixture.ts';
import { openStudio, type Studio } from './studio.ts';
import type { Workbench } from './workbench.ts';

const ONLINE = 'gpt-image-2.5-flare';
/** Any picture of the strip, of which one takes part in Tab. */
const TILE = /^Four boats, /;

describe('from a prompt to a link and back to the history, in the studio', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  let standIn: StandIn;
  let folder: string;

  inWorkbench({ demo: true, key: true, each: true }, (opened) => {
    ({ workbench, standIn, folder } = opened);
  });
  beforeEach(async () => {
    await workbench.openFile('docs/style.md');
    await workbench.page.keyboard.press('Control+End');
  });

  it('by mouse', async () => {
    const studio = await openStudio(workbench);
    const { frame } = studio;
    await studio.prompt.fill('Four boats');
    await studio.field('Model').selectOption('dall-e-3');
    assert.deepEqual(await valuesOf(studio, 'Quality'), ['standard', 'hd']);
    assert.ok(await studio.field('Background').isDisabled(), 'what it cannot do stays visible');
    await studio.field('Model').selectOption(ONLINE);
    assert.deepEqual(await valuesOf(studio, 'Quality'), ['auto', 'low', 'medium', 'high', 'xhigh', 'max']);
    await studio.field('Quality').selectOption('low');
    await frame.getByRole('spinbutton', { name: 'Number of images' }).fill('4');

    standIn.setDelay(3000);
    standIn.next('moderation-blocked-input');
    await studio.submit.click();
    await studio.pictures(/^Four boats, failed/).waitFor();
    await studio
      .pictures(/^Four boats, forming/)
      .first()
      .waitFor();
    await frame.locator('[role=listbox] img[src^="blob:"]').first().waitFor();
    await studio
      .pictures(/^Four boats, forming/)
      .first()
      .click();
    await studio.button('Cancel').click();
    await studio.pictures(/^Four boats, cancelled/).waitFor();
    await studio.pictures('Four boats, done, draft').nth(1).waitFor();
    assert.equal(standIn.requests.length, 4, 'a picture each, for the events of a stream do not say whose they are');

    await studio.pictures('Four boats, done, draft').first().click();
    await frame.getByRole('textbox', { name: 'File name' }).fill('art/boats.png');
    await studio.button('Keep').click();
    await frame.getByText('Kept as art/boats.png').first().waitFor();
    assert.ok(fs.existsSync(path.join(folder, 'art/boats.png')));
    await studio.button('Insert').click();
    await linkIsThere('![Four boats](../art/boats.png)');
    await foundAfterReload();
  });

  it('by keyboard alone', async () => {
    const { page } = workbench;
    const { keyboard } = page;
    const studio = await openStudio(workbench);
    const frame = await (await studio.prompt.elementHandle())?.ownerFrame();
    assert.ok(frame);
    await focusIs(frame, 'Prompt');
    await keyboard.type('Four boats');
    await tabTo(frame, 'Model');
    await keyboard.type(ONLINE);
    await tabTo(frame, 'Quality');
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await tabTo(frame, 'Number of images');
    await selectLine();
    await keyboard.type('4');
    assert.equal(await studio.field('Model').inputValue(), ONLINE);
    assert.equal(await studio.field('Quality').inputValue(), 'low');

    standIn.setDelay(3000);
    standIn.next('moderation-blocked-input');
    await keyboard.press('Control+Enter');
    await studio
      .pictures(/^Four boats, forming/)
      .first()
      .waitFor();
    await frame.locator('[role=listbox] img[src^="blob:"]').first().waitFor();
    await tabTo(frame, TILE);
    await arrowTo(frame, /^Four boats, forming/);
    await tabTo(frame, 'Cancel', 'Shift+Tab');
    await keyboard.press('Enter');
    await studio.pictures(/^Four boats, cancelled/).waitFor();
    await studio.pictures('Four boats, done, draft').nth(1).waitFor();

    await tabTo(frame, TILE);
    await arrowTo(frame, /^Four boats, done/);
    await tabTo(frame, 'File name');
    await selectLine();
    await keyboard.type('art/boats.png');
    await keyboard.press('Enter');
    await frame.getByText('Kept as art/boats.png').first().waitFor();
    assert.ok(fs.existsSync(path.join(folder, 'art/boats.png')));
    await tabTo(frame, 'Insert');
    await keyboard.press('Enter');
    await linkIsThere('![Four boats](../art/boats.png)');
    await foundAfterReload();
  });

  /** Ctrl+A takes a way through the workbench, and comes after what is typed next. */
  async function selectLine(): Promise<void> {
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.press('Shift+Home');
  }

  async function linkIsThere(link: string): Promise<void> {
    await workbench.page.locator('.monaco-editor', { hasText: link }).first().waitFor();
  }

  async function foundAfterReload(): Promise<void> {
    await workbench.page.reload();
    await workbench.page.locator('.part.statusbar .statusbar-item').first().waitFor();
    const { frame } = await openStudio(workbench);
    await frame.getByRole('tab', { name: 'History' }).click();
    await frame.getByRole('searchbox').fill('boats flare');
    const found = (name: RegExp) => frame.getByRole('tabpanel', { name: 'History' }).getByRole('option', { name });
    await found(/boats\.png/)
      .first()
      .waitFor();
    await found(/draft/).first().waitFor();
    await frame.getByRole('searchbox').fill('nothing of that kind');
    await found(/./).first().waitFor({ state: 'detached' });
  }
});

/** What can be chosen besides leaving it to the model. */
async function valuesOf(studio: Studio, name: 'Quality'): Promise<readonly string[]> {
  const options = await studio
    .field(name)
    .locator('option')
    .evaluateAll((all: HTMLOptionElement[]) => all.map(({ value }) => value));
  return options.filter((value) => value !== '');
}

/** Presses Tab until what is named so has the focus. */
async function tabTo(frame: Frame, name: string | RegExp, key = 'Tab'): Promise<void> {
  const seen: string[] = [];
  for (let step = 0; step < 60; step++) {
    await frame.page().keyboard.press(key);
    const focused = await focusedName(frame);
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
    seen.push(focused.slice(0, 30));
  }
  throw new Error(`${name} is not reached by ${key}, only: ${seen.join(', ')}`);
}

/** Walks through the strip from its beginning. */
async function arrowTo(frame: Frame, name: RegExp): Promise<void> {
  await frame.page().keyboard.press('Home');
  for (let step = 0; step < 10 && !name.test(await focusedName(frame)); step++) {
    await frame.page().keyboard.press('ArrowRight');
  }
  assert.match(await focusedName(frame), name);
}

async function focusIs(frame: Frame, name: string): Promise<void> {
  assert.equal(await focusedName(frame), name);
}

/** By label, `aria-label` or what it says; empty where nothing has it. */
function focusedName(frame: Frame): Promise<string> {
  return frame.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    if (!element || element === document.body) return '';
    const label = element.labels?.[0]?.textContent ?? element.getAttribute('aria-label') ?? element.textContent ?? '';
    return label.trim();
  });
}
