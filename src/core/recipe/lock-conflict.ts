import { type Lock, readLock } from './lock-file.ts';

/**
 * What a lock file holds in which Git left both sides of a conflict, with the newer of what both say of a picture; undefined
 * where there is no conflict in it, or a side is no lock file.
 */
export function mergeConflict(text: string): Lock | undefined {
  if (!/^<{7}/m.test(text) || !/^>{7}/m.test(text)) return undefined;
  const [ours, theirs] = [readLock(sideOf(text, 'ours')), readLock(sideOf(text, 'theirs'))];
  if (!ours || !theirs) return undefined;
  const isNewer = (file: string, date: string) => Date.parse(date) > Date.parse(ours.get(file)?.date ?? '');
  return new Map([...ours, ...[...theirs].filter(([file, { date }]) => !ours.has(file) || isNewer(file, date))]);
}

type Side = 'ours' | 'base' | 'theirs';

/** What each mark begins; no line of a lock file looks like one, for they are indented. */
const MARKS: Readonly<Record<string, Side | 'both'>> = {
  '<<<<<<<': 'ours',
  '|||||||': 'base',
  '=======': 'theirs',
  '>>>>>>>': 'both',
};

function sideOf(text: string, wanted: Side): string {
  let side: Side | 'both' = 'both';
  const lines = text.split('\n').filter((line) => {
    const mark = MARKS[line.slice(0, 7)];
    if (mark) side = mark;
    return !mark && (side === 'both' || side === wanted);
  });
  return lines.join('\n');
}
