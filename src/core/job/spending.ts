/** One answer that may have cost something. */
export interface LedgerEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** URI of the workspace folder; absent where none was open. */
  readonly workspace?: string;
  readonly model: string;
  /** URIs of what was saved. */
  readonly files: readonly string[];
  /** US$; absent where nobody knows, never 0 for that. */
  readonly usd?: number;
  readonly approximate?: true;
  readonly request_id?: string;
}

export interface Spent {
  /** US$. */
  readonly usd: number;
  /** Something was spent of which nobody knows how much, or not exactly. */
  readonly approximate: boolean;
}

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

/** The sum of one day, by the clock and calendar of this machine. */
export function spentOn(day: Date, entries: readonly LedgerEntry[]): Spent {
  const date = day.toDateString();
  const those = entries.filter(({ at }) => new Date(at).toDateString() === date);
  return {
    usd: those.reduce((sum, { usd = 0 }) => sum + usd, 0),
    approximate: those.some(({ usd, approximate }) => approximate === true || usd === undefined),
  };
}

function isEntry(value: unknown): value is LedgerEntry {
  if (typeof value !== 'object' || value === null || !('at' in value) || !('model' in value)) return false;
  const usd = 'usd' in value ? value.usd : 0;
  return typeof value.at === 'number' && typeof value.model === 'string' && typeof usd === 'number' && usd >= 0;
}
