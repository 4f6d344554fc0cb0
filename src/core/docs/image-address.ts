import type { FoundImage } from './found-image.ts';

/** What a link to a picture leads to. */
export type ImageAddress =
  | { readonly kind: 'file'; readonly path: string; readonly rooted: boolean }
  | { readonly kind: 'web'; readonly url: string }
  /** A drive of Windows, or a prefix that a bundler resolves: where it leads is not ours to judge. */
  | { readonly kind: 'alias'; readonly path: string }
  /** `data:`, `blob:`, `vscode:` … */
  | { readonly kind: 'other'; readonly scheme: string };

/**
 * Reads a link as it is written; undefined where there is none. A file's `path` has `/` and no query, its percent-encoding and
 * its escapes are resolved; `rooted` where it began with `/`, which then is not part of `path`.
 */
export function readAddress(link: string): ImageAddress | undefined {
  const written = link.trim().replace(/^<(.*)>$/s, '$1');
  // The only entity that people write in addresses; a file with `&amp;` in its name is none that anybody keeps.
  const address = written.trim().replace(/&(?:amp|#38|#x26);/gi, '&');
  if (!address) return undefined;
  if (/^(https?:)?\/\//i.test(address)) return { kind: 'web', url: address };
  if (/^[a-z]:([\\/]|$)/i.test(address)) return { kind: 'alias', path: separated(address) };
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(address)?.[1];
  if (scheme) return { kind: 'other', scheme: scheme.toLowerCase() };
  if (/^(?:[~@#$]+[\w.-]*[\\/]|\\\\)/.test(address)) return { kind: 'alias', path: separated(address) };
  const path = decode(separated(address.replace(/[?#].*$/s, '')));
  const rooted = path.startsWith('/');
  const rest = rooted ? path.replace(/^\/+/, '') : path;
  return rest ? { kind: 'file', path: rest, rooted } : undefined;
}

/** As `readAddress`, from the folder that the document gives to its pictures. */
export function readAddressOf({ link, base }: Pick<FoundImage, 'link' | 'base'>): ImageAddress | undefined {
  const address = readAddress(link);
  if (base === undefined || address?.kind !== 'file' || address.rooted) return address;
  return readAddress(`${base.replace(/\/+$/, '')}/${link}`);
}

/** Whether a picture's extension ends the address; a query and a hash do not count. */
export function namesPicture(link: string): boolean {
  return /\.(?:png|jpe?g|jpe|jfif|webp|gif|svgz?|avif|apng|bmp|ico|tiff?)(?:[?#].*)?$/is.test(link.trim());
}

/**
 * A backslash is a separator of Windows, but Markdown escapes with it what would end a link, and reStructuredText blanks. An
 * underscore is escaped only where no other backslash of the link is plainly a separator.
 */
function separated(address: string): string {
  const isWindows = /\\[a-z\d.]/i.test(address);
  const escaped = isWindows ? /\\([()[\]<>\s])/g : /\\([\s!-/:-@[-`{-~])/g;
  return address.replace(escaped, '$1').replace(/\\/g, '/');
}

/** What is not well encoded stays as it is, part for part. */
function decode(path: string): string {
  return path.replace(/(?:%[\da-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}
