import sharp from 'sharp';
import { type Family, isDallE } from './models.ts';
import { invalidType, invalidValue, missingParameter, refused } from './problems.ts';
import { type FilePart, fileParameter, isRecord, type Submission } from './submission.ts';

/** A picture that came with a request and was found good. */
export type Upload = {
  readonly bytes: Buffer;
  readonly format: 'png' | 'jpeg' | 'webp';
  /** Pixels as shown, that is after the EXIF orientation. */
  readonly width: number;
  readonly height: number;
  readonly hasAlpha: boolean;
  readonly hasTransparentPixels: boolean;
};

export type Uploads = {
  readonly images: readonly Upload[];
  readonly mask: Upload | undefined;
  readonly markup: Upload | undefined;
};

/** Gives the bytes behind a `file_id` or an http(s) `image_url`; undefined when there are none. */
export type Lookup = (reference: { readonly file_id: string } | { readonly image_url: string }) => Buffer | undefined;

type Source = { readonly param: string; readonly bytes: Buffer; readonly declared: string | undefined };

const megabyte = 1_048_576;
const urlLimit = 20_971_520;
const formats: Readonly<Record<string, Upload['format']>> = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/webp': 'webp',
};

/** Collects and checks every picture of an edit. @throws Refused for the first that the API would not take. */
export async function readUploads(submission: Submission, family: Family, lookup: Lookup): Promise<Uploads> {
  const { images, mask, markup } =
    submission.kind === 'multipart' ? formSources(submission.files) : jsonSources(submission.fields, lookup);
  if (images.length === 0) throw missingParameter(submission.kind === 'json' ? 'images' : 'image');
  if (images.length > Math.max(1, family.inputLimit)) {
    throw invalidValue('image', `Too many images: expected at most ${family.inputLimit}, but got ${images.length}.`);
  }
  const uploads = {
    images: await Promise.all(images.map((image) => readPicture(image, isDallE(family) ? 4 : 50))),
    mask: mask && (await readPicture(mask, 4)),
    markup: markup && (await readPicture(markup, 50)),
  };
  checkTogether(uploads, family);
  return uploads;
}

function formSources(files: readonly FilePart[]) {
  const named = (name: string) => files.filter((file) => file.name === name);
  const [single, list, masks, markups] = [named('image'), named('image[]'), named('mask'), named('markup')];
  if (single.length > 0 && list.length > 0) throw invalidValue('image', "Send either 'image' or 'image[]', not both.");
  for (const [name, found] of Object.entries({ image: single, mask: masks, markup: markups })) {
    if (found.length > 1) throw invalidValue(name, `Duplicate parameter: '${name}'.`);
  }
  const source = (file: FilePart, index: number): Source => {
    const param = fileParameter(file.name, index);
    if (file.filename === '') throw invalidType(param, 'a file', 'file without a name');
    return { param, bytes: file.bytes, declared: file.contentType };
  };
  const optional = (file: FilePart | undefined) => file && source(file, 0);
  return { images: [...single, ...list].map(source), mask: optional(masks[0]), markup: optional(markups[0]) };
}

function jsonSources(fields: Readonly<Record<string, unknown>>, lookup: Lookup) {
  const images = fields.images ?? [];
  if (!Array.isArray(images)) throw invalidType('images', 'an array of objects', typeof images);
  const optional = (name: string) => {
    const entry = fields[name];
    return entry === undefined || entry === null ? undefined : entrySource(entry, name, lookup);
  };
  return {
    images: images.map((entry, index) => entrySource(entry, `images[${index}]`, lookup)),
    mask: optional('mask'),
    markup: optional('markup'),
  };
}

function entrySource(entry: unknown, param: string, lookup: Lookup): Source {
  if (!isRecord(entry)) throw invalidType(param, 'an object', typeof entry);
  const keys = Object.keys(entry);
  const stranger = keys.find((key) => key !== 'image_url' && key !== 'file_id');
  if (stranger !== undefined) {
    throw refused('unknown_parameter', `${param}.${stranger}`, `Unknown parameter: '${param}.${stranger}'.`);
  }
  if (keys.length !== 1) throw invalidValue(param, `Expected exactly one of 'image_url' and 'file_id' in '${param}'.`);
  const { image_url: url, file_id: id } = entry;
  if (typeof id === 'string') return found(lookup({ file_id: id }), `No such File object: ${id}`, param);
  if (typeof url !== 'string') throw invalidType(`${param}.${keys[0]}`, 'a string', typeof (url ?? id));
  if (url.length > urlLimit) throw invalidValue(param, `'${param}.image_url' is longer than ${urlLimit} characters.`);
  if (/^https?:/.test(url)) return found(lookup({ image_url: url }), `Error while downloading ${url}.`, param);
  const [, type, text = ''] = /^data:([^;,]+);base64,(.*)$/s.exec(url) ?? [];
  const bytes = Buffer.from(text, 'base64');
  // Node's decoder skips what is not base64; writing it back shows whether it had to.
  if (text === '' || bytes.toString('base64') !== text) {
    throw invalidValue(param, `Invalid '${param}.image_url': not a URL or base64 data URL.`);
  }
  return { param, bytes, declared: type };
}

function found(bytes: Buffer | undefined, otherwise: string, param: string): Source {
  if (bytes === undefined) throw invalidValue(param, otherwise);
  const declared = Object.entries(magic).find(([, test]) => test(bytes))?.[0];
  return { param, bytes, declared };
}

const magic: Readonly<Record<string, (bytes: Buffer) => boolean>> = {
  'image/png': (bytes) => bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n',
  'image/jpeg': (bytes) => bytes.subarray(0, 3).toString('latin1') === '\xff\xd8\xff',
  'image/webp': (bytes) => /^RIFF.{4}WEBP/s.test(bytes.subarray(0, 12).toString('latin1')),
};

async function readPicture({ param, bytes, declared }: Source, limit: number): Promise<Upload> {
  const supported = "Supported formats are: 'image/png', 'image/jpeg' and 'image/webp'.";
  if (declared === undefined)
    throw refused('missing_file_mimetype', param, `Missing mimetype for '${param}'. ${supported}`);
  const format = formats[declared];
  if (format === undefined) {
    throw refused(
      'unsupported_file_mimetype',
      param,
      `Unsupported mimetype '${declared}' for '${param}'. ${supported}`,
    );
  }
  if (bytes.length >= limit * megabyte) {
    throw invalidValue(param, `File '${param}' is too large: it must be less than ${limit} MB.`);
  }
  const invalid = refused(
    'invalid_image_file',
    param,
    `Invalid image file or mode for '${param}': not a ${format} file.`,
  );
  if (!magic[declared]?.(bytes)) throw invalid;
  try {
    const { autoOrient, hasAlpha } = await sharp(bytes).metadata();
    // Only the decoding of every pixel tells a whole file from a truncated one.
    const decoded = sharp(bytes, { failOn: 'truncated' }).toColourspace('srgb').ensureAlpha().raw();
    const hasTransparentPixels = hasTransparency(await decoded.toBuffer());
    return { bytes, format, ...autoOrient, hasAlpha, hasTransparentPixels };
  } catch {
    throw invalid;
  }
}

function hasTransparency(rgba: Buffer): boolean {
  for (let at = 3; at < rgba.length; at += 4) if (rgba[at] !== 255) return true;
  return false;
}

function checkTogether({ images, mask, markup }: Uploads, family: Family): void {
  const first = images[0];
  if (first === undefined) return;
  if (isDallE(family) && (first.format !== 'png' || first.width !== first.height)) {
    throw invalidValue('image', 'Invalid input image: it must be a square PNG of less than 4 MB.');
  }
  for (const [name, sheet] of Object.entries({ mask, markup })) {
    if (!sheet) continue;
    if (sheet.format !== 'png') throw invalidValue(name, `Invalid '${name}': it must be a PNG file.`);
    if (sheet.width !== first.width || sheet.height !== first.height) {
      const sizes = `${sheet.width}x${sheet.height} and ${first.width}x${first.height}`;
      throw invalidValue(name, `Invalid '${name}': it must have the size of the first image, but they are ${sizes}.`);
    }
    if (!sheet.hasAlpha) throw invalidValue(name, `Invalid '${name}': it must have an alpha channel.`);
  }
  if (markup && !markup.hasTransparentPixels) {
    throw invalidValue('markup', "Invalid 'markup': it must have transparent pixels.");
  }
}
