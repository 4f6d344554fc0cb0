import { extensionOf } from '../../core/image/name.ts';
import type { FilePicture, InputPicture, PictureFacts, Problem } from '../../core/model/draft.ts';
import { bytesOf } from '../../core/model/file-data.ts';
import { planInput } from '../../core/model/input-plan.ts';
import type { InputRule } from '../../core/model/row.ts';
import type { PixelSize } from '../../core/model/size.ts';
import { isImageError } from '../../core/wire/errors.ts';
import type { FittedInput } from '../../node/fit-input.ts';
import type { Pixels } from '../../node/pixels.ts';
import type { DraftPictures } from './pictures.ts';

/** A picture that a mask lies over, and the mask at its size. */
export interface MaskedOriginal {
  readonly original: FilePicture & { readonly facts: PictureFacts };
  /** A PNG, transparent where the edit counts. */
  readonly mask: Uint8Array;
}

export interface FitPictures {
  readonly pictures: DraftPictures;
  readonly problems: readonly Problem[];
  /** What was done. */
  readonly warnings: readonly Problem[];
  /** Where there is a mask, and both are files. */
  readonly masked?: MaskedOriginal;
}

/**
 * The pictures of an edit as the model takes them. Only what has to be changed is read; the files of people stay as they are.
 * @param model for people
 */
export async function fitPictures(
  { image = [], mask, markup }: DraftPictures,
  rule: InputRule,
  model: string,
  loadPixels: () => Promise<Pixels>,
): Promise<FitPictures> {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const attempt = async <T>(field: string, make: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await make();
    } catch (error) {
      problems.push(...problemsOf(error, field));
      return undefined;
    }
  };
  const tell = (field: string, messages: readonly string[]) =>
    warnings.push(...messages.map((message) => ({ field, message })));

  const fitted: InputPicture[] = [];
  let first: Fitted | undefined;
  // One after the other: each is in memory whole, and decoded.
  for (const [index, picture] of image.entries()) {
    if (picture.kind !== 'file') fitted.push(picture);
    else {
      const isUnderOverlay = index === 0 && [mask, markup].some((one) => one?.kind === 'file');
      const made = await attempt('image', () => madeFit(picture, rule, model, isUnderOverlay, loadPixels));
      if (!made) continue;
      if (index === 0) first = made;
      fitted.push(made.sent);
      tell('image', made.done);
    }
  }
  const over =
    first && mask?.kind === 'file' && rule.mask
      ? await attempt('mask', () => overlay(mask, first as Fitted, loadPixels))
      : undefined;
  if (over) tell('mask', over.said);
  const marked =
    first && markup?.kind === 'file' && rule.markup
      ? await attempt('markup', () => markedOver(markup, first as Fitted, loadPixels))
      : undefined;
  if (marked) tell('markup', marked.said);
  const [sentMask, sentMarkup] = [over?.sent ?? mask, marked?.sent ?? markup];
  const pictures = {
    ...(fitted.length > 0 ? { image: fitted } : {}),
    ...(sentMask ? { mask: sentMask } : {}),
    ...(sentMarkup ? { markup: sentMarkup } : {}),
  };
  return { pictures, problems, warnings, ...(over ? { masked: over.masked } : {}) };
}

interface Fitted {
  readonly sent: FilePicture;
  /** What a mask or markup lies over: as large as it was. */
  readonly original: FilePicture;
  readonly change?: FittedInput;
  readonly done: readonly string[];
}

async function madeFit(
  picture: FilePicture,
  rule: InputRule,
  model: string,
  isUnderOverlay: boolean,
  loadPixels: () => Promise<Pixels>,
): Promise<Fitted> {
  const plan = planInput(picture, rule, model);
  if (plan.kind === 'refused') throw new Error(plan.message);
  if (plan.kind === 'as-it-is') return { sent: picture, original: picture, done: [] };
  const { fitInput } = await loadPixels();
  const bytes = await bytesOf(picture);
  if (isUnderOverlay && !isSent(plan.from)) {
    // What lies over it counts in pixels, and those of such a picture are known once it is drawn.
    const { name, from } = plan;
    const drawn = await fitInput(bytes, { name, from, to: 'png', below: Number.POSITIVE_INFINITY });
    const whole = await madeFit(pictureOf(name, drawn), rule, model, false, loadPixels);
    return { ...whole, done: [...drawn.done, ...whole.done] };
  }
  const change = await fitInput(bytes, plan);
  return { sent: pictureOf(picture.name, change), original: picture, change, done: change.done };
}

function isSent(format: string): boolean {
  return ['png', 'jpeg', 'webp'].includes(format);
}

function pictureOf(name: string, { bytes, facts }: FittedInput): FilePicture {
  return { kind: 'file', name: `${name.replace(/\.[^.]*$/, '')}.${extensionOf(facts.format)}`, bytes, facts };
}

interface Overlay {
  readonly sent: FilePicture;
  readonly masked: MaskedOriginal;
  readonly said: readonly string[];
}

async function overlay(
  mask: FilePicture,
  { original, change }: Fitted,
  loadPixels: () => Promise<Pixels>,
): Promise<Overlay> {
  const facts = factsOf(original);
  const { readMask, fitMask } = await loadPixels();
  const read = await readMask(await bytesOf(mask), sizeOf(facts));
  const sent = change ? await fitMask(read.mask, change) : read.mask;
  return {
    sent: overlayFile('mask.png', sent, change?.facts ?? facts),
    masked: { original: { ...original, facts }, mask: read.mask },
    // That what is transparent counts is how every mask is meant.
    said: read.meaning === 'alpha' ? read.said.slice(1) : read.said,
  };
}

async function markedOver(
  markup: FilePicture,
  { original, change }: Fitted,
  loadPixels: () => Promise<Pixels>,
): Promise<Pick<Overlay, 'sent' | 'said'>> {
  const facts = factsOf(original);
  const { readMarkup, fitMarkup } = await loadPixels();
  const { markup: read, said } = await readMarkup(await bytesOf(markup), sizeOf(facts));
  const sent = change ? await fitMarkup(read, change) : read;
  return { sent: overlayFile('markup.png', sent, change?.facts ?? facts), said };
}

function factsOf({ name, facts }: FilePicture): PictureFacts {
  if (!facts) throw new Error(`${name} has no size`);
  return facts;
}

function sizeOf({ width, height }: PictureFacts): PixelSize {
  return { width, height };
}

function overlayFile(name: string, bytes: Uint8Array, facts: PictureFacts): FilePicture {
  return { kind: 'file', name, bytes, facts: { format: 'png', ...sizeOf(facts), alpha: true } };
}

function problemsOf(error: unknown, field: string): readonly Problem[] {
  if (isImageError(error) && error.problems) return error.problems;
  return [{ field, message: error instanceof Error ? error.message : String(error) }];
}
