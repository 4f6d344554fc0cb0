import fs from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** No holder needs this long; a lock older than this was left by a process whose id has been given to another. */
const longestHold = 15 * 60_000;

/** Runs `work` while no other process holds the same lock file. A lock whose holder has died is taken over. */
export async function holdingLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  while (!take(file)) {
    if (isAbandoned(file)) fs.rmSync(file, { force: true });
    else await delay(500);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

/** A symbolic link, for it is made together with its content: nobody reads a lock that does not name its holder yet. */
function take(file: string): boolean {
  try {
    fs.symlinkSync(String(process.pid), file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isAbandoned(file: string): boolean {
  try {
    if (Date.now() - fs.lstatSync(file).mtimeMs > longestHold) return true;
    process.kill(Number(fs.readlinkSync(file)), 0);
    return false;
  } catch (error) {
    // ESRCH: the holder is gone; ENOENT: it let go just now. EPERM is another user's living process.
    return (error as NodeJS.ErrnoException).code !== 'EPERM';
  }
}
