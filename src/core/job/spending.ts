import { dollars, writeCost } from '../model/price.ts';
import { t } from '../text.ts';

/** One answer that may have cost something. */
export interface LedgerEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** URI of the workspace folder; absent where none was open. */
  readonly workspace?: string;
  readonly model: string;
  /** URIs of what was saved, as they were then. */
  readonly files: readonly string[];
  /** For each file the id of its picture: a draft has another place once it is kept. */
  readonly pictures?: readonly string[];
  /** US$; absent where nobody knows, never 0 for that. */
  readonly usd?: number;
  readonly approximate?: true;
  /** US$ that it was estimated to cost at most, where nobody knows what it did: a budget counts that. */
  readonly at_most?: number;
  readonly request_id?: string;
}

export interface Spent {
  /** US$, as far as it is known. */
  readonly usd: number;
  /** Some of it is not known exactly. */
  readonly approximate: boolean;
  /** How many answers have a cost beside that which nobody knows. */
  readonly unknown: number;
  /** US$ that a budget counts: what is known, and for the rest what it was estimated to cost at most. */
  readonly counted: number;
}

export const NOTHING_SPENT: Spent = { usd: 0, approximate: false, unknown: 0, counted: 0 };

/** An entry as a line of a file to which several windows append. */
export function writeEntry(entry: LedgerEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

/** The entries of such a file; a line that is none, as a full disk leaves it, is passed over. */
export function readEntries(text: string): readonly LedgerEntry[] {
  return text.split('\n').flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line);
      return isEntry(value) ? [value] : [];
    } catch {
      return [];
    }
  });
}

/** A sum that grows. */
export type Tally = { -readonly [Name in keyof Spent]: Spent[Name] };

/** @param share how much of the entry counts, 0 to 1 */
export function addTo(tally: Tally, { usd, approximate, at_most = 0 }: LedgerEntry, share = 1): void {
  if (usd === undefined) tally.unknown++;
  tally.usd += (usd ?? 0) * share;
  tally.approximate ||= usd !== undefined && approximate === true;
  tally.counted += (usd ?? at_most) * share;
}

export function spentOf(tally: Tally): Spent {
  return { ...tally, usd: dollars(tally.usd), counted: dollars(tally.counted) };
}

export function sumOf(entries: readonly LedgerEntry[]): Spent {
  const tally: Tally = { ...NOTHING_SPENT };
  for (const entry of entries) addTo(tally, entry);
  return spentOf(tally);
}

/** The sum of one day, by the clock and calendar of this machine. */
export function spentOn(day: Date, entries: readonly LedgerEntry[]): Spent {
  const [from, to] = [startOfDay(day), startOfDay(day, 1)];
  return sumOf(entries.filter(({ at }) => at >= from && at < to));
}

/** The midnight that a day begins with, or that of another day so many days later; days are not all of 24 hours. */
export function startOfDay(day: Date, later = 0): number {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + later).getTime();
}

/** "$0.12", "≈ $0.12, unknown ×2", "unknown". */
export function writeSpent(spent: Spent): string {
  if (spent.usd === 0 && spent.unknown === 1) return t('unknown');
  const known = spent.usd > 0 || spent.unknown === 0 ? [writeCost(spent)] : [];
  return [...known, ...(spent.unknown > 0 ? [t('unknown ×{0}', spent.unknown)] : [])].join(', ');
}

export function isAnythingSpent({ usd, unknown }: Spent): boolean {
  return usd > 0 || unknown > 0;
}

function isEntry(value: unknown): value is LedgerEntry {
  if (typeof value !== 'object' || value === null || !('at' in value) || !('model' in value)) return false;
  const amounts = ['usd' in value ? value.usd : 0, 'at_most' in value ? value.at_most : 0];
  const files = 'files' in value && Array.isArray(value.files) && value.files.every((file) => typeof file === 'string');
  const pictures = !('pictures' in value) || Array.isArray(value.pictures);
  return (
    typeof value.at === 'number' &&
    typeof value.model === 'string' &&
    amounts.every((usd) => typeof usd === 'number' && usd >= 0) &&
    files &&
    pictures
  );
}
