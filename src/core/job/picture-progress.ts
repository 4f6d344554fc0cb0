import type { Recipe } from '../recipe/recipe.ts';
import type { ImageError } from '../wire/errors.ts';
import { labelOf, wordError } from '../wire/wording.ts';
import type { PictureFailure, PictureFile, PictureRecord } from './picture-record.ts';
import type { JobEvent } from './ports.ts';
import type { SavedImage } from './result.ts';

/** The pictures of one request, as they are ordered. */
export function orderedPictures(
  job: string,
  ids: readonly string[],
  recipe: Recipe,
  now: number,
): readonly PictureRecord[] {
  return ids.map((id) => ({ id, job, recipe, phase: 'queued', ordered: now }));
}

export interface ProgressFacts {
  /** How the job goes, in a line for people. */
  readonly line: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly fileOf: (image: SavedImage) => PictureFile;
}

/** The pictures of one request after an event of its job. They come in order; no event says which one it is about. */
export function picturesAfter(
  pictures: readonly PictureRecord[],
  event: JobEvent,
  { line, now, fileOf }: ProgressFacts,
): readonly PictureRecord[] {
  switch (event.type) {
    case 'job-queued':
      return pictures;
    case 'job-started':
      return unfinished(pictures, ({ place: _, ...picture }) => ({ ...picture, phase: 'running', started: now, line }));
    case 'wait-started':
    case 'wait-ended':
    case 'preview-arrived':
    case 'image-finished':
      return next(pictures, (picture) => ({ ...picture, line }));
    case 'image-saved': {
      const { image, delivered } = event;
      const { revised_prompt } = image;
      const told = { ...(revised_prompt ? { revised_prompt } : {}), ...(delivered ? { delivered } : {}) };
      return next(pictures, ({ line: _, ...picture }) => ({
        ...picture,
        phase: 'done',
        ended: now,
        file: fileOf(image),
        ...told,
      }));
    }
    case 'image-failed':
      return next(pictures, (picture) => failed(picture, event.error, now));
    case 'job-answered': {
      const { cost, pictures: count } = event;
      if (!cost) return pictures;
      const share = { cost_usd: cost.usd / count, ...(cost.approximate ? { cost_approximate: true as const } : {}) };
      return pictures.map((picture) => (picture.ended === undefined ? picture : { ...picture, ...share }));
    }
  }
}

/** The pictures of one request whose job came to its end early: those that are there stay. */
export function endedPictures(
  pictures: readonly PictureRecord[],
  error: ImageError,
  now: number,
): readonly PictureRecord[] {
  return unfinished(pictures, (picture) => failed(picture, error, now));
}

/** The picture that the next event is about. */
export function nextPicture(pictures: readonly PictureRecord[]): PictureRecord | undefined {
  return pictures.find(({ ended }) => ended === undefined);
}

export function failureOf(error: ImageError): PictureFailure {
  const { message, action } = wordError(error);
  return { message, action, label: labelOf(action) };
}

function failed({ line: _, place: __, ...picture }: PictureRecord, error: ImageError, now: number): PictureRecord {
  if (error.code === 'cancelled') return { ...picture, phase: 'cancelled', ended: now };
  return { ...picture, phase: 'failed', ended: now, failure: failureOf(error) };
}

type Change = (picture: PictureRecord) => PictureRecord;

function next(pictures: readonly PictureRecord[], change: Change): readonly PictureRecord[] {
  const one = nextPicture(pictures);
  return pictures.map((picture) => (picture === one ? change(picture) : picture));
}

function unfinished(pictures: readonly PictureRecord[], change: Change): readonly PictureRecord[] {
  return pictures.map((picture) => (picture.ended === undefined ? change(picture) : picture));
}
