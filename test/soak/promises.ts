import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readLock } from '../../src/core/recipe/lock-file.ts';
import { LOCK_FILE } from '../../src/core/recipe/lock-name.ts';
import type { RequestRecord } from '../server/log.ts';
import { type Line, STUDIO_PICTURES, STUDIO_PROMPT } from './journal.ts';
import { growthOf } from './memory.ts';

/** What a run left behind. */
export interface Remains {
  readonly lines: readonly Line[];
  readonly requests: readonly RequestRecord[];
  /** How many orders somebody cancelled. */
  readonly cancelled: number;
  readonly key: string;
  /** The workspace folder. */
  readonly folder: string;
  /** All that the run wrote: the workspace, the editor's profile and the journal. */
  readonly home: string;
}

/** A promise, and what broke it: a line each, of which there should be none. */
export interface Verdict {
  readonly promise: string;
  readonly broken: readonly string[];
}

/** Repeated by itself: the server took none of it. */
const REPEATED = /\[stand-in: (rate-limit-exceeded|conflict)\]/;
const MOST_TRIES = 3;
/** What the driver hears when its window is reloaded under an order. */
const WINDOW_GONE = /Channel has been closed|Canceled/;

export function judge({ lines, requests, cancelled, key, folder, home }: Remains): readonly Verdict[] {
  const saved = lines.filter((line) => line.kind === 'saved');
  const deleted = new Set(lines.flatMap((line) => (line.kind === 'deleted' ? [line.uri] : [])));
  const alive = saved.filter(({ uri }) => !deleted.has(uri));
  const locked = lockedPictures(folder);
  const files = filesBelow(home);
  const asked = new Map<string, number>();
  // What a closing window cut off before its prompt came was no request yet.
  for (const { prompt } of requests.map(({ fields }) => fields).filter(({ prompt }) => prompt !== undefined))
    asked.set(String(prompt), (asked.get(String(prompt)) ?? 0) + 1);
  return [
    {
      promise: 'each picture that was told of is on disk, as it was',
      broken: alive.filter(({ uri, sha256 }) => hashOf(fileURLToPath(uri)) !== sha256).map(({ uri }) => uri),
    },
    {
      promise: 'and is in the lock file, by its hash',
      broken: alive
        .filter(({ uri, sha256 }) => locked.get(nameOf(uri, folder)) !== sha256)
        .map(({ uri }) => `${nameOf(uri, folder)}: ${locked.get(nameOf(uri, folder))}`),
    },
    {
      promise: 'the lock file names no picture that is gone',
      broken: [...locked.keys()].filter((name) => !fs.existsSync(path.join(folder, name))),
    },
    {
      promise: 'nothing unfinished lies about',
      broken: files.filter((file) => file.endsWith('.stipple-tmp')),
    },
    {
      promise: 'nothing is paid for twice',
      broken: [...asked]
        .filter(([prompt, count]) => count > mostRequests(prompt))
        .map(([prompt, count]) => `${count} × ${prompt}`),
    },
    {
      promise: 'what is at work can be cancelled',
      broken: cancelled > 0 ? [] : ['none was'],
    },
    {
      promise: 'every failure has a code',
      broken: lines.flatMap((line) =>
        line.kind === 'failed' && line.code === 'undefined' && !WINDOW_GONE.test(line.message) ? [line.message] : [],
      ),
    },
    {
      promise: 'the key is in no file',
      broken: files.filter((file) => holds(file, key)),
    },
    { promise: 'memory does not grow after the first minutes', broken: growthOf(lines) },
  ];
}

function mostRequests(prompt: string): number {
  if (prompt.startsWith(STUDIO_PROMPT)) return STUDIO_PICTURES;
  return REPEATED.test(prompt) ? MOST_TRIES : 1;
}

/** Hashes of the pictures that the lock file knows, by name. */
function lockedPictures(folder: string): ReadonlyMap<string, string> {
  const lock = readLock(fs.readFileSync(path.join(folder, LOCK_FILE), 'utf8'));
  if (!lock) throw new Error(`${LOCK_FILE} cannot be read`);
  return new Map([...lock].map(([name, { sha256 }]) => [name, sha256]));
}

function nameOf(uri: string, folder: string): string {
  return path.relative(folder, fileURLToPath(uri)).replaceAll('\\', '/');
}

function hashOf(file: string): string | undefined {
  return fs.existsSync(file) ? createHash('sha256').update(fs.readFileSync(file)).digest('hex') : undefined;
}

function filesBelow(folder: string): readonly string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name));
}

function holds(file: string, text: string): boolean {
  return fs.readFileSync(file).includes(text);
}
