import { encodePath } from './encode-link.ts';
import { writerOf } from './link-writers.ts';
import type { LinkedPicture } from './linked-picture.ts';

/** The text that shows a picture in a document of the given language, without what its place asks for. */
export function writeLink(languageId: string, picture: LinkedPicture): string {
  return writerOf(languageId).write(picture);
}

/** The address of a picture alone, as it may stand between any quotes or brackets of the language. */
export function writeAddress(languageId: string, path: string): string {
  const { place } = writerOf(languageId);
  return encodePath(place ? place(path) : path).replaceAll('&', '%26');
}

/** `from` and `to` are absolute paths with `/`; the result leads from the folder to the file. */
export function relativePath(from: string, to: string): string {
  const folder = from.split('/').filter(Boolean);
  const file = to.split('/').filter(Boolean);
  let shared = 0;
  while (shared < folder.length && shared < file.length - 1 && folder[shared] === file[shared]) shared++;
  return [...folder.slice(shared).map(() => '..'), ...file.slice(shared)].join('/');
}
