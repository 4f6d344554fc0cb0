import { dayOf } from './cost-table.ts';
import type { LedgerEntry } from './spending.ts';

/** Entries as CSV (RFC 4180), a line each, for a spreadsheet: nothing in it runs as a formula there. */
export function writeCsv(entries: readonly LedgerEntry[]): string {
  const lines = entries.map((entry) => Object.values(COLUMNS).map((read) => writeCell(read(entry))));
  return [Object.keys(COLUMNS), ...lines].map((cells) => `${cells.join(',')}\r\n`).join('');
}

type Cell = string | number | undefined;

const COLUMNS: Readonly<Record<string, (entry: LedgerEntry) => Cell>> = {
  time: ({ at }) => new Date(at).toISOString(),
  day: ({ at }) => dayOf(at),
  workspace: ({ workspace }) => workspace,
  model: ({ model }) => model,
  pictures: ({ files }) => files.length,
  files: ({ files }) => files.join(' '),
  cost_usd: ({ usd }) => usd,
  certainty: ({ usd, approximate }) => (usd === undefined ? 'unknown' : approximate ? 'approximate' : 'exact'),
  at_most_usd: ({ at_most }) => at_most,
  request_id: ({ request_id }) => request_id,
};

function writeCell(value: Cell): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return writeNumber(value);
  const text = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** 1e-7 is no number to many a reader. */
function writeNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(6).replace(/0+$/, '').replace(/\.$/, '');
}
