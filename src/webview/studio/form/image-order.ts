import type { ImageView } from '../../../core/protocol.ts';

/** The pictures with one of them at another place; a place beyond the ends is the end. */
export function moved(images: readonly ImageView[], from: number, to: number): readonly ImageView[] {
  const one = images[from];
  if (!one) return images;
  const others = images.filter((_, index) => index !== from);
  const place = Math.min(Math.max(to, 0), others.length);
  return [...others.slice(0, place), one, ...others.slice(place)];
}

/** The pictures with new ones behind them, none twice, and how many of those found no place. */
export function added(
  images: readonly ImageView[],
  more: readonly ImageView[],
  most: number,
): { readonly images: readonly ImageView[]; readonly left: number } {
  const news = new Map(more.map((image) => [image.uri, image]));
  for (const { uri } of images) news.delete(uri);
  const room = Math.max(0, most - images.length);
  const taken = [...news.values()].slice(0, room);
  return { images: [...images, ...taken], left: news.size - taken.length };
}

/** The addresses in a list that the editor's Explorer drags along: one a line, `#` begins a comment. */
export function readUriList(list: string): readonly string[] {
  return list.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
}
