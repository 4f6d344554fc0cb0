import type { PixelSize } from '../model/size.ts';
import type { FoundImage } from './found-image.ts';
import { readAddress } from './image-address.ts';
import { readPlaceholderUrl } from './placeholder-url.ts';

/**
 * What a picture is to show, from what its document says of it: the alternative text, the title where it adds something, else the
 * words of the file's name; and the section that it stands in. Undefined where nothing says anything, as for `IMG_1234.png`.
 */
export function promptFor(found: FoundImage): string | undefined {
  const alt = meaningful(found.alt);
  const title = meaningful(found.title);
  const subject = alt ?? title ?? meaningful(readPlaceholderUrl(found.link)?.text) ?? wordsOfName(found.link);
  const more = subject && title && adds(title, subject) ? title : undefined;
  const heading = found.heading && adds(found.heading, `${subject ?? ''} ${more ?? ''}`) ? found.heading : undefined;
  if (!subject) return heading && `An illustration for the section “${heading}”`;
  if (more) return [subject, more, ...(heading ? [`For the section “${heading}”`] : [])].map(sentence).join(' ');
  if (!heading) return begun(subject);
  return /[.!?…]$/.test(subject)
    ? `${begun(subject)} For the section “${heading}”.`
    : `${begun(subject)}, for the section “${heading}”`;
}

/** The longer edge where only the shape is known. */
const LONG_EDGE = 1024;
const SMALLEST_EDGE = 16;
const LARGEST_EDGE = 4096;
/** Up to here a lone length is that of an icon, an avatar or a badge, which are square; above, of a photo, which is 3 to 2. */
const ICON_EDGE = 200;

/** The pixels that a picture is shown in, as far as its document says: both lengths, one and a shape, a shape, or one length. */
export function sizeFor({ width, height, aspect_ratio }: FoundImage): PixelSize | undefined {
  if (width && height) return bounded(width, height);
  if (!width && !height && !aspect_ratio) return undefined;
  const ratio = aspect_ratio ?? ((width ?? height ?? 0) <= ICON_EDGE ? 1 : 3 / 2);
  if (width) return bounded(width, width / ratio);
  if (height) return bounded(height * ratio, height);
  return ratio >= 1 ? bounded(LONG_EDGE, LONG_EDGE / ratio) : bounded(LONG_EDGE * ratio, LONG_EDGE);
}

/** In its shape as far as the bounds let it. */
function bounded(width: number, height: number): PixelSize {
  const down = Math.min(1, LARGEST_EDGE / Math.max(width, height));
  const up = Math.max(1, SMALLEST_EDGE / (Math.min(width, height) * down));
  const edge = (length: number) => Math.round(Math.min(LARGEST_EDGE, Math.max(SMALLEST_EDGE, length * down * up)));
  return { width: edge(width), height: edge(height) };
}

/** Words that stand for a picture and say nothing of it. */
const HOLLOW =
  /^(an?|the|my|your|alt|alternative|text|image|images|img|picture|pic|photo|photograph|figure|fig|screenshot|screen|shot|untitled|placeholder|asset|file|thumbnail|thumb|sample|example|description|dsc|dscn|dscf|pxl|mvimg|capture|new|copy|final|min)?\d*$/i;

/** Undefined of `image`, `alt text`, `Screenshot 2`; a file's name becomes its words. */
function meaningful(text: string | undefined): string | undefined {
  const said = text?.replace(/\s+/g, ' ').trim();
  if (!said) return undefined;
  if (/^[\w./-]+\.(png|jpe?g|webp|gif|svg|avif)$/i.test(said)) return wordsOfName(said);
  return wordsIn(said).every(isHollow) ? undefined : said;
}

/** The words of a file's name without what cameras, build tools and image editors put there. */
function wordsOfName(link: string): string | undefined {
  const address = readAddress(link);
  const path = address?.kind === 'web' ? pathOf(address.url) : address?.kind === 'other' ? '' : (address?.path ?? '');
  const name = path.split('/').at(-1) ?? '';
  const words = name
    .replace(/\.\w+$/, '')
    .replace(/@\d+(\.\d+)?x\b/gi, ' ')
    .replace(/(?<![a-z\d])\d+x\d+(?![a-z\d])/gi, ' ')
    .replace(/(?<![a-z\d])\d+(px|w|h|dpi)(?![a-z\d])/gi, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[\s\-_+.,~()[\]%]+/)
    .filter((word) => word && !isCode(word));
  if (words.every(isHollow)) return undefined;
  return words.join(' ');
}

/** `image2` too. */
function isHollow(word: string): boolean {
  return HOLLOW.test(word);
}

/** A hash, a date or a number of a camera. */
function isCode(word: string): boolean {
  return /^[\da-f]{6,}$/i.test(word) && /\d/.test(word) ? true : /^\d{3,}$/.test(word);
}

function pathOf(url: string): string {
  const whole = url.startsWith('//') ? `https:${url}` : url;
  return URL.canParse(whole) ? new URL(whole).pathname : '';
}

/** Whether a text holds a word of weight that the other does not. */
function adds(text: string, known: string): boolean {
  const words = new Set(wordsIn(known));
  return wordsIn(text).some((word) => word.length > 2 && !isHollow(word) && !words.has(word));
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function begun(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? begun(text) : `${begun(text)}.`;
}
