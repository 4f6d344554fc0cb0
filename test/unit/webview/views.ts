import type { PictureView } from '../../../src/core/protocol.ts';

/** A picture as the studio shows it, of a request of its own. */
export function view(id: string, facts: Partial<PictureView> = {}): PictureView {
  const recipe = { operation: 'generate', options: { prompt: `A ${id}`, model: 'm' }, image: [] } as const;
  return { id, job: id, phase: 'done', ordered: 0, recipe, ...facts };
}

export const FILE = {
  uri: 'file:///w/images/fox.png',
  name: 'images/fox.png',
  draft: false,
  width: 1536,
  height: 1024,
  format: 'png',
  bytes: 2_000_000,
} as const;
