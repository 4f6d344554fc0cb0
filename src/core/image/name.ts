import type { PictureFormat } from '../model/draft.ts';

/** What the variables of a file name template stand for. */
export interface NameFacts {
  readonly prompt: string;
  readonly model: string;
  readonly size: string;
  /** Local time. */
  readonly now: Date;
}

/** Long names break checkouts on Windows; words beyond this add nothing. */
const SLUG_LENGTH = 60;

/** Device names that Windows keeps for itself, with any extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A prompt as a file name's stem: letters and digits of any script, joined by hyphens, cut at a word. */
export function slugOf(prompt: string): string {
  const words = prompt
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  let slug = '';
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if ([...longer].length > SLUG_LENGTH) break;
    slug = longer;
  }
  slug ||= [...(words[0] ?? '')].slice(0, SLUG_LENGTH).join('');
  return RESERVED.test(slug) ? `${slug}-image` : slug || 'image';
}

/** `${slug}`, `${model}`, `${size}`, `${date}`, `${time}` and `more` filled in; what else is in braces stays. */
export function fillTemplate(template: string, facts: NameFacts, more: Readonly<Record<string, string>> = {}): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const { now } = facts;
  const variables: Readonly<Record<string, string>> = {
    ...more,
    slug: slugOf(facts.prompt),
    model: facts.model.replace(/[^\w.-]+/g, '-'),
    size: facts.size,
    date: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
    time: `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`,
  };
  return template.replace(/\$\{(\w+)\}/g, (whole, name: string) => variables[name] ?? whole);
}

/** `fox`, `fox-2`, `fox-3` … */
export function numbered(stem: string, attempt: number): string {
  return attempt === 1 ? stem : `${stem}-${attempt}`;
}

const EXTENSIONS: Readonly<Record<PictureFormat, string>> = {
  png: 'png',
  jpeg: 'jpg',
  webp: 'webp',
  gif: 'gif',
  svg: 'svg',
};

export function extensionOf(format: PictureFormat): string {
  return EXTENSIONS[format];
}

/** The format that a file name's extension promises; undefined where it is no image extension. */
export function formatOfName(name: string): PictureFormat | undefined {
  const extension = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
  if (extension === 'jpg' || extension === 'jpeg' || extension === 'jpe') return 'jpeg';
  const format = (Object.keys(EXTENSIONS) as PictureFormat[]).find((one) => EXTENSIONS[one] === extension);
  return format;
}
