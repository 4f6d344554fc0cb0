import type { PictureUse } from './picture-sink.ts';

/** What the pictures in an event of this type are for: `image_generation.partial_image`, `image_edit.completed` and their like. */
export function useOf(type: string): PictureUse {
  if (type.endsWith('.partial_image')) return 'preview';
  return type.endsWith('.completed') ? 'picture' : 'unknown';
}
