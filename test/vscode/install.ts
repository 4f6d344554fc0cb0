import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findOrInstallChromium } from './chromium.ts';
import { runCommand } from './command.ts';
import { holdingLock } from './lock.ts';

/** VS Code served to a browser, and the Node.js that runs it; absolute paths. */
export interface WebHostInstallation {
  readonly node: string;
  readonly codeServer: string;
}

/** Raised when the steps below change, so that machines with an older folder install anew. */
const stepsVersion = '1';

const lockFolder = path.join(__dirname, 'host-lock');

/**
 * Installs the web host into a cache folder that outlives clones, unless it is there. Takes 30 to 60 s, once per lock file.
 * Only the npm registry is asked; no install script runs.
 */
export async function installWebHost(): Promise<WebHostInstallation> {
  if (process.platform !== 'linux') {
    throw new Error('VS Code in the browser runs on Linux only: set STIPPLE_VSCODE=desktop to use desktop VS Code.');
  }
  const home = path.join(cacheFolder(), `web-host-${recipeHash()}`);
  const installation = inside(home);
  if (!fs.existsSync(home)) {
    fs.mkdirSync(path.dirname(home), { recursive: true });
    await holdingLock(`${home}.lock`, async () => {
      if (!fs.existsSync(home)) await installInto(home);
    });
  }
  return installation;
}

/** Built beside its final place and renamed at the end: an install that was cut off leaves nothing that looks whole. */
async function installInto(home: string): Promise<void> {
  const started = performance.now();
  const seconds = (): string => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  const unfinished = `${home}.unfinished`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished);
  console.log(`Installing VS Code for the browser into ${home} (about a minute, once)`);

  for (const file of ['package.json', 'package-lock.json']) {
    fs.copyFileSync(path.join(lockFolder, file), path.join(unfinished, file));
  }
  await npm('ci', unfinished);
  console.log(`  code-server and Node.js, ${seconds()}`);

  const { node, codeServer } = inside(unfinished);
  const server = path.join(codeServer, 'lib/vscode');
  // Not `npm ci`: the shrinkwrap that code-server 4.139.1 ships misses an entry (tslib) and `ci` refuses it.
  await Promise.all([npm('install', server), npm('install', path.join(server, 'extensions'))]);
  linkHelpers(server);
  console.log(`  the server's packages, ${seconds()}`);

  await buildNativeModules(node, unfinished, server);
  trim(server);
  fs.renameSync(unfinished, home);
  console.log(`  ready, ${seconds()}`);
}

/** Without scripts: code-server's postinstall refuses other Node.js versions than its own and compiles what no test needs. */
async function npm(command: 'ci' | 'install', directory: string): Promise<void> {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  await runCommand('npm', [command, '--ignore-scripts', '--omit=dev', '--engine-strict=false', ...quiet], {
    directory,
  });
}

/** The links that the skipped postinstall would have made. */
function linkHelpers(server: string): void {
  const links = [
    ['remote-cli', 'code-linux.sh', 'code-server'],
    ['helpers', 'browser-linux.sh', 'browser.sh'],
  ] as const;
  for (const [folder, target, name] of links) {
    const link = path.join(server, 'bin', folder, name);
    fs.rmSync(link, { force: true });
    fs.symlinkSync(target, link);
  }
}

/**
 * Without spdlog output channels stay empty; without native-watchdog the extension host outlives a killed server.
 * The other native modules are prebuilt, for other systems, or unused here.
 */
async function buildNativeModules(node: string, home: string, server: string): Promise<void> {
  const nodeGyp = path.join(home, 'node_modules/node-gyp/bin/node-gyp.js');
  // The headers must be those of the host's own Node.js, whatever the user's npmrc says.
  const environment = { npm_config_nodedir: path.resolve(node, '../..') };
  const build = (name: string): Promise<string> =>
    runCommand(node, [nodeGyp, 'rebuild'], { directory: path.join(server, 'node_modules/@vscode', name), environment });
  try {
    await Promise.all(['spdlog', 'native-watchdog'].map(build));
  } catch (error) {
    const lastLines = String(error).split('\n').slice(-3).join('\n');
    console.warn(
      `  native modules were not built (needs python3, make and g++): output channels stay empty.\n${lastLines}`,
    );
  }
}

/** Removes what no test needs: 330 of 807 MB. */
function trim(server: string): void {
  const unneeded = [
    'extensions/copilot',
    'extensions/mermaid-markdown-features',
    'node_modules/@microsoft/mxc-sdk',
    'node_modules/@github/copilot-sdk-linux-x64',
    'node_modules/@github/copilot-sdk-linux-arm64',
    'node_modules/@vscode/windows-process-tree',
    'node_modules/@vscode/windows-registry',
  ];
  for (const folder of unneeded) fs.rmSync(path.join(server, folder), { recursive: true, force: true });

  const ripgrep = path.join(server, 'node_modules/@vscode/ripgrep-universal/bin');
  if (!fs.existsSync(ripgrep)) return;
  for (const platform of fs.readdirSync(ripgrep)) {
    if (!platform.startsWith(`linux-${process.arch}`)) fs.rmSync(path.join(ripgrep, platform), { recursive: true });
  }
}

function recipeHash(): string {
  const lock = fs.readFileSync(path.join(lockFolder, 'package-lock.json'));
  return createHash('sha256').update(lock).update(stepsVersion).digest('hex').slice(0, 12);
}

export function cacheFolder(): string {
  const { STIPPLE_CACHE, XDG_CACHE_HOME } = process.env;
  return path.join(STIPPLE_CACHE || XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'stipple');
}

function inside(home: string): WebHostInstallation {
  return {
    node: path.join(home, `node_modules/node-linux-${process.arch}/bin/node`),
    codeServer: path.join(home, 'node_modules/code-server'),
  };
}

if (require.main === module) {
  Promise.all([installWebHost(), findOrInstallChromium()]).catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
