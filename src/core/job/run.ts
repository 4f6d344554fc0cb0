import { sniff } from '../image/sniff.ts';
import type { ImageRequest, PictureFacts } from '../model/draft.ts';
import { costOf } from '../model/price.ts';
import type { Row } from '../model/row.ts';
import { t } from '../text.ts';
import { cancelled, ImageError, isImageError, toImageError } from '../wire/errors.ts';
import type { AnswerFinished, ImageEvent } from '../wire/events.ts';
import type { JobResult, SavedImage } from './result.ts';

export interface JobPorts {
  /** Who makes the pictures, by where the model runs. */
  readonly make: Readonly<
    Record<Row['runs'], (request: ImageRequest, signal: AbortSignal) => AsyncIterable<ImageEvent>>
  >;
  /** Brings a picture to disk under a name of its own and tells its URI; nobody hears of the picture before. */
  readonly save: (picture: FinishedPicture) => Promise<string>;
  readonly report: (event: JobEvent) => void;
  /** Milliseconds for the whole job. */
  readonly timeout: number;
}

export interface FinishedPicture {
  readonly bytes: Uint8Array;
  readonly facts: PictureFacts;
}

export type JobEvent =
  | { readonly type: 'job-started'; readonly model: string; readonly n: number; readonly previews: number }
  | { readonly type: 'preview-arrived'; readonly partial_image_index: number; readonly bytes: Uint8Array }
  | { readonly type: 'image-finished' }
  | { readonly type: 'image-saved'; readonly image: SavedImage };

/**
 * The road from a checked request to files. Resolves when every picture is saved; rejects with an ImageError.
 * Pictures that were saved before a failure stay.
 */
export async function runJob(request: ImageRequest, ports: JobPorts, signal: AbortSignal): Promise<JobResult> {
  const clock = AbortSignal.timeout(ports.timeout);
  const either = AbortSignal.any([signal, clock]);
  const previews = request.stream ? (request.options.partial_images ?? 0) : 0;
  ports.report({ type: 'job-started', model: request.model, n: request.n, previews });

  const images: SavedImage[] = [];
  let answer: AnswerFinished = { type: 'answer-finished' };
  try {
    for await (const event of ports.make[request.row.runs](request, either)) {
      either.throwIfAborted();
      if (event.type === 'preview-arrived') ports.report(event);
      if (event.type === 'answer-finished') answer = event;
      if (event.type === 'image-finished') {
        ports.report({ type: 'image-finished' });
        const image = await saveImage(event, ports);
        images.push(image);
        ports.report({ type: 'image-saved', image });
      }
    }
  } catch (error) {
    throw reasonOf(error, signal, clock, ports.timeout);
  }
  const { usage, request_id } = answer;
  const cost = costOf(usage, request);
  return {
    images,
    model: request.model,
    ...(usage ? { usage } : {}),
    ...(cost ? { cost_usd: cost.usd } : {}),
    ...(request_id ? { request_id } : {}),
  };
}

async function saveImage(event: Extract<ImageEvent, { type: 'image-finished' }>, ports: JobPorts): Promise<SavedImage> {
  const { bytes, revised_prompt } = event;
  const facts = sniff(bytes);
  if (!facts) throw new ImageError('bad-response', t('What the server sent as a picture is none'));
  const uri = await ports.save({ bytes, facts });
  const { width, height, format } = facts;
  return { uri, width, height, format, bytes: bytes.length, ...(revised_prompt ? { revised_prompt } : {}) };
}

/** Cancelling and the clock win over whatever they broke on their way. */
function reasonOf(error: unknown, signal: AbortSignal, clock: AbortSignal, timeout: number): ImageError {
  if (signal.aborted) return cancelled();
  if (clock.aborted)
    return new ImageError('timeout', t('No picture after {0} seconds', Math.round(timeout / 1000)), { cause: error });
  return isImageError(error) ? error : toImageError(error, 'server');
}
