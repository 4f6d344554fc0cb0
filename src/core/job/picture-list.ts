import { isRecord } from '../wire/refusal.ts';
import type { PictureFailure, PicturePhase, PictureRecord } from './picture-record.ts';

/** More than this nobody scrolls through, and a file with all of them stays small enough to be written at once. */
export const MOST_PICTURES = 500;

/** What of a gallery is wanted. */
export interface GalleryQuery {
  /** Words that prompt, model and file name must hold, all of them, in any case and with or without accents. */
  readonly query: string;
  /** Only starred ones. */
  readonly starred: boolean;
  readonly offset: number;
  readonly limit: number;
}

export interface GalleryPage {
  readonly pictures: readonly PictureRecord[];
  /** How many there are on all pages. */
  readonly total: number;
}

export function searchPictures(
  pictures: readonly PictureRecord[],
  { query, starred, offset, limit }: GalleryQuery,
): GalleryPage {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const found = pictures.filter((picture) => {
    if (starred && !picture.starred) return false;
    const { prompt, model } = picture.recipe.options;
    const text = words.length > 0 ? plain([prompt, model, picture.file?.name].join('\n')) : '';
    return words.every((word) => text.includes(word));
  });
  return { pictures: found.slice(offset, offset + limit), total: found.length };
}

/** Newest first, with these pictures new or in the place of those with their ids, and without the others. */
export function withPictures(
  pictures: readonly PictureRecord[],
  changed: readonly PictureRecord[],
  gone: ReadonlySet<string>,
): readonly PictureRecord[] {
  const news = new Map(changed.map((picture) => [picture.id, picture]));
  const kept = pictures.map((picture) => news.get(picture.id) ?? picture);
  const known = new Set(kept.map(({ id }) => id));
  const added = changed.filter(({ id }) => !known.has(id));
  return [...added, ...kept].filter(({ id }) => !gone.has(id)).sort((one, other) => other.ordered - one.ordered);
}

/** What others have, with those of these ids as they are in `mine`, and without those of them that are not there. */
export function mergePictures(
  others: readonly PictureRecord[],
  mine: readonly PictureRecord[],
  ids: ReadonlySet<string>,
): readonly PictureRecord[] {
  const present = new Set(mine.map(({ id }) => id));
  const gone = new Set([...ids].filter((id) => !present.has(id)));
  const changed = mine.filter(({ id }) => ids.has(id));
  return withPictures(others, changed, gone);
}

/** The oldest of those beyond the bound; what is starred or not done yet stays. */
export function surplusOf(pictures: readonly PictureRecord[], most = MOST_PICTURES): readonly PictureRecord[] {
  const dispensable = pictures.filter(({ starred, ended }) => !starred && ended !== undefined);
  const excess = pictures.length - most;
  return excess > 0 ? dispensable.slice(-excess) : [];
}

/** Pictures that an earlier window left unfinished, as they are to be shown now. */
export function abandonedOf(
  pictures: readonly PictureRecord[],
  now: number,
  failure: PictureFailure,
): readonly PictureRecord[] {
  return pictures
    .filter(({ ended }) => ended === undefined)
    .map(({ line: _, ...rest }) => ({ ...rest, phase: 'cancelled', ended: now, failure }));
}

export function writePictures(pictures: readonly PictureRecord[]): string {
  return JSON.stringify({ pictures });
}

/** What `writePictures` wrote; undefined for any other text. */
export function readPictures(text: string): readonly PictureRecord[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value) || !Array.isArray(value.pictures)) return undefined;
    return value.pictures.every(isPicture) ? value.pictures : undefined;
  } catch {
    return undefined;
  }
}

const PHASES: Readonly<Record<PicturePhase, true>> = {
  queued: true,
  running: true,
  done: true,
  failed: true,
  cancelled: true,
};

/** Far enough that nothing breaks on it. */
function isPicture(value: unknown): value is PictureRecord {
  if (!isRecord(value) || typeof value.id !== 'string' || typeof value.job !== 'string') return false;
  const { recipe, file, failure } = value;
  const isRecipe = isRecord(recipe) && isRecord(recipe.options) && Array.isArray(recipe.image);
  const isFile =
    file === undefined || (isRecord(file) && typeof file.uri === 'string' && typeof file.name === 'string');
  const isFailure = failure === undefined || (isRecord(failure) && typeof failure.message === 'string');
  return (
    isRecipe && isFile && isFailure && Object.hasOwn(PHASES, String(value.phase)) && typeof value.ordered === 'number'
  );
}

/** Without case and accents. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
