import { chromium, type Page } from 'playwright-core';
import { findOrInstallChromium } from './chromium.ts';

export interface Browser {
  readonly page: Page;
  close(): Promise<void>;
}

export interface BrowserOptions {
  /** CSS pixels; 1280 x 800 when left out. */
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** A headless Chromium with one empty page; nothing of it remains once it is closed. */
export async function launchBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: await findOrInstallChromium(),
    // The sandbox refuses to start as root and in most containers; the page is our own server on the loopback.
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
  });
  const page = await browser.newPage({
    viewport: options.viewport ?? { width: 1280, height: 800 },
    locale: 'en-US',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  return { page, close: () => browser.close() };
}
