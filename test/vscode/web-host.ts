import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { WebHostInstallation } from './install.ts';
import type { Profile } from './profile.ts';

export interface WebHostOptions {
  readonly installation: WebHostInstallation;
  readonly profile: Profile;
  /** Loopback port; a free one when left out. */
  readonly port?: number;
  /** What the extension host sees as its environment; this process's own when left out. */
  readonly environment?: NodeJS.ProcessEnv;
  /**
   * Lets the URL name a development extension and its tests, which a built VS Code otherwise ignores.
   * Hides notifications, so it is not for UI tests.
   */
  readonly testDriver?: boolean;
  /** Goes on without a page, for a person who comes back; tests let it end by itself should nobody stop it. */
  readonly lasting?: boolean;
}

export interface WebHost {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  /** Resolves when the server has ended, asked or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export interface WorkbenchTarget {
  /** To open; or a file `*.code-workspace`, and with it the folders that it names. */
  readonly folder?: string;
  /** An extension under development and the module that runs its tests; for a host with `testDriver`. */
  readonly tests?: { readonly extension: string; readonly entry: string };
}

/** Starts VS Code's own server on the loopback; resolves when it answers, rejects with its log when it does not in a minute. */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'stipple-host-'));
  const child = spawn(options.installation.node, serverParameters(options, home), {
    env: serverEnvironment(options.environment ?? process.env, home),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: an ended server leaves its extension hosts waiting for a page to come back.
    detached: true,
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const killNow = (): void => {
    signalGroup(child, 'SIGKILL');
    fs.rmSync(home, { recursive: true, force: true });
  };
  process.once('exit', killNow);

  const stop = async (): Promise<void> => {
    process.off('exit', killNow);
    signalGroup(child, 'SIGTERM');
    for (let tries = 0; tries < 50 && signalGroup(child, 0); tries++) await delay(100);
    killNow();
  };
  try {
    return { url: await listening(child), ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The address at which the page opens a folder. */
export function workbenchUrl(host: WebHost, target: WorkbenchTarget): string {
  const { host: authority } = new URL(host.url);
  const remote = (file: string): string => `vscode-remote://${authority}${encodeURI(path.resolve(file))}`;
  const query = new URLSearchParams(placeOf(target));
  if (target.tests) {
    const { extension, entry } = target.tests;
    const payload = { extensionDevelopmentPath: remote(extension), extensionTestsPath: remote(entry) };
    query.set('payload', JSON.stringify(Object.entries(payload)));
  }
  return `${host.url}/?${query}`;
}

function placeOf({ folder }: WorkbenchTarget): Record<string, string> {
  if (!folder) return { ew: 'true' };
  return { [folder.endsWith('.code-workspace') ? 'workspace' : 'folder']: path.resolve(folder) };
}

function serverParameters(options: WebHostOptions, home: string): string[] {
  const configuration = path.join(home, 'config.yaml');
  fs.writeFileSync(configuration, 'auth: none\ncert: false\n');
  return [
    path.join(options.installation.codeServer, 'out/node/entry.js'),
    // Always named: without it the user's own configuration is read, or made.
    ...['--config', configuration],
    ...['--auth', 'none'],
    ...['--bind-addr', `127.0.0.1:${options.port ?? 0}`],
    ...['--user-data-dir', options.profile.userData],
    ...['--extensions-dir', options.profile.extensions],
    ...['--session-socket', path.join(home, 'session.sock')],
    ...['--reconnection-grace-time', options.lasting ? '3600' : '10'],
    ...(options.lasting ? [] : ['--idle-timeout-seconds', '120']),
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-workspace-trust',
    '--disable-getting-started-override',
    '--disable-proxy',
    ...(options.testDriver ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
  ];
}

/** Without the traces of a VS Code in whose terminal this may run, and with all temporary files in a folder that goes. */
function serverEnvironment(environment: NodeJS.ProcessEnv, home: string): NodeJS.ProcessEnv {
  const own = /^(VSCODE|ELECTRON|CODE_SERVER)_|^(PORT|PASSWORD|HASHED_PASSWORD)$/;
  const kept = Object.entries(environment).filter(([name]) => !own.test(name));
  const folders = { XDG_CONFIG_HOME: 'config', XDG_DATA_HOME: 'data', TMPDIR: 'temporary' };
  const moved = Object.entries(folders).map(([name, folder]) => [name, path.join(home, folder)] as const);
  for (const [, folder] of moved) fs.mkdirSync(folder);
  // No marketplace: nothing here installs from one, and asking it fails noisily without a network.
  return { ...Object.fromEntries([...kept, ...moved]), EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let log = '';
    const fail = (why: string): void => {
      clearTimeout(timer);
      reject(new Error(`VS Code's server ${why}\n${log}`));
    };
    const timer = setTimeout(() => fail('did not start within 60 s'), 60_000);
    const read = (chunk: Buffer): void => {
      log += chunk;
      const url = /HTTP server listening on (http:\/\/[^\s/]+)/.exec(log)?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', (error) => fail(`could not be started: ${error.message}`));
    child.once('exit', (code) => fail(`ended with ${code}`));
  });
}

/** Signals a server and all that it started; tells whether any of them was there. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (child.pid === undefined) return false;
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}
