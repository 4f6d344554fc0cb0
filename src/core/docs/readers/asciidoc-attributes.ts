export interface ImageAttributes {
  readonly alt?: string | undefined;
  readonly title?: string | undefined;
  readonly width?: string | undefined;
  readonly height?: string | undefined;
}

/** The list of an image macro: alternative text, width and height in this order, then names; what has a comma is quoted. */
export function readAttributes(list: string): ImageAttributes {
  const positional: string[] = [];
  const named: Record<string, string> = {};
  const attribute = /\s*(?:([\w-]+)\s*=\s*)?(?:"((?:\\"|[^"])*)"|'((?:\\'|[^'])*)'|([^,]*))\s*(?:,|$)/y;
  while (attribute.lastIndex < list.length) {
    const match = attribute.exec(list);
    if (!match) break;
    const [, name, double, single, bare = ''] = match;
    const value = (double ?? single ?? bare).replace(/\\(["'\]])/g, '$1').trim();
    if (name) named[name] = value;
    else positional.push(value);
  }
  const [alt, width, height] = positional;
  return {
    alt: named.alt ?? alt,
    title: named.title,
    width: named.width ?? width,
    height: named.height ?? height,
  };
}
