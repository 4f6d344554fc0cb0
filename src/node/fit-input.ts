import type { Sharp } from 'sharp';
import { sniff } from '../core/image/sniff.ts';
import type { PictureFacts } from '../core/model/draft.ts';
import type { InputFit, SentFormat } from '../core/model/input-plan.ts';
import { MEBIBYTE } from '../core/model/rule.ts';
import type { PixelSize } from '../core/model/size.ts';
import { t } from '../core/text.ts';
import { ImageError, isImageError } from '../core/wire/errors.ts';
import { openDrawing, openSource } from './open-source.ts';

export interface FittedInput {
  /** The very same where nothing had to be done. */
  readonly bytes: Uint8Array;
  readonly facts: PictureFacts;
  /** A sentence for people for each thing that was done. */
  readonly done: readonly string[];
  /** What is left of the upright picture, where it was cropped. */
  readonly crop?: Area;
}

/** Pixels. */
export interface Area extends PixelSize {
  readonly left: number;
  readonly top: number;
}

/** Pixels of the longer edge, for a picture that has to be reduced: models look at no more. */
const REDUCED_EDGE = 4096;

/** Of lossy formats, percent. */
const QUALITY = 95;

/**
 * Makes a picture what a plan says. Rejects with an ImageError `invalid-request` where it cannot be read, or moves.
 * @param bytes the whole file
 */
export async function fitInput(bytes: Uint8Array, fit: InputFit): Promise<FittedInput> {
  try {
    return await fitted(bytes, fit);
  } catch (error) {
    if (isImageError(error)) throw error;
    throw unreadable(fit, error);
  }
}

async function fitted(bytes: Uint8Array, fit: InputFit): Promise<FittedInput> {
  const { name, from, to, below } = fit;
  const source = from === 'svg' ? await openDrawing(bytes) : await openSource(bytes);
  const { pages = 1, orientation = 1, autoOrient: upright } = await source.metadata();
  if (pages > 1 && (from === 'gif' || from === 'webp')) {
    throw refused(t('{0} is animated: an edit takes a still picture', name));
  }
  const crop = fit.squareFor === undefined ? undefined : middleSquare(upright);
  const isOver = bytes.length >= below;
  const facts = sniff(bytes);
  if (facts?.format === to && from === to && orientation === 1 && !crop && !isOver) {
    await decode(source);
    return { bytes, facts, done: [] };
  }
  const shape = crop ?? upright;
  const turned = crop ? source.autoOrient().extract(crop) : source.autoOrient();
  const reduced = await encodeBelow(turned, shape, fit, from === to && isOver ? bytes.length : undefined);
  const done = [
    ...(from === to ? [] : [converted(fit, upright, pages)]),
    ...(orientation === 1 ? [] : [t('{0} was turned upright as its EXIF says', name)]),
    ...(crop && fit.squareFor !== undefined
      ? [t('{0} was cropped to a square of {1} × {2} for {3}', name, crop.width, crop.height, fit.squareFor)]
      : []),
    ...(reduced.before === undefined ? [] : [reducedWords(name, reduced.before, reduced.bytes.length, shape, reduced)]),
  ];
  const result = sniff(reduced.bytes);
  if (!result) throw new Error(`sharp made no ${to}`);
  return { bytes: reduced.bytes, facts: result, done, ...(crop ? { crop } : {}) };
}

/** Undefined for what is a square. */
function middleSquare({ width, height }: PixelSize): Area | undefined {
  if (width === height) return undefined;
  const side = Math.min(width, height);
  return { left: Math.floor((width - side) / 2), top: Math.floor((height - side) / 2), width: side, height: side };
}

/** All of it, in little memory: fails for a picture that is cut off. */
async function decode(picture: Sharp): Promise<void> {
  await picture.resize(16, 16, { fit: 'fill' }).raw().toBuffer();
}

interface Encoded extends PixelSize {
  readonly bytes: Uint8Array;
  /** Bytes that were too many. */
  readonly before: number | undefined;
}

/** @param over the bytes of the file, where they are too many in the same format */
async function encodeBelow(
  picture: Sharp,
  shape: PixelSize,
  fit: InputFit,
  over: number | undefined,
): Promise<Encoded> {
  const longest = Math.max(shape.width, shape.height);
  let before = over;
  for (let edge = over === undefined ? longest : Math.min(longest, REDUCED_EDGE); edge >= 1; ) {
    const size = {
      width: Math.max(1, Math.round((shape.width * edge) / longest)),
      height: Math.max(1, Math.round((shape.height * edge) / longest)),
    };
    const scaled = edge < longest ? picture.clone().resize({ ...size, fit: 'fill' }) : picture.clone();
    const bytes = await encode(scaled, fit.to).toBuffer();
    if (bytes.length < fit.below) return { bytes: new Uint8Array(bytes), before, ...size };
    before ??= bytes.length;
    edge = Math.floor(Math.min(REDUCED_EDGE, edge * 0.95 * Math.sqrt(fit.below / bytes.length)));
  }
  throw refused(t('{0} cannot be made smaller than {1} MB', fit.name, fit.below / MEBIBYTE));
}

function encode(picture: Sharp, format: SentFormat): Sharp {
  switch (format) {
    case 'png':
      return picture.png();
    case 'jpeg':
      return picture.jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' });
    case 'webp':
      return picture.webp({ quality: QUALITY });
  }
}

function converted({ name, from, to }: InputFit, { width, height }: PixelSize, pages: number): string {
  if (from === 'svg') return t('{0} was drawn as a PNG of {1} × {2}', name, width, height);
  if (from === 'tiff' && pages > 1) return t('{0} was converted to PNG: the first of its {1} pages', name, pages);
  return t('{0} was converted to {1}', name, to.toUpperCase());
}

function reducedWords(name: string, before: number, after: number, from: PixelSize, to: PixelSize): string {
  const bytes = [inWords(before), inWords(after)] as const;
  if (from.width === to.width) return t('{0} was reduced from {1} to {2}', name, ...bytes);
  const sizes = [from.width, from.height, to.width, to.height] as const;
  return t('{0} was reduced from {1} to {2} ({3} × {4} → {5} × {6})', name, ...bytes, ...sizes);
}

function inWords(bytes: number): string {
  const megabytes = bytes / MEBIBYTE;
  if (megabytes < 1) return t('{0} KB', Math.ceil(bytes / 1024));
  return t('{0} MB', megabytes.toFixed(megabytes < 10 ? 1 : 0));
}

function unreadable({ name, from }: InputFit, cause: unknown): ImageError {
  if (from === 'heic') return refused(t('{0} is HEIC, which cannot be read here: save it as JPEG or PNG', name), cause);
  const isTooLarge = cause instanceof Error && /pixel limit/i.test(cause.message);
  const message = isTooLarge
    ? t('{0} has too many pixels to be made fit', name)
    : t('{0} cannot be read: it is cut off or damaged', name);
  return refused(message, cause);
}

function refused(message: string, cause?: unknown): ImageError {
  return new ImageError('invalid-request', message, { problems: [{ field: 'image', message }], cause });
}
