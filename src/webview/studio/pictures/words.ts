import type { PicturePhase } from '../../../core/job/picture-record.ts';
import { writeCost } from '../../../core/model/price.ts';
import { type PixelSize, parseSize } from '../../../core/model/size.ts';
import type { PictureView } from '../../../core/protocol.ts';
import { t } from '../../../core/text.ts';
import { secondsBetween, writeSeconds } from './elapsed.ts';

export function promptOf({ recipe }: PictureView): string {
  const { prompt } = recipe.options;
  return typeof prompt === 'string' && prompt.trim() ? prompt.trim() : t('Without a prompt');
}

/** How people call it: by its file, or by its prompt while there is none. */
export function nameOf(picture: PictureView): string {
  return picture.file?.name ?? promptOf(picture);
}

/** For ears: "A red fox on a hill, forming, 12 s". `number` is that in the queue, `now` milliseconds since 1970. */
export function describe(picture: PictureView, number: number | undefined, now: number): string {
  const marks = [picture.file?.draft && t('draft'), picture.starred && t('starred')];
  return [promptOf(picture), ...stateOf(picture, number, now), ...marks].filter(Boolean).join(', ');
}

/** What is known of a finished picture, in few words: "1536 × 1024", "1.9 MB", "PNG", the model, "$0.05", "12 s". */
export function factsOf(picture: PictureView): readonly string[] {
  const { file, recipe, started, ended } = picture;
  const facts = file && [`${file.width} × ${file.height}`, writeBytes(file.bytes), file.format.toUpperCase()];
  const took = started !== undefined && ended !== undefined && writeSeconds(secondsBetween(started, ended));
  return [...(facts ?? []), recipe.options.model, costOf(picture), took].filter((fact) => typeof fact === 'string');
}

/** "$0.05", "≈ $0.05", "free"; undefined where nobody knows. */
export function costOf({ cost_usd, cost_approximate }: PictureView): string | undefined {
  if (cost_usd === undefined) return undefined;
  return cost_usd === 0 ? t('free') : writeCost({ usd: cost_usd, approximate: cost_approximate === true });
}

/** "320 KB", "1.9 MB". */
export function writeBytes(bytes: number): string {
  if (bytes < 1024) return t('{0} bytes', bytes);
  const kilobytes = bytes / 1024;
  if (kilobytes < 1000) return t('{0} KB', Math.round(kilobytes));
  return t('{0} MB', (kilobytes / 1024).toFixed(1));
}

/** The pixels that a picture has, or will have where that is known. */
export function sizeOf({ file, recipe }: PictureView): PixelSize | undefined {
  return file ?? recipe.target ?? parseSize(String(recipe.options.size));
}

export function wordFor(phase: PicturePhase): string {
  return WORDS[phase]();
}

const WORDS: Readonly<Record<PicturePhase, () => string>> = {
  queued: () => t('queued'),
  running: () => t('forming'),
  done: () => t('done'),
  failed: () => t('failed'),
  cancelled: () => t('cancelled'),
};

function stateOf({ phase, started, failure }: PictureView, number: number | undefined, now: number): readonly string[] {
  if (phase === 'queued' && number !== undefined) return [t('queued, number {0}', number)];
  if (phase === 'running' && started !== undefined) return [wordFor(phase), writeSeconds(secondsBetween(started, now))];
  if (phase === 'failed' && failure) return [t('failed: {0}', failure.message)];
  return [wordFor(phase)];
}
