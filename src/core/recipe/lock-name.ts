/** At the root of a workspace folder. */
export const LOCK_FILE = 'stipple.lock.json';

/** What is recorded while the lock file cannot be read; it goes into the file as soon as that can be. */
export const NEW_LOCK_FILE = 'stipple.lock.new.json';
