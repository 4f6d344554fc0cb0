import type { PictureFile } from '../../../core/job/picture-record.ts';
import type { PictureView } from '../../../core/protocol.ts';

/** A picture of which there is a file. */
export type FinishedPicture = PictureView & { readonly file: PictureFile };

export function isFinished(picture: PictureView | undefined): picture is FinishedPicture {
  return picture?.phase === 'done' && picture.file !== undefined;
}

/** Nothing more will come of it. */
export function hasEnded({ phase }: PictureView): boolean {
  return phase !== 'queued' && phase !== 'running';
}

/** The finished picture that was made just before this one, or else just after it. */
export function nearestFinished(pictures: readonly PictureView[], id: string): FinishedPicture | undefined {
  const index = pictures.findIndex((picture) => picture.id === id);
  return pictures.slice(index + 1).find(isFinished) ?? pictures.slice(0, Math.max(0, index)).findLast(isFinished);
}
