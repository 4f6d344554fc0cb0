import type { PictureRecord } from '../../../../src/core/job/picture-record.ts';

/** A finished picture; its id is its prompt unless another is given. */
export function record(id: string, facts: Partial<PictureRecord> = {}): PictureRecord {
  const recipe = { operation: 'generate', options: { prompt: id, model: 'placeholder' }, image: [] } as const;
  return { id, job: `job of ${id}`, recipe, phase: 'done', ordered: 1000, ended: 2000, ...facts };
}

export function pictureFile(name: string) {
  return { uri: `file:///w/${name}`, name, draft: false, width: 64, height: 32, format: 'png', bytes: 99 } as const;
}

export function ids(pictures: readonly PictureRecord[]): string {
  return pictures.map(({ id }) => id).join(' ');
}
