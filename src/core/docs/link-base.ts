import { relativePath } from './link.ts';

/** A path from the folder that the document gives to its pictures: AsciiDoc puts its `imagesdir` before every target. */
export function fromBase(languageId: string, text: string, offset: number, path: string): string {
  const base = languageId === 'asciidoc' ? imagesDirectory(text, offset) : undefined;
  if (!base || path.startsWith('/')) return path;
  const from = `/${base}`;
  const shared = sharedSteps(base, path);
  // What is above the document has no name that we know.
  return shared.isBeyond ? path : relativePath(from, `/${path}`);
}

/** What the last entry above a place says; undefined where it is no plain folder, as an address or an attribute. */
function imagesDirectory(text: string, offset: number): string | undefined {
  const entries = [...text.slice(0, offset).matchAll(/^:!?imagesdir!?:[ \t]*(\S*)[ \t]*\r?$/gm)];
  const value = entries.at(-1)?.[1]?.replace(/^(\.\/)+|\/+$/g, '');
  return value && value !== '.' && !/^\/|:|\{/.test(value) ? value : undefined;
}

function sharedSteps(base: string, path: string): { readonly isBeyond: boolean } {
  const [folders, steps] = [base.split('/'), path.split('/')];
  let shared = 0;
  while (shared < folders.length && folders[shared] === steps[shared]) shared++;
  return { isBeyond: folders.slice(shared).includes('..') };
}
