import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { runCommand } from '../vscode/command.ts';
import { holdingLock } from '../vscode/lock.ts';
import { output, repository } from '../vscode/places.ts';
import { FINDERS } from './documents/finders.ts';

const LOCK_FILES = ['package.json', 'package-lock.json'];

/** What a run writes; emptied at its start. */
export const scratch = path.join(output, 'bench');

export interface Programs {
  readonly client: string;
  readonly server: string;
  /** By the name of the module in contenders/. */
  readonly contenders: Readonly<Record<string, string>>;
  readonly documentClient: string;
  /** By the name of the module in documents/. */
  readonly finders: Readonly<Record<string, string>>;
}

/** Bundles everything that is measured: an extension is shipped as a bundle too. */
export async function buildPrograms(): Promise<Programs> {
  const rivals = await installRivals();
  const modules = fs.readdirSync(path.join(__dirname, 'contenders')).filter((file) => file !== 'task.ts');
  const finders = FINDERS.map(({ module }) => module);
  const entries = [
    ...['client.ts', 'server/main.ts', 'documents/client.ts'],
    ...modules.map((file) => `contenders/${file}`),
    ...finders.map((file) => `documents/${file}`),
  ];
  await build({
    entryPoints: entries.map((entry) => ({ in: path.join(__dirname, entry), out: bundleName(entry) })),
    outdir: scratch,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    nodePaths: [path.join(rivals, 'node_modules')],
  });
  const bundle = (entry: string): string => path.join(scratch, `${bundleName(entry)}.js`);
  return {
    client: bundle('client.ts'),
    server: bundle('server/main.ts'),
    contenders: Object.fromEntries(modules.map((file) => [file, bundle(`contenders/${file}`)])),
    documentClient: bundle('documents/client.ts'),
    finders: Object.fromEntries(finders.map((file) => [file, bundle(`documents/${file}`)])),
  };
}

function bundleName(entry: string): string {
  return entry.replace(/\.\w+$/, '').replaceAll('/', '-');
}

/** Into a cache folder that outlives clones, once per lock file; the project's own `npm ci` knows nothing of them. */
async function installRivals(): Promise<string> {
  const lock = fs.readFileSync(path.join(__dirname, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex').slice(0, 12);
  const home = path.join(cacheFolder(), `bench-${hash}`);
  if (fs.existsSync(home)) return home;
  fs.mkdirSync(path.dirname(home), { recursive: true });
  await holdingLock(`${home}.lock`, async () => {
    if (!fs.existsSync(home)) await installInto(home);
  });
  return home;
}

async function installInto(home: string): Promise<void> {
  const unfinished = `${home}.unfinished`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished);
  for (const file of LOCK_FILES) fs.copyFileSync(path.join(__dirname, file), path.join(unfinished, file));
  console.log(`Installing the other clients into ${home}`);
  // They run on a newer Node.js than the one that npm may run on.
  const flags = ['--ignore-scripts', '--engine-strict=false', '--no-audit', '--no-fund', '--loglevel=error'];
  await runCommand('npm', ['ci', ...flags], { directory: unfinished });
  fs.renameSync(unfinished, home);
}

function cacheFolder(): string {
  const { STIPPLE_CACHE, XDG_CACHE_HOME } = process.env;
  return path.join(STIPPLE_CACHE || XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'stipple');
}

/** The production build of the extension, beside the repository's own `dist`, which somebody may be running. */
export async function buildExtension(): Promise<string> {
  const home = path.join(scratch, 'extension');
  fs.mkdirSync(home, { recursive: true });
  for (const name of ['src', 'tsconfig.json'])
    fs.cpSync(path.join(repository, name), path.join(home, name), { recursive: true });
  fs.symlinkSync(path.join(repository, 'node_modules'), path.join(home, 'node_modules'), 'junction');
  await runCommand(process.execPath, [path.join(repository, 'esbuild.mjs'), '--production'], { directory: home });
  return path.join(home, 'dist');
}
