import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { runCommand } from '../vscode/command.ts';
import { cacheFolder } from '../vscode/install.ts';
import { holdingLock } from '../vscode/lock.ts';
import { repository } from '../vscode/places.ts';
import { TARGETS, type Target } from './targets.ts';

interface Locked {
  readonly version: string;
  readonly integrity: string;
}

/**
 * Brings sharp's native build for a platform, whatever this machine is, and tells the folder that its packages lie in. They are
 * those of package-lock.json, by version and by hash, and are kept in the cache.
 */
export async function fetchNative(target: Target): Promise<string> {
  const home = path.join(cacheFolder(), 'native');
  fs.mkdirSync(home, { recursive: true });
  await holdingLock(`${home}.lock`, async () => {
    for (const name of TARGETS[target]) await fetchPackage(name, home);
  });
  return path.join(home, target);

  async function fetchPackage(name: string, cache: string): Promise<void> {
    const { version, integrity } = lockedPackage(name);
    const place = path.join(cache, target, name);
    const mark = path.join(place, 'package.json');
    if (fs.existsSync(mark) && JSON.parse(fs.readFileSync(mark, 'utf8')).version === version) return;
    const unfinished = path.join(cache, 'unfinished');
    fs.rmSync(unfinished, { recursive: true, force: true });
    fs.mkdirSync(unfinished);
    await runCommand('npm', ['pack', `@img/${name}@${version}`, '--pack-destination', unfinished], {
      directory: unfinished,
    });
    const [archive] = fs.readdirSync(unfinished);
    if (!archive) throw new Error(`npm brought no archive of @img/${name}`);
    const bytes = fs.readFileSync(path.join(unfinished, archive));
    const hash = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
    if (hash !== integrity) throw new Error(`@img/${name}@${version} is not what package-lock.json names: ${hash}`);
    await runCommand('tar', ['-xzf', archive], { directory: unfinished });
    fs.rmSync(place, { recursive: true, force: true });
    fs.mkdirSync(path.dirname(place), { recursive: true });
    fs.renameSync(path.join(unfinished, 'package'), place);
  }
}

function lockedPackage(name: string): Locked {
  const lock = JSON.parse(fs.readFileSync(path.join(repository, 'package-lock.json'), 'utf8'));
  const locked: Locked | undefined = lock.packages[`node_modules/@img/${name}`];
  if (!locked) throw new Error(`package-lock.json names no @img/${name}`);
  return locked;
}
