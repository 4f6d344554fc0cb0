import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { mergeConflict } from '../../../../src/core/recipe/lock-conflict.ts';
import { type Lock, readLock, writeLock } from '../../../../src/core/recipe/lock-file.ts';
import type { LockedPicture } from '../../../../src/core/recipe/locked-picture.ts';
import { locked, WHOLE } from './locked.ts';

const lockOf = (...files: readonly string[]): Lock =>
  new Map(files.map((file) => [file, locked(`A picture: ${file}`)]));
const withPicture = (lock: Lock, file: string, picture: LockedPicture): Lock => new Map([...lock, [file, picture]]);
const without = (lock: Lock, file: string): Lock => new Map([...lock].filter(([name]) => name !== file));

/** Of 25 pairs of branches, how many Git may leave to people: expected are 0.1 and 2.3. */
const MOST_CONFLICTS = { one: 1, five: 7 };

describe('Git merges branches whose lock files differ:', function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'stipple-merge-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const file = () => path.join(folder, 'stipple.lock.json');
  const git = (...parameters: readonly string[]) => {
    const identity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com', '-c', 'core.autocrlf=false'];
    return execFileSync('git', [...identity, ...parameters], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  };
  const commit = (lock: Lock | undefined) => {
    if (lock) writeFileSync(file(), writeLock(lock));
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', 'Pictures');
  };
  /** What a merge leaves, and whether it is done. */
  const merge = (base: Lock | undefined, ours: Lock, theirs: Lock) => {
    git('init', '--quiet', '--initial-branch=ours');
    commit(base);
    git('checkout', '--quiet', '-b', 'theirs');
    commit(theirs);
    git('checkout', '--quiet', 'ours');
    commit(ours);
    let isDone = true;
    try {
      git('merge', '--quiet', '--no-edit', 'theirs');
    } catch {
      isDone = false;
    }
    return { isDone, text: readFileSync(file(), 'utf8') };
  };

  /** The same with the texts alone, which is quicker. */
  const mergeTexts = (ours: Lock, base: Lock | undefined, theirs: Lock, ...flags: readonly string[]) => {
    const files = [ours, base, theirs].map((lock, index) => {
      const name = path.join(folder, String(index));
      writeFileSync(name, lock ? writeLock(lock) : '');
      return name;
    });
    return spawnSync('git', ['merge-file', '-p', ...flags, ...files], { encoding: 'utf8' });
  };

  const OLD = lockOf('images/fox.png', 'images/hero.png', 'docs/flow.webp');
  const clean: Readonly<Record<string, readonly [base: Lock, ours: Lock, theirs: Lock, merged: Lock]>> = {
    'each adds a picture, and there were none': [
      lockOf(),
      lockOf('images/cat.png'),
      lockOf('images/dog.png'),
      lockOf('images/cat.png', 'images/dog.png'),
    ],
    'each adds a picture, neighbours by name': [
      OLD,
      withPicture(OLD, 'images/hero-2.png', locked('2')),
      withPicture(OLD, 'images/hero-3.png', locked('3')),
      withPicture(withPicture(OLD, 'images/hero-2.png', locked('2')), 'images/hero-3.png', locked('3')),
    ],
    'one makes a picture anew, the other adds one': [
      OLD,
      withPicture(OLD, 'images/fox.png', WHOLE),
      withPicture(OLD, 'images/fox-edited.png', locked('e')),
      withPicture(withPicture(OLD, 'images/fox.png', WHOLE), 'images/fox-edited.png', locked('e')),
    ],
    'each makes another picture anew': [
      OLD,
      withPicture(OLD, 'images/fox.png', WHOLE),
      withPicture(OLD, 'images/hero.png', WHOLE),
      withPicture(withPicture(OLD, 'images/fox.png', WHOLE), 'images/hero.png', WHOLE),
    ],
    'one deletes a picture, the other adds one': [
      OLD,
      without(OLD, 'images/fox.png'),
      withPicture(OLD, 'images/cat.png', WHOLE),
      withPicture(without(OLD, 'images/fox.png'), 'images/cat.png', WHOLE),
    ],
    'one renames a picture, the other makes another anew': [
      OLD,
      withPicture(without(OLD, 'images/fox.png'), 'art/fox.png', locked('A picture: images/fox.png')),
      withPicture(OLD, 'images/hero.png', WHOLE),
      withPicture(
        withPicture(without(OLD, 'images/fox.png'), 'art/fox.png', locked('A picture: images/fox.png')),
        'images/hero.png',
        WHOLE,
      ),
    ],
  };
  for (const [what, [base, ours, theirs, merged]] of Object.entries(clean)) {
    it(`${what}, and nobody is asked`, () => {
      const { isDone, text } = merge(base, ours, theirs);
      assert.ok(isDone, text);
      assert.equal(text, writeLock(merged));
    });
  }

  const COLLIDING = collidingNames();
  const conflicts: Readonly<Record<string, readonly [base: Lock | undefined, ours: Lock, theirs: Lock, merged: Lock]>> =
    {
      'both add pictures that have the same place': [
        OLD,
        withPicture(OLD, COLLIDING[0], WHOLE),
        withPicture(OLD, COLLIDING[1], locked('b')),
        withPicture(withPicture(OLD, COLLIDING[0], WHOLE), COLLIDING[1], locked('b')),
      ],
      'both begin with a lock file': [
        undefined,
        lockOf('images/cat.png'),
        lockOf('images/dog.png'),
        lockOf('images/cat.png', 'images/dog.png'),
      ],
      'both make the same picture anew: the newer one counts': [
        OLD,
        withPicture(OLD, 'images/fox.png', locked('older', { date: '2026-11-27T10:00:00.000Z' })),
        withPicture(OLD, 'images/fox.png', locked('newer', { date: '2026-11-27T10:00:01.000Z' })),
        withPicture(OLD, 'images/fox.png', locked('newer', { date: '2026-11-27T10:00:01.000Z' })),
      ],
    };
  for (const [what, [base, ours, theirs, merged]] of Object.entries(conflicts)) {
    it(`${what}, and what Git leaves is put together here`, () => {
      const { isDone, text } = merge(base, ours, theirs);
      assert.equal(isDone, false);
      assert.equal(readLock(text), undefined, 'nobody takes it for a lock file');
      assert.equal(writeLock(mergeConflict(text) ?? new Map()), writeLock(merged));
    });
    for (const style of ['--diff3', '--zdiff3']) {
      it(`${what}, and so it is as ${style} leaves it`, () => {
        const { stdout } = mergeTexts(ours, base, theirs, style);
        assert.equal(writeLock(mergeConflict(stdout) ?? new Map()), writeLock(merged));
      });
    }
  }

  const noConflicts: Readonly<Record<string, string>> = {
    'a lock file': writeLock(OLD),
    'an empty file': '',
    'marks around something else': '<<<<<<< ours\n{"packages":1}\n=======\n{}\n>>>>>>> theirs\n',
    'half of a conflict': `${writeLock(OLD)}<<<<<<< ours\n`,
  };
  for (const [what, text] of Object.entries(noConflicts)) {
    it(`${what} is no conflict to put together`, () => assert.equal(mergeConflict(text), undefined));
  }

  const rates: readonly (readonly [each: keyof typeof MOST_CONFLICTS, count: number])[] = [
    ['one', 1],
    ['five', 5],
  ];
  for (const [each, count] of rates) {
    it(`of 25 pairs that add ${each} each, few are left to people, and all others come out as written`, () => {
      const random = randomFrom(count);
      let left = 0;
      for (let pair = 0; pair < 25; pair++) {
        const names = newNames(30 + 2 * count, random);
        const base = lockOf(...names.slice(0, 30));
        const ours = lockOf(...names.slice(0, 30 + count));
        const theirs = lockOf(...names.slice(0, 30), ...names.slice(30 + count));
        const { status, stdout } = mergeTexts(ours, base, theirs);
        if (status === 0) assert.equal(stdout, writeLock(lockOf(...names)));
        else left++;
      }
      assert.ok(left <= MOST_CONFLICTS[each], `${left} of 25`);
    });
  }
});

/** Two names that come to the same number: the text with both then has no blank line between them. */
function collidingNames(): readonly [string, string] {
  for (let number = 1; ; number++) {
    const other = `images/b${number}.png`;
    if (!/\},\n\n+ {4}"images/.test(writeLock(lockOf('images/a.png', other)))) return ['images/a.png', other];
  }
}

const WORDS =
  'fox hero logo banner icon map chart team office login pricing about cover header flow sunset lake city cat'.split(
    ' ',
  );
const FOLDERS = ['images', 'images', 'images', 'docs/images', 'assets/img'];

/** As people name pictures: alike. */
function newNames(count: number, random: () => number): readonly string[] {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const names = new Set<string>();
  while (names.size < count) {
    const more = random() < 0.5 ? `-${pick(WORDS)}` : '';
    const number = random() < 0.3 ? `-${2 + Math.floor(random() * 4)}` : '';
    names.add(`${pick(FOLDERS)}/${pick(WORDS)}${more}${number}.png`);
  }
  // Not in the order in which they were found, which is that of their places in none of the sets.
  return [...names];
}

/** The same numbers in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
