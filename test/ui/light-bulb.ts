import type { Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

/** The line of the editor with this text. */
export function lineWith({ page }: Workbench, text: string): Locator {
  // Blanks in the editor are not those of the document.
  const words = text.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return page
    .locator('.monaco-editor .view-line')
    .filter({ hasText: new RegExp(words.join('\\s')) })
    .first();
}

/** Opens the menu of quick fixes at a text, as soon as one like this is among them: the extension that offers it may come late. */
export async function lightBulbAt(workbench: Workbench, text: string, offered: RegExp): Promise<Locator> {
  const { page } = workbench;
  const menu = page.locator('.action-widget .monaco-list-row.action');
  await lineWith(workbench, text).getByText(text).click();
  const deadline = Date.now() + 45_000;
  for (;;) {
    await page.keyboard.press('Control+.');
    try {
      await menu.filter({ hasText: offered }).first().waitFor({ timeout: 8000 });
      return menu;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await page.keyboard.press('Escape');
    }
  }
}
