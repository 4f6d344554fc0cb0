import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTests, type TestOptions } from '@vscode/test-electron';
import { build } from 'esbuild';
import { obstacleToProxies } from '../network/programs.ts';
import { NAME } from '../network/real-proxy.ts';
import { createAuthority, startTls } from '../server/authority.ts';
import { type StandIn, startStandIn } from '../server/stand-in.ts';
import { findOrInstallChromium } from './chromium.ts';
import { runCommand } from './command.ts';
import { installWebHost } from './install.ts';
import { output, repository } from './places.ts';
import { createProfile } from './profile.ts';

/** A suite that runs in an extension host: its folder below test, which has the workspace, and within that what is opened. */
const SUITES: Readonly<Record<string, string>> = { host: '.', folders: 'folders.code-workspace' };

/** Runs a suite in a real extension host, on a copy of its workspace, against the extension as it is in the repository. */
async function runHostTests(name: string): Promise<void> {
  const opened = SUITES[name];
  if (!opened) throw new Error(`no suite ${name}; there are ${Object.keys(SUITES).join(', ')}`);
  const sources = path.join(repository, 'test', name);
  const bundles = path.join(output, name);
  const resultFile = path.join(output, `results/${name}.json`);
  await runCommand(process.execPath, ['esbuild.mjs'], { directory: repository });
  await bundleTests(sources, bundles);
  const obstacle = await obstacleToProxies();
  if (obstacle) console.log(`left out: the tests with squid (${obstacle})`);
  fs.rmSync(resultFile, { force: true });
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'stipple-'));
  const standIn = await startStandIn();
  const secure = obstacle ? undefined : await secured(standIn, temporary);
  try {
    const workspace = path.join(temporary, 'workspace');
    fs.cpSync(path.join(sources, 'workspace'), workspace, { recursive: true });
    // In the settings too: a test that names no server must not reach the paid one.
    const profile = createProfile(temporary, { 'stipple.baseUrl': standIn.url });
    await runTests({
      ...(await chosenEditor()),
      extensionDevelopmentPath: repository,
      extensionTestsPath: path.join(bundles, 'index.js'),
      launchArgs: [
        path.join(workspace, opened),
        `--user-data-dir=${profile.userData}`,
        `--extensions-dir=${profile.extensions}`,
      ],
      extensionTestsEnv: {
        STIPPLE_HOST_RESULT: resultFile,
        STAND_IN_URL: standIn.url,
        STAND_IN_KEY: standIn.key,
        ...secure?.environment,
        OPENAI_API_KEY: undefined,
      },
    });
  } finally {
    await Promise.all([standIn.close(), secure?.close()]);
    fs.rmSync(temporary, { recursive: true, force: true });
  }
  // The browser's VS Code reports success when the extension host dies half-way.
  if (!fs.existsSync(resultFile)) throw new Error('the extension host ended before the tests did');
}

/** HTTPS before the stand-in, by an authority of which only the environment tells. */
async function secured({ origin }: StandIn, folder: string) {
  const authority = createAuthority([NAME]);
  const NODE_EXTRA_CA_CERTS = path.join(folder, 'authority.pem');
  fs.writeFileSync(NODE_EXTRA_CA_CERTS, authority.certificate);
  const { port, close } = await startTls(authority, Number(new URL(origin).port));
  return { environment: { NODE_EXTRA_CA_CERTS, SECURE_STAND_IN_URL: `https://127.0.0.1:${port}/v1` }, close };
}

async function bundleTests(sources: string, bundles: string): Promise<void> {
  fs.rmSync(bundles, { recursive: true, force: true });
  const tests = fs.readdirSync(sources).filter((name) => name.endsWith('.test.ts'));
  await build({
    entryPoints: [path.join(repository, 'test/host/index.ts'), ...tests.map((name) => path.join(sources, name))],
    entryNames: '[name]',
    outdir: bundles,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    packages: 'external',
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  // The painter looks for its font beside the bundle that it is in.
  fs.copyFileSync(path.join(repository, 'dist/inter.woff'), path.join(bundles, 'inter.woff'));
}

/**
 * The web host unless `STIPPLE_VSCODE` says `desktop` or a version (`1.107.0`, `insiders`), which is then downloaded,
 * or `VSCODE_EXECUTABLE` names a VS Code that is installed.
 */
async function chosenEditor(): Promise<Pick<TestOptions, 'version' | 'vscodeExecutablePath'>> {
  const { STIPPLE_VSCODE, VSCODE_EXECUTABLE } = process.env;
  if (VSCODE_EXECUTABLE) return { vscodeExecutablePath: VSCODE_EXECUTABLE };
  if (STIPPLE_VSCODE && STIPPLE_VSCODE !== 'web') {
    return { version: STIPPLE_VSCODE === 'desktop' ? 'stable' : STIPPLE_VSCODE };
  }
  await Promise.all([installWebHost(), findOrInstallChromium()]);
  return { vscodeExecutablePath: path.join(__dirname, 'code.mjs') };
}

runHostTests(process.argv[2] ?? 'host').catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
