import fs from 'node:fs';
import { runCommand } from './command.ts';

/**
 * Installs Debian's packages where that is allowed: as root, on Debian and its kin.
 * @param without files that are left out, as dpkg's patterns: a unit that is not there is not started either
 * @returns false where it is not allowed
 */
export async function installFromDebian(
  packages: readonly string[],
  without: readonly string[] = [],
): Promise<boolean> {
  if (process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) return false;
  console.log(`Installing ${packages.join(', ')} with apt-get`);
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  const options = without.flatMap((pattern) => ['-o', `Dpkg::Options::=--path-exclude=${pattern}`]);
  await runCommand('apt-get', ['update'], { environment });
  await runCommand('apt-get', ['install', '-y', '--no-install-recommends', ...options, ...packages], { environment });
  return true;
}
