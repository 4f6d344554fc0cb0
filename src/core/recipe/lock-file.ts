import { isLockedPath, isLockedPicture, LOCKED_FIELDS, type LockedPicture } from './locked-picture.ts';

/** What a lock file holds: pictures by their paths from the workspace folder, with `/`. */
export type Lock = ReadonlyMap<string, LockedPicture>;

export const EMPTY_LOCK: Lock = new Map();

const VERSION = 1;

/**
 * The text of a lock file, the same for the same pictures whatever order they came in.
 *
 * Git merges what two branches add only where a line of old stands between; what both put in the same place is a conflict. Sorted
 * by path alone, the first pictures of two branches always meet. So each has its place by a number that its path comes to, among
 * as many blank lines: of two branches that add a picture each, 1 in 256 meet (measured in lock-merge.test.ts). Every block ends
 * with a comma, since a last entry follows, so that none has to be changed for another.
 */
export function writeLock(lock: Lock): string {
  const shelves = Array.from({ length: SHELVES }, (): string[] => []);
  for (const file of [...lock.keys()].sort()) shelves[shelfOf(file)]?.push(file);
  const blocks = shelves.map((files) => `\n${files.map((file) => blockOf(file, lock.get(file))).join('')}`);
  return `{\n  "version": ${VERSION},\n  "pictures": {\n${blocks.join('')}\n    ${LAST_ENTRY}\n  }\n}\n`;
}

/** What a text says; undefined where it is no lock file of this version, or anything in it is wrong. */
export function readLock(text: string): Lock | undefined {
  if (text.trim() === '') return EMPTY_LOCK;
  const value = parse(text);
  if (!isRecord(value) || value.version !== VERSION || !isRecord(value.pictures)) return undefined;
  if (Object.keys(value).some((name) => !['$schema', 'version', 'pictures'].includes(name))) return undefined;
  const entries = Object.entries(value.pictures).filter(([file]) => file !== LAST_KEY);
  const known = entries.filter((entry): entry is [string, LockedPicture] => {
    const [file, picture] = entry;
    return isLockedPath(file) && isLockedPicture(picture);
  });
  return known.length === entries.length ? new Map(known) : undefined;
}

const SHELVES = 256;

const LAST_KEY = '~';
const LAST_ENTRY = `"${LAST_KEY}": "Written by Stipple. The blank lines let Git merge branches that add pictures."`;

/** FNV-1a, folded to a byte: any number would do that is the same everywhere and forever. */
function shelfOf(file: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(file)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (hash ^ (hash >>> 8) ^ (hash >>> 16) ^ (hash >>> 24)) & 0xff;
}

function blockOf(file: string, picture: LockedPicture | undefined): string {
  const text = JSON.stringify(picture && inOrder(picture), undefined, 2);
  return `    ${JSON.stringify(file)}: ${text.replaceAll('\n', '\n    ')},\n`;
}

/** Its fields as they are always written; what nobody knows here comes last. */
function inOrder(picture: LockedPicture): Readonly<Record<string, unknown>> {
  const fields: Readonly<Record<string, unknown>> = { ...picture };
  const known: readonly string[] = LOCKED_FIELDS;
  const unknown = Object.keys(fields).filter((name) => !known.includes(name));
  return Object.fromEntries([...known, ...unknown.sort()].map((name) => [name, sortedIn(fields[name])]));
}

function sortedIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedIn);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, sortedIn(value[name])]),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
