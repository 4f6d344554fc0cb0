import type { Locator, Page } from 'playwright-core';

/** The box at the top of the workbench: command palette, input box and quick pick are all drawn in it. */
export interface QuickInput {
  readonly box: Locator;
  readonly rows: Locator;
  /** Waits until the title, message or placeholder on screen contains the text. */
  asks(question: string | RegExp): Promise<void>;
  /** Waits until the box holds a value like this: a file dialog fills its box in more than one step. */
  holds(value: RegExp): Promise<void>;
  /** Types the text and accepts. */
  enter(text: string): Promise<void>;
  /** Chooses the row with this label. */
  pick(label: string | RegExp): Promise<void>;
  /** Accepts the row that is offered first and waits until the list has gone. */
  acceptFirst(): Promise<void>;
}

export function quickInput(page: Page): QuickInput {
  const widget = page.locator('.quick-input-widget:visible');
  const box = widget.locator('.quick-input-box input');
  const rows = widget.locator('.quick-input-list .monaco-list-row');
  return {
    box,
    rows,
    async asks(question) {
      await widget.filter({ hasText: question }).or(widget.getByPlaceholder(question)).first().waitFor();
    },
    async holds(value) {
      const deadline = Date.now() + 10_000;
      for (let held = ''; !value.test(held); held = await box.inputValue()) {
        if (Date.now() > deadline) throw new Error(`the box holds ${held}`);
      }
    },
    async enter(text) {
      await box.fill(text);
      await box.press('Enter');
    },
    async pick(label) {
      await rows.filter({ hasText: label }).first().click();
    },
    async acceptFirst() {
      const label = await rows.first().getAttribute('aria-label');
      await box.press('Enter');
      await rows.and(page.getByRole('option', { name: label ?? '', exact: true })).waitFor({ state: 'hidden' });
    },
  };
}

/** Runs a command by its title in the palette. */
export async function runFromPalette(page: Page, title: string): Promise<void> {
  const row = await findInPalette(page, title);
  await row.click();
  // The command may ask in the same box: what is typed next must not land in the palette.
  await row.waitFor({ state: 'hidden' });
}

/** Opens the palette at a command; tries again, for F1 is ignored while the workbench starts and commands come late. */
export async function findInPalette(page: Page, title: string): Promise<Locator> {
  const { box, rows } = quickInput(page);
  const row = rows.filter({ has: page.locator('.label-name').getByText(title, { exact: true }) }).first();
  const deadline = Date.now() + 45_000;
  for (;;) {
    try {
      await page.keyboard.press('F1');
      await box.fill(`>${title}`, { timeout: 2000 });
      await row.waitFor({ timeout: 2000 });
      return row;
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`no command "${title}" in the palette`, { cause: error });
      await page.keyboard.press('Escape');
    }
  }
}
