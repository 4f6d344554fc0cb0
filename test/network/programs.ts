import fs from 'node:fs';
import path from 'node:path';
import { installFromDebian } from '../vscode/debian.ts';

/** The paths of two proxies that people have. */
export interface ProxyPrograms {
  readonly squid: string;
  readonly tinyproxy: string;
}

/** `tinyproxy-bin` is tinyproxy without its service. */
const debianPackages = ['squid', 'tinyproxy-bin'];
/** What would start squid, there and then and with the machine. */
const service = ['/etc/init.d/squid', '*/systemd/system/squid.service'];
const MISSING = `squid and tinyproxy are not both here: apt-get install ${debianPackages.join(' ')}, or brew install squid tinyproxy`;

/** Undefined where one of them is missing. */
export function findProxies(): ProxyPrograms | undefined {
  const squid = find('squid');
  const tinyproxy = find('tinyproxy');
  return squid && tinyproxy ? { squid, tinyproxy } : undefined;
}

/** Throws, with the remedy, where one of them is missing. */
export function neededProxies(): ProxyPrograms {
  const programs = findProxies();
  if (!programs) throw new Error(MISSING);
  return programs;
}

/**
 * Installs what is missing, where it can.
 * @returns why tests with them cannot run here, and the remedy; undefined where they can. Thrown in CI, where nobody would read it
 */
export async function obstacleToProxies(): Promise<string | undefined> {
  if (findProxies() || ((await installFromDebian(debianPackages, service)) && findProxies())) return undefined;
  if (process.env.CI) throw new Error(MISSING);
  return MISSING;
}

function find(name: string): string | undefined {
  // Debian keeps squid where only root's PATH leads.
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin'];
  return folders.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file));
}
