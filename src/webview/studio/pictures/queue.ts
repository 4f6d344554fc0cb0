import type { PictureView } from '../../../core/protocol.ts';

/** The requests that wait, each by its pictures, the next one first. */
export type PictureQueue = readonly (readonly PictureView[])[];

export function queueOf(pictures: readonly PictureView[]): PictureQueue {
  const jobs = new Map<string, PictureView[]>();
  for (const picture of pictures.filter(({ phase }) => phase === 'queued').toSorted(byTurn)) {
    jobs.set(picture.job, [...(jobs.get(picture.job) ?? []), picture]);
  }
  return [...jobs.values()];
}

/** 1 for the next one; undefined for what does not wait. */
export function numberIn(queue: PictureQueue, { job }: PictureView): number | undefined {
  const index = queue.findIndex(([first]) => first?.job === job);
  return index === -1 ? undefined : index + 1;
}

/**
 * What `picture-move` has to name so that a picture gets this number: the one that it comes before, or nothing for the end.
 * Undefined where there is no such number, or it has it.
 */
export function pictureBefore(queue: PictureQueue, picture: PictureView, wanted: number): string | undefined {
  const number = numberIn(queue, picture);
  if (number === undefined || wanted === number || wanted < 1 || wanted > queue.length) return undefined;
  // Whoever moves back leaves a gap before the place that is meant.
  return queue[wanted < number ? wanted - 1 : wanted]?.[0]?.id ?? '';
}

/** As the strip shows them: what waits, the next one last, beside what forms; then the newest first. */
export function inStripOrder(pictures: readonly PictureView[]): readonly PictureView[] {
  const begun = pictures.filter(({ phase }) => phase !== 'queued');
  // Pictures that were ordered together come in the order in which they start: the last of them is the newest.
  const newestFirst = begun.toReversed().toSorted((one, other) => other.ordered - one.ordered);
  return [...queueOf(pictures).flat().toReversed(), ...newestFirst];
}

function byTurn(one: PictureView, other: PictureView): number {
  return (one.place ?? 0) - (other.place ?? 0) || one.ordered - other.ordered;
}
