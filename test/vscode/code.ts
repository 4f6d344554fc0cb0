import { format, parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { installWebHost } from './install.ts';
import { startWebHost, workbenchUrl } from './web-host.ts';

const longestRun = 20 * 60_000;

/** What the workbench itself says while tests run; a line that is not among it is shown. */
const workbenchNoise = new RegExp(
  `^(${[
    'Resolv(ing|ed) connection token',
    'Creating a socket',
    'Updating additional builtin',
    'Ignoring fetching',
    'Canceled',
    'getaddrinfo ',
    'Extension host with pid',
    '\\[(reconnection-grace-time|Service Worker|AgentHost|AccountPolicyGate|ChatModel|network|remote-connection)\\b',
  ].join('|')})`,
);

/**
 * Stands where the `code` executable of desktop VS Code would: takes the arguments that @vscode/test-electron gives and runs
 * the tests in the web host's extension host instead. Ends with the code that VS Code reports, which is 0 even when the
 * extension host died half-way: whoever starts it must also look for the result that the tests write when they are through.
 */
async function runExtensionTests(): Promise<number> {
  const { folder, userData, extensions, ...tests } = readParameters();
  const installation = await installWebHost();
  const host = await startWebHost({ installation, profile: { userData, extensions }, testDriver: true });
  const browser = await launchBrowser();
  const { page } = browser;
  try {
    return await new Promise<number>((resolve, reject) => {
      const fail = (why: string) => (): void => reject(new Error(why));
      void host.ended.then(fail("VS Code's server ended before the tests did"));
      page.once('crash', fail('the page crashed'));
      setTimeout(fail('no result within 20 minutes'), longestRun);
      listenToWorkbench(page, resolve)
        .then(() => page.goto(workbenchUrl(host, { folder, tests })))
        .catch(reject);
    });
  } finally {
    await browser.close();
    await host.stop();
  }
}

function readParameters() {
  const { values, positionals } = parseArgs({
    // Switches that mean something to Electron only are accepted and ignored.
    strict: false,
    options: {
      'user-data-dir': { type: 'string' },
      'extensions-dir': { type: 'string' },
      extensionDevelopmentPath: { type: 'string' },
      extensionTestsPath: { type: 'string' },
    },
  });
  const given = (name: string): string => {
    const value = values[name];
    if (typeof value !== 'string') throw new Error(`--${name} is missing`);
    return value;
  };
  const [folder] = positionals;
  if (!folder) throw new Error('the folder to open is missing');
  return {
    folder,
    userData: given('user-data-dir'),
    extensions: given('extensions-dir'),
    extension: given('extensionDevelopmentPath'),
    entry: given('extensionTestsPath'),
  };
}

/** Defines the two functions by which the workbench speaks to a test driver. */
async function listenToWorkbench(page: Page, exit: (code: number) => void): Promise<void> {
  await page.exposeFunction('codeAutomationExit', exit);
  await page.exposeFunction('codeAutomationLog', (_type: string, values: unknown[]) => {
    const line = format(...values);
    if (process.env.STIPPLE_VERBOSE || !workbenchNoise.test(line)) console.log(line);
  });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

runExtensionTests().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
