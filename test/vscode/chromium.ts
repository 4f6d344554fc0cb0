import fs from 'node:fs';
import { installFromDebian } from './debian.ts';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A sans-serif and a monospace: without any font the workbench is drawn in boxes. */
const debianPackages = ['chromium', 'fonts-liberation', 'fonts-dejavu-core'];

/** The path of Chromium or Chrome: `CHROMIUM_PATH`, else a usual place, else installed from Debian's packages when root. */
export async function findOrInstallChromium(): Promise<string> {
  const found = findChromium() ?? ((await installFromDebian(debianPackages)) ? findChromium() : undefined);
  if (found) return found;
  throw new Error(`No Chromium found: apt-get install ${debianPackages.join(' ')}, or set CHROMIUM_PATH.`);
}

function findChromium(): string | undefined {
  const { CHROMIUM_PATH } = process.env;
  if (!CHROMIUM_PATH) return usualPlaces.find((place) => fs.existsSync(place));
  if (!fs.existsSync(CHROMIUM_PATH)) throw new Error(`CHROMIUM_PATH names ${CHROMIUM_PATH}, which is not there.`);
  return CHROMIUM_PATH;
}
