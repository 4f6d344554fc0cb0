import { t } from '../text.ts';

/** The length of a file for people: `74 KB`, `1.2 MB`. */
export function writeLength(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1000 ? t('{0} KB', Math.ceil(kilobytes)) : t('{0} MB', (kilobytes / 1024).toFixed(1));
}
