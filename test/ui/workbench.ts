import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { type BrowserOptions, launchBrowser } from '../vscode/browser.ts';
import { withoutKeys } from '../vscode/environment.ts';
import { installWebHost } from '../vscode/install.ts';
import { output, repository } from '../vscode/places.ts';
import {
  changeSettings,
  createProfile,
  installPackage,
  linkDevelopmentExtension,
  type Settings,
} from '../vscode/profile.ts';
import { startWebHost, workbenchUrl } from '../vscode/web-host.ts';
import { findInPalette, type QuickInput, quickInput, runFromPalette } from './quick-input.ts';

export type Theme =
  | 'Default Dark Modern'
  | 'Default Light Modern'
  | 'Default High Contrast'
  | 'Default High Contrast Light';

export interface WorkbenchOptions {
  /** The packaged extension to install; when left out the repository itself is linked in its place. */
  readonly vsix?: string;
  /** The folder to open, as it is: give a copy when the test writes. Without one the window is empty. */
  readonly folder?: string;
  readonly settings?: Settings;
  readonly theme?: Theme;
  /** Added to what the extension host sees; a key of the user's own is never among that. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly viewport?: BrowserOptions['viewport'];
  /** The package of another extension to install beside. */
  readonly companion?: string;
  /** Where the profile goes; left there when the workbench is closed. In a folder of its own, which goes, when left out. */
  readonly home?: string;
}

export interface Workbench {
  readonly page: Page;
  readonly quickInput: QuickInput;
  /** Runs a command by its palette title, such as `Stipple: Open Studio`. */
  palette(title: string): Promise<void>;
  /** Opens a text file of the folder, by its path from there, with the cursor in it. */
  openFile(file: string): Promise<void>;
  /** Chooses from the context menu of something on screen. */
  contextMenu(target: Locator, label: string): Promise<void>;
  /** The content of the visible webview whose tab or view has this title. */
  webview(title: string | RegExp): Promise<FrameLocator>;
  /** The picture in VS Code's own image preview; it is in the page once it has loaded. */
  imagePreview(): Promise<Locator>;
  /** The notification on screen that contains the text; its buttons are within. */
  toast(text: string | RegExp): Locator;
  /** Changes user settings, as somebody who edits their file. */
  changeSettings(changes: Settings): void;
  /** Closes all editors, saved or not, and all notifications: the next test of a suite starts from an empty workbench. */
  reset(): Promise<void>;
  /** Writes out/screenshots/`name`.png and resolves to its path. */
  screenshot(name: string): Promise<string>;
  close(): Promise<void>;
}

/** The extension as users get it; `npm run package` makes it. */
export const packagedExtension = path.join(repository, 'stipple.vsix');

/**
 * Opens a real workbench in a real browser with the extension in a fresh profile; about 5 s. A suite opens one in `before`,
 * closes it in `after`, and calls `reset` between its tests.
 */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const installation = await installWebHost();
  const undo: (() => void | Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const home = options.home ?? fs.mkdtempSync(path.join(os.tmpdir(), 'stipple-ui-'));
    if (!options.home) undo.push(() => fs.rmSync(home, { recursive: true, force: true }));
    const theme = options.theme ? { 'workbench.colorTheme': options.theme } : {};
    const profile = createProfile(home, { ...theme, ...options.settings });
    if (options.vsix) await installPackage(installation, profile, options.vsix);
    else linkDevelopmentExtension(profile);
    if (options.companion) await installPackage(installation, profile, options.companion);

    const environment = { ...withoutKeys(process.env), ...options.environment };
    const host = await startWebHost({ installation, profile, environment });
    undo.push(host.stop);
    const { page, close: closeBrowser } = await launchBrowser(options.viewport ? { viewport: options.viewport } : {});
    undo.push(closeBrowser);

    page.setDefaultTimeout(30_000);
    await page.goto(workbenchUrl(host, options.folder ? { folder: options.folder } : {}));
    await page.locator('.part.statusbar .statusbar-item').first().waitFor();
    if (options.folder) await page.locator('.explorer-folders-view').waitFor();
    // Until the extensions are known, files open in the wrong editors.
    await findInPalette(page, 'Stipple: Generate Image…');
    await page.keyboard.press('Escape');
    // Commands are known a moment before editors are, and nothing on screen tells of that.
    await page.waitForTimeout(1000);
    return { page, close, changeSettings: (changes) => changeSettings(profile, changes), ...actions(page) };
  } catch (error) {
    await close();
    throw error;
  }
}

function actions(page: Page): Omit<Workbench, 'page' | 'close' | 'changeSettings'> {
  const palette = (title: string): Promise<void> => runFromPalette(page, title);
  const input = quickInput(page);
  return {
    quickInput: input,
    palette,
    async openFile(file) {
      await palette('Go to File...');
      await input.box.fill(file);
      await input.rows
        .filter({ hasText: path.basename(file) })
        .first()
        .click();
      await page.locator('.monaco-editor.focused .view-line').first().waitFor();
    },
    async contextMenu(target, label) {
      await target.click({ button: 'right' });
      const item = page.locator('.context-view .action-item', { hasText: label }).first();
      const deadline = Date.now() + 10_000;
      // A menu takes no click in its first tenth of a second, lest the one that opened it chooses.
      do await item.click({ timeout: 5000 });
      while (!(await hasGone(item)) && Date.now() < deadline);
    },
    webview: (title) => visibleWebview(page, title),
    // VS Code gives its own preview no title, and says so in the frame's.
    imagePreview: async () => (await visibleWebview(page, /^undefined$/)).locator('img'),
    toast: (text) => page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text }).first(),
    async reset() {
      await page.keyboard.press('Escape');
      await palette('Notifications: Clear All Notifications');
      await closeAllEditors(page);
    },
    async screenshot(name) {
      const file = path.join(output, 'screenshots', `${name}.png`);
      await page.screenshot({ path: file });
      return file;
    },
  };
}

function hasGone(locator: Locator): Promise<boolean> {
  return locator.waitFor({ state: 'hidden', timeout: 300 }).then(
    () => true,
    () => false,
  );
}

async function closeAllEditors(page: Page): Promise<void> {
  await runFromPalette(page, 'View: Close All Editors');
  const discard = page.getByRole('button', { name: "Don't Save" });
  const tabs = page.locator('.editor-group-container .tab');
  const deadline = Date.now() + 10_000;
  while ((await tabs.count()) > 0) {
    if (Date.now() > deadline) throw new Error(`still open: ${await tabs.allTextContents()}`);
    if (await discard.isVisible()) await discard.click();
    await page.waitForTimeout(50);
  }
}

/**
 * The page shows every webview as a frame within a frame: the outer one has the identity, the inner one the title.
 * Hidden webviews stay in the page, so that the outer frame is looked for again until a visible one has the title. The first
 * one of a window waits for the editor's service worker, which takes its time on a busy machine.
 */
async function visibleWebview(page: Page, title: string | RegExp): Promise<FrameLocator> {
  const matches = (text: string | null): boolean => {
    if (text === null) return false;
    return typeof title === 'string' ? text.includes(title) : title.test(text);
  };
  const deadline = Date.now() + 45_000;
  while (Date.now() < deadline) {
    for (const outer of await page.locator('iframe.webview.ready:visible').all()) {
      const name = await outer.getAttribute('name', { timeout: 1000 }).catch(() => null);
      const frame = page.frameLocator(`iframe.webview[name="${name}"]`);
      const inner = frame.locator('iframe#active-frame');
      if (matches(await inner.getAttribute('title', { timeout: 1000 }).catch(() => null))) {
        return frame.frameLocator('iframe#active-frame');
      }
    }
    await page.waitForTimeout(100);
  }
  throw new Error(`no visible webview is titled ${title}`);
}
