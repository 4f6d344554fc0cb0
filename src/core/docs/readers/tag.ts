import type { Span } from '../found-image.ts';
import { namesPicture } from '../image-address.ts';
import { readPlaceholderUrl } from '../placeholder-url.ts';
import { readOwnStyle, readStyles } from './css.ts';
import type { Sizes } from './css-sizes.ts';
import { resolveEntities } from './entities.ts';
import { readProperties, type Value } from './expression.ts';
import { type Facts, type Finding, finding } from './finding.ts';
import { readPixels, readRatio } from './lengths.ts';
import { readSrcset } from './srcset.ts';

/** An opening tag of HTML or JSX. */
export interface Tag {
  readonly name: string;
  readonly span: Span;
  /** By their names in HTML, in small letters; the values of all that is not made while it runs. */
  readonly attributes: ReadonlyMap<string, Value>;
  /** The `<picture>` around it, by its place. */
  readonly picture?: number | undefined;
}

/** The addresses that tags name, each with all that its tag says of it. */
export function picturesOf(text: string, tags: readonly Tag[]): readonly Finding[] {
  const shown = new Map(tags.filter(({ name }) => isImage(name)).map((tag) => [tag.picture, tag]));
  return tags.flatMap((tag) => picturesOfTag(text, tag, factsOf(text, tag, shown)));
}

/** Where in the document a picture that has a name in the code is first shown, and what its tag says of it: by that name. */
export type Uses = ReadonlyMap<string, { readonly place: number; readonly facts: Facts }>;

export function usesOf(text: string, tags: readonly Tag[], placeOf = (place: number) => place): Uses {
  const uses = new Map<string, { readonly place: number; readonly facts: Facts }>();
  for (const tag of tags) {
    for (const attribute of ['src', 'source', 'href', 'image', 'poster']) {
      const value = tag.attributes.get(attribute);
      if (value?.kind !== 'name' || uses.has(value.name)) continue;
      uses.set(value.name, { place: placeOf(tag.span.start), facts: ownFacts(text, tag) });
    }
  }
  return uses;
}

function picturesOfTag(text: string, { name, span, attributes }: Tag, facts: Facts): readonly Finding[] {
  const found: Finding[] = [];
  for (const [attribute, value] of attributes) {
    if (attribute === 'style') found.push(...picturesOfStyle(text, value));
    if (value.kind !== 'text') continue;
    const link = text.slice(value.span.start, value.span.end);
    if (attribute === 'srcset') found.push(...readSrcset(text, value.span, span, facts));
    else if (holdsPicture(name, attribute, link)) found.push(finding(text, trimmed(text, value.span), span, facts));
  }
  return found;
}

function picturesOfStyle(text: string, value: Value): readonly Finding[] {
  if (value.kind === 'text') return readStyles(text, value.span, { slashes: false });
  if (value.kind !== 'object') return [];
  const sizes = sizesOfObject(text, value.span);
  return readProperties(text, value.span).flatMap((property) =>
    readStyles(text, property.value, { slashes: false }).map(({ image: { span, whole } }) =>
      finding(text, span, whole, sizes),
    ),
  );
}

/** `src` of a component, or of what shows other things too, only where a picture's extension or address stands there. */
function holdsPicture(name: string, attribute: string, link: string): boolean {
  if (attribute === 'src' && isImage(name)) return true;
  if (attribute === 'href' || attribute === 'xlink:href') return /^(svg:)?image$/i.test(name);
  if (attribute === 'poster') return true;
  return attribute === 'src' && (namesPicture(link) || readPlaceholderUrl(link) !== undefined);
}

/** `img`, `Image` of next and Astro, `NuxtImg`, `v-img`, `amp-img`, `enhanced:img`, `StaticImage`, `Picture`. */
function isImage(name: string): boolean {
  return /(^|[-:.])(img|image|Picture)$|[a-z](Img|Image|Picture)$|^(IMG|IMAGE|Img|Image)$/.test(
    name.replace(/^.*\./, ''),
  );
}

/** A `<source>` shows the same as the `<img>` beside it; where it has a `media`, often in another shape. */
function factsOf(text: string, tag: Tag, shown: ReadonlyMap<number | undefined, Tag>): Facts {
  const own = ownFacts(text, tag);
  const beside = tag.picture === undefined || tag.name.toLowerCase() !== 'source' ? undefined : shown.get(tag.picture);
  if (!beside) return own;
  const { alt, title, ...sizes } = ownFacts(text, beside);
  const isSized = own.width !== undefined || own.height !== undefined || tag.attributes.has('media');
  return { ...own, ...(isSized ? {} : sizes), alt, title };
}

function ownFacts(text: string, { attributes }: Tag): Facts {
  const styled = styleOf(text, attributes.get('style'));
  const textOf = (name: string): string | undefined => {
    const value = attributes.get(name);
    return value?.kind === 'text' ? resolveEntities(text.slice(value.span.start, value.span.end)) : undefined;
  };
  const lengthOf = (name: string): number | undefined => {
    const value = attributes.get(name);
    return value?.kind === 'number' ? readPixels(String(value.number)) : readPixels(textOf(name));
  };
  return {
    alt: said(textOf('alt')) ?? said(textOf('aria-label')),
    title: said(textOf('title')),
    width: lengthOf('width') ?? styled.width,
    height: lengthOf('height') ?? styled.height,
    aspect_ratio: styled.aspect_ratio,
  };
}

function styleOf(text: string, value: Value | undefined): Sizes {
  if (value?.kind === 'text') return readOwnStyle(text, value.span);
  return value?.kind === 'object' ? sizesOfObject(text, value.span) : {};
}

function sizesOfObject(text: string, span: Span): Sizes {
  const styles = new Map(
    readProperties(text, span).map(({ name, value }) => [name, text.slice(value.start, value.end)]),
  );
  return {
    width: readPixels(styles.get('width')),
    height: readPixels(styles.get('height')),
    aspect_ratio: readRatio(styles.get('aspect-ratio')),
  };
}

/** Text that is made while it runs is not text. */
function said(text: string | undefined): string | undefined {
  return text && /\{\{|\$\{|<[?%]|\{%/.test(text) ? undefined : text;
}

function trimmed(text: string, { start, end }: Span): Span {
  const value = text.slice(start, end);
  const from = start + value.length - value.trimStart().length;
  return { start: from, end: Math.max(from, end - (value.length - value.trimEnd().length)) };
}
