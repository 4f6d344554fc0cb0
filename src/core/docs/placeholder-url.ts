import { formatOfName } from '../image/name.ts';
import type { PictureFormat } from '../model/draft.ts';

/** What the address of a placeholder service asks for. */
export interface PlaceholderImage {
  readonly host: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Words that it shows, or that it is about. */
  readonly text?: string;
  readonly format?: PictureFormat;
  /** As in CSS: `#cccccc`, `orange`. */
  readonly background?: string;
  readonly foreground?: string;
  readonly grayscale?: boolean;
}

/** Reads the address of a placeholder service; undefined of any other, and where it names no size. */
export function readPlaceholderUrl(link: string): PlaceholderImage | undefined {
  const written = link.trim().replace(/&(?:amp|#38);/gi, '&');
  if (!/^(?:https?:)?\/\//i.test(written)) return undefined;
  const url = parse(written.startsWith('//') ? `https:${written}` : written);
  const host = url?.hostname.replace(/^www\./, '') ?? '';
  const read = Object.hasOwn(HOSTS, host) ? HOSTS[host] : undefined;
  if (!url || !read) return undefined;
  const parts = url.pathname.split('/').filter(Boolean).map(decode);
  const { width, height, ...rest } = read(parts, url.searchParams, url.search.slice(1)) ?? {};
  if (!isLength(width) || !isLength(height)) return undefined;
  const said = Object.entries(rest).filter(([, value]) => value !== undefined && value !== '' && value !== false);
  return { host, width, height, ...Object.fromEntries(said) };
}

type Read = { readonly [Key in keyof PlaceholderImage]?: PlaceholderImage[Key] | undefined };
type Reader = (parts: readonly string[], query: URLSearchParams, search: string) => Read | undefined;

/** A row for every service: what the parts of its paths and its query mean. */
const HOSTS: Readonly<Record<string, Reader>> = {
  'placehold.co': sizeAndColours,
  'via.placeholder.com': sizeAndColours,
  'placeholder.com': sizeAndColours,
  'placehold.it': sizeAndColours,
  'dummyimage.com': sizeAndColours,
  'fakeimg.pl': sizeAndColours,
  'fpoimg.com': sizeAndColours,
  'images.placeholders.dev': (_, query) => ({
    ...lengths(query.get('width'), query.get('height')),
    text: query.get('text') ?? undefined,
    background: colour(query.get('bgColor')),
    foreground: colour(query.get('textColor')),
  }),
  'picsum.photos': picsum,
  'fastly.picsum.photos': picsum,
  'source.unsplash.com': unsplash,
  'placekitten.com': grayFirst('kitten'),
  'placebear.com': grayFirst('bear'),
  'placebeard.it': grayFirst('beard'),
  'baconmockup.com': grayFirst('bacon'),
  'loremflickr.com': (parts) => {
    const grey = /^[gp]$/.test(parts[0] ?? '') ? parts.slice(1) : parts;
    return { ...twoParts(grey), text: words(grey[2] === 'all' ? '' : grey[2]), grayscale: parts[0] === 'g' };
  },
  'lorempixel.com': (parts) => {
    const rest = parts[0] === 'g' ? parts.slice(1) : parts;
    return { ...twoParts(rest), text: words(rest[4] ?? rest[2]), grayscale: parts[0] === 'g' };
  },
  'placeimg.com': (parts) => ({
    ...twoParts(parts),
    text: words(parts[2] === 'any' ? '' : parts[2]),
    grayscale: parts[3] === 'grayscale',
  }),
  'dummyjson.com': (parts, query) => (parts[0] === 'image' ? sizeAndColours(parts.slice(1), query, '') : undefined),
};

/** The sizes of dummyimage.com that have names. */
const NAMED_SIZES: Readonly<Record<string, string>> = {
  ...{ mediumrectangle: '300x250', medrect: '300x250', squarepopup: '250x250', sqrpop: '250x250' },
  ...{ verticalrectangle: '240x400', vertrec: '240x400', largerectangle: '336x280', lrgrec: '336x280' },
  ...{
    rectangle: '180x150',
    rec: '180x150',
    popunder: '720x300',
    pop: '720x300',
    fullbanner: '468x60',
    fullban: '468x60',
  },
  ...{ halfbanner: '234x60', halfban: '234x60', microbar: '88x31', mibar: '88x31', button1: '120x90', but1: '120x90' },
  ...{ button2: '120x60', but2: '120x60', verticalbanner: '120x240', vertban: '120x240', squarebutton: '125x125' },
  ...{ sqrbut: '125x125', leaderboard: '728x90', leadbrd: '728x90', wideskyscraper: '160x600', wiskyscrpr: '160x600' },
  ...{ skyscraper: '120x600', skyscrpr: '120x600', halfpage: '300x600', hpge: '300x600' },
  ...{
    cga: '320x200',
    qvga: '320x240',
    vga: '640x480',
    wvga: '800x480',
    svga: '800x600',
    wsvga: '1024x600',
    xga: '1024x768',
  },
  ...{
    wxga: '1280x800',
    sxga: '1280x1024',
    wsxga: '1440x900',
    uxga: '1600x1200',
    wuxga: '1920x1200',
    qxga: '2048x1536',
  },
  ...{
    ntsc: '720x480',
    pal: '768x576',
    hd720: '1280x720',
    hd1080: '1920x1080',
    '1080p': '1920x1080',
    '720p': '1280x720',
  },
};

/** `/600x400@2x.png/ffffff/000000/webp?text=Hello`: all but the size may be missing. */
function sizeAndColours(parts: readonly string[], query: URLSearchParams, search: string): Read | undefined {
  const [first = '', ...others] = parts.map((part) => part.replace(/&.*$/, ''));
  const [, size = '', scale = '1', extension] = /^(.*?)(?:@([23])x)?(?:\.(\w+))?$/.exec(first) ?? [];
  const { width = 0, height = 0 } = readSize(NAMED_SIZES[size.toLowerCase()] ?? size);
  const formats = [extension, ...others.map((part) => part.split('.').at(-1)), query.get('type') ?? undefined];
  const colours = others
    .filter((part) => part.includes('.') || !formatOfWord(part))
    .map((part) => part.replace(/\.\w+$/, ''));
  // dummyimage.com takes `600x400.png&text=Hello` too, without a question mark, and via.placeholder.com a bare `?Hello`.
  const text =
    query.get('text') ?? query.get('Text') ?? /&text=([^&]*)/.exec(parts.join('/'))?.[1] ?? bareWords(search);
  return {
    width: width * Number(scale),
    height: height * Number(scale),
    text: shown(text),
    format: formats.map(formatOfWord).find(Boolean),
    background: colour(colours[0] ?? query.get('bg_color')),
    foreground: colour(colours[1] ?? query.get('text_color')),
  };
}

/** `600x400`, `600`, and `640x4:3` or `4:3x480`. */
function readSize(size: string): Read {
  const [, left = '', right = left] = /^([\d:]+)(?:[x×]([\d:]+))?$/i.exec(size) ?? [];
  const [width, height] = [left, right].map((length) => (length.includes(':') ? undefined : Number(length)));
  if (width !== undefined) return { width, height: height ?? Math.round(width / ratioOf(right)) };
  return { width: height && Math.round(height * ratioOf(left)), height };
}

function ratioOf(text: string): number {
  const [width, height] = text.split(':').map(Number);
  return Number(width) / Number(height);
}

/** `/200/300`, `/200`, `/id/237/200/300`, `/seed/fox/200/300`, with `.webp` and `?grayscale`. */
function picsum(parts: readonly string[], query: URLSearchParams): Read | undefined {
  const numbers = /^(id|seed)$/.test(parts[0] ?? '') ? parts.slice(2) : parts.slice(parts[0] === 'g' ? 1 : 0);
  const format = formatOfWord(numbers.at(-1)?.split('.')[1]);
  const [width, height] = numbers.map((part) => part.replace(/\.\w+$/, ''));
  const grayscale = query.has('grayscale') || parts[0] === 'g';
  return {
    ...lengths(width, height ?? width),
    text: parts[0] === 'seed' ? seedWords(parts[1]) : undefined,
    format,
    grayscale,
  };
}

/** `/800x600/?cats,dogs`, `/random/800x600?cats`, `/featured/800x600/?cats`, `/collection/190727/800x600`; without a size 1080 wide. */
function unsplash(parts: readonly string[], _: URLSearchParams, search: string): Read | undefined {
  const [, width, height] = parts.map((part) => /^(\d+)x(\d+)$/.exec(part)).find(Boolean) ?? [];
  const size = width ? lengths(width, height) : { width: 1080, height: 720 };
  return { ...size, text: words(bareWords(search)) };
}

/** `/200/300`, `/g/200/300`, `/200`: of one thing, in grey with a `g`. */
function grayFirst(text: string): Reader {
  return (parts) => ({
    ...twoParts(parts.filter((part) => !/^\D+$/.test(part))),
    text,
    grayscale: parts.includes('g'),
  });
}

function twoParts(parts: readonly string[]): Read {
  const [first = '', second] = parts.map((part) => part.replace(/\.\w+$/, ''));
  return second && /^\d+$/.test(second) ? lengths(first, second) : readSize(first);
}

function lengths(width: string | null | undefined, height: string | null | undefined): Read {
  return { width: Number(width || height), height: Number(height || width) };
}

function isLength(value: number | undefined): value is number {
  return value !== undefined && Number.isInteger(value) && value > 0 && value <= 10_000;
}

/** What has no name in a query: `?cats,dogs&sig=1`. */
function bareWords(search: string): string {
  return search
    .split('&')
    .filter((part) => !part.includes('='))
    .map(decode)
    .join(' ');
}

/** Words that a picture shows: `Hello+World`, `Hello\nWorld`. */
function shown(text: string): string {
  return text.replace(/\+|\\n|\s+/g, ' ').trim();
}

/** Words that a picture is about: `cats,dogs`. */
function words(text: string | undefined): string | undefined {
  return text?.replace(/[+,\s]+/g, ' ').trim();
}

/** The seed of picsum.photos is often only a number. */
function seedWords(seed: string | undefined): string | undefined {
  return seed && /^[a-z]{3,}([-_ ][a-z]+)*$/i.test(seed) ? words(seed.replace(/[-_]/g, ' ')) : undefined;
}

function formatOfWord(word: string | undefined): PictureFormat | undefined {
  return word === undefined ? undefined : formatOfName(`.${word}`);
}

function colour(text: string | null | undefined): string | undefined {
  const name = text?.replace(/^#/, '').replace(/,\d+$/, '');
  if (!name) return undefined;
  if (/^([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(name)) return `#${name.toLowerCase()}`;
  return /^[a-z]+$/i.test(name) ? name.toLowerCase() : undefined;
}

function parse(link: string): URL | undefined {
  return URL.canParse(link) ? new URL(link) : undefined;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
