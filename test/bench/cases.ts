export const KIBIBYTE = 1024;
export const MEBIBYTE = 1024 * KIBIBYTE;

/** One gigabit per second, in bytes. */
const GIGABIT = 125_000_000;
/** There and back, in milliseconds. */
export const DELAY_MS = 100;

/** The ways to the server, each a port of it. */
export type Line = 'plain' | 'tls' | 'delayed';

/** A picture that is asked for and how it travels. */
export interface Case {
  readonly finalBytes: number;
  /** Previews before it, each as large as itself: the API sends whole pictures. */
  readonly partials: number;
  readonly line: Line;
  /** 0: as fast as the reader takes it. */
  readonly bytesPerSecond: number;
}

const plain = { line: 'plain', bytesPerSecond: GIGABIT } as const;

/** The three that the targets name. */
export const SMALL: Case = { ...plain, finalBytes: 1.5 * MEBIBYTE, partials: 0 };
export const MIDDLE: Case = { ...plain, finalBytes: 8 * MEBIBYTE, partials: 2 };
export const LARGE: Case = { ...plain, finalBytes: 40 * MEBIBYTE, partials: 0 };
export const NAMED_CASES: readonly Case[] = [SMALL, MIDDLE, LARGE];

export const CASES: readonly Case[] = [
  ...NAMED_CASES,
  { ...LARGE, partials: 1 },
  { ...SMALL, partials: 3, line: 'tls' },
  { ...MIDDLE, line: 'tls' },
  { ...MIDDLE, line: 'delayed' },
  { ...MIDDLE, bytesPerSecond: 0 },
  { ...LARGE, bytesPerSecond: 0 },
];

/** Pays for the connection, for lazy modules and for the first compilation before anything is measured. */
export function warmUpOf(one: Case): Case {
  return { ...one, finalBytes: 256 * KIBIBYTE, partials: 1 };
}

export interface Upload {
  readonly files: number;
  /** Each, in bytes. */
  readonly fileBytes: number;
}

export const UPLOAD: Upload = { files: 16, fileBytes: 45 * MEBIBYTE };
export const WARM_UP_UPLOAD: Upload = { files: 2, fileBytes: 64 * KIBIBYTE };

export function titleOf({ finalBytes, partials, line, bytesPerSecond }: Case): string {
  return [
    `${finalBytes / MEBIBYTE} MiB`,
    ...(partials > 0 ? [`+ ${partials} ${partials === 1 ? 'preview' : 'previews'}`] : []),
    bytesPerSecond ? `at ${(bytesPerSecond * 8) / 1e9} Gbit/s` : 'unpaced',
    ...(line === 'tls' ? ['over TLS'] : []),
    ...(line === 'delayed' ? [`with ${DELAY_MS} ms of delay`] : []),
  ].join(' ');
}

export function uploadTitle({ files, fileBytes }: Upload): string {
  return `upload of ${files} × ${fileBytes / MEBIBYTE} MiB`;
}

/** The case as a path, so that the server needs no state but the times; `run` says whose. */
export function pathOf({ finalBytes, partials, bytesPerSecond }: Case, run: string): string {
  return `/${run}/${finalBytes}-${partials}-${bytesPerSecond}`;
}

export function readPath(path: string): { readonly run: string; readonly wanted: Omit<Case, 'line'> } | undefined {
  const [, run, ...numbers] = /^\/([\w-]+)\/(\d+)-(\d+)-(\d+)\//.exec(path) ?? [];
  if (!run) return undefined;
  const [finalBytes = 0, partials = 0, bytesPerSecond = 0] = numbers.map(Number);
  return { run, wanted: { finalBytes, partials, bytesPerSecond } };
}
