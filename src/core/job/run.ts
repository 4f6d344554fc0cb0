import { intoMemory, isSpooled } from '../image/picture-bytes.ts';
import { sniff } from '../image/sniff.ts';
import type { ImageRequest, PictureFacts, Problem } from '../model/draft.ts';
import { type Cost, costOf } from '../model/price.ts';
import type { Row } from '../model/row.ts';
import type { Usage } from '../model/usage.ts';
import { t } from '../text.ts';
import { cancelled, type ErrorCode, ImageError, toImageError } from '../wire/errors.ts';
import type {
  AnswerFinished,
  ImageEvent,
  ImageFinished,
  PreviewArrived,
  WaitEnded,
  WaitStarted,
} from '../wire/events.ts';
import type { RateLimit } from '../wire/rate-limit.ts';
import { checkComplete, checkPicture, type FinishedPicture, mislabelled } from './check-picture.ts';
import type { JobResult, SavedImage } from './result.ts';

export interface JobPorts {
  /** Who makes the pictures, by where the model runs. */
  readonly make: Readonly<
    Record<Row['runs'], (request: ImageRequest, signal: AbortSignal) => AsyncIterable<ImageEvent>>
  >;
  /** What is done to a delivered picture before it is saved, in this order; mostly nothing. */
  readonly derive?: readonly Derivation[];
  /** Keeps what was delivered where something else is saved, and tells its URI. */
  readonly keepDelivered?: (picture: FinishedPicture) => Promise<string>;
  /** Brings a picture to disk under a name of its own and tells its URI; nobody hears of the picture before. */
  readonly save: (picture: FinishedPicture) => Promise<string>;
  /** Takes what could not be saved, or should not be by itself: a picture that breaks off, a last preview. */
  readonly rescue: (picture: RescuedPicture, error: ImageError) => void;
  readonly report: (event: JobEvent) => void;
  /** Milliseconds for the whole job. */
  readonly timeout: number;
}

export interface Derivation {
  /** What asked for it. */
  readonly field: string;
  /** Gives the very same picture where nothing is to be done. */
  readonly make: (picture: FinishedPicture) => Promise<DerivedPicture>;
}

export interface DerivedPicture {
  readonly picture: FinishedPicture;
  readonly warnings?: readonly Problem[];
}

/** All that is left of a picture, in memory. */
export interface RescuedPicture {
  readonly bytes: Uint8Array;
  readonly facts: PictureFacts;
}

export type JobEvent =
  /** It waits for others to be done. */
  | { readonly type: 'job-queued' }
  | { readonly type: 'job-started'; readonly model: string; readonly n: number; readonly previews: number }
  | WaitStarted
  | WaitEnded
  | PreviewArrived
  | { readonly type: 'image-finished' }
  /** `delivered`: the URI of what it was made of, where it is not that itself. `derived`: the fields that asked for what was done. */
  | {
      readonly type: 'image-saved';
      readonly image: SavedImage;
      readonly delivered?: string;
      readonly derived?: readonly string[];
    }
  | { readonly type: 'image-failed'; readonly error: ImageError }
  /** Everything that was paid for has come, saved or not. */
  | ({ readonly type: 'job-answered'; readonly pictures: number } & AnswerFacts);

interface AnswerFacts {
  /** Absent where nobody knows. */
  readonly cost?: Cost;
  readonly usage?: Usage;
  readonly request_id?: string;
  readonly rate_limit?: RateLimit;
}

/**
 * The road from a checked request to files. Resolves when every picture is saved; rejects with an ImageError.
 * Pictures that were saved before a failure stay, and one that cannot be saved does not keep the others from it. An error whose
 * `salvage` is set has been handed to `rescue`.
 */
export async function runJob(request: ImageRequest, ports: JobPorts, signal: AbortSignal): Promise<JobResult> {
  const clock = new AbortController();
  const timer = setTimeout(() => clock.abort(new Error('The time is up')), ports.timeout);
  const either = AbortSignal.any([signal, clock.signal]);
  const previews = request.stream ? (request.options.partial_images ?? 0) : 0;
  ports.report({ type: 'job-started', model: request.model, n: request.n, previews });

  const images: SavedImage[] = [];
  const warnings: Problem[] = [];
  let answer: AnswerFinished = { type: 'answer-finished' };
  let cost: Cost | undefined;
  let finished = 0;
  let newest: Uint8Array | undefined;
  let failure: ImageError | undefined;
  try {
    for await (const event of ports.make[request.row.runs](request, either)) {
      switch (event.type) {
        case 'image-finished': {
          newest = undefined;
          finished++;
          ports.report({ type: 'image-finished' });
          const saved = await saveImage(event, request, ports);
          if (saved instanceof Error) {
            failure ??= saved;
            ports.report({ type: 'image-failed', error: saved });
            break;
          }
          const { warnings: found, ...told } = saved;
          images.push(saved.image);
          warnings.push(...found);
          ports.report({ type: 'image-saved', ...told });
          break;
        }
        case 'answer-finished': {
          const { type: _, ...told } = event;
          answer = event;
          cost = costOf(event.usage, request);
          ports.report({ type: 'job-answered', pictures: finished, ...(cost ? { cost } : {}), ...told });
          break;
        }
        case 'preview-arrived':
          newest = event.bytes;
          ports.report(event);
          break;
        default:
          ports.report(event);
      }
      either.throwIfAborted();
    }
  } catch (error) {
    failure ??= withSalvage(reasonOf(error, signal, clock.signal, ports.timeout), newest, ports);
  } finally {
    clearTimeout(timer);
  }
  if (failure) throw failure;
  const { usage, request_id } = answer;
  return {
    images,
    model: request.model,
    ...(usage ? { usage } : {}),
    ...(cost ? { cost_usd: cost.usd } : {}),
    ...(cost?.approximate ? { cost_approximate: true } : {}),
    ...(request_id ? { request_id } : {}),
    ...(warnings.length > 0 ? { warnings } : {}),
  };
}

type Saved = {
  readonly image: SavedImage;
  readonly delivered?: string;
  readonly derived?: readonly string[];
  readonly warnings: readonly Problem[];
};

/** Returns what went wrong, so that the pictures after this one get their turn. */
async function saveImage(event: ImageFinished, request: ImageRequest, ports: JobPorts): Promise<Saved | ImageError> {
  const { bytes, revised_prompt, output_format } = event;
  let facts: PictureFacts | undefined;
  try {
    facts = await checkPicture(bytes);
    const delivered: FinishedPicture = { bytes, facts };
    checkComplete(delivered);
    const { picture, warnings, fields } = await derived(delivered, ports.derive ?? []);
    // Before it is saved, which may move its file away; and without it the picture is as good.
    const original = picture === delivered ? undefined : await ports.keepDelivered?.(delivered).catch(() => undefined);
    const uri = await ports.save(picture);
    const { width, height, format } = picture.facts;
    const told = revised_prompt ? { revised_prompt } : {};
    const image = { uri, width, height, format, bytes: picture.bytes.length, ...told };
    return {
      image,
      ...(original ? { delivered: original } : {}),
      ...(fields.length > 0 ? { derived: fields } : {}),
      warnings: [...mislabelled(delivered, request.options.output_format ?? output_format), ...warnings],
    };
  } catch (error) {
    const failure = toImageError(error, 'save-failed');
    if (!facts) return failure;
    return rescued(failure, { bytes: await intoMemory(bytes), facts }, ports);
  } finally {
    if (isSpooled(bytes)) await bytes.discard();
  }
}

/** A picture that was paid for is kept as it came rather than lost. */
async function derived(delivered: FinishedPicture, steps: readonly Derivation[]): Promise<Derived> {
  let picture = delivered;
  const fields: string[] = [];
  const warnings: Problem[] = [];
  for (const { field, make } of steps) {
    try {
      const made = await make(picture);
      if (made.picture !== picture) fields.push(field);
      picture = made.picture;
      warnings.push(...(made.warnings ?? []));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const message = t('The picture is saved as it came, for {0} could not be fulfilled: {1}', field, reason);
      warnings.push({ field, message });
    }
  }
  return { picture, warnings, fields };
}

interface Derived extends Required<DerivedPicture> {
  /** What asked for that which was done. */
  readonly fields: readonly string[];
}

/** What a broken answer leaves behind; a refused picture or a job that nobody wants leaves nothing. */
function withSalvage(error: ImageError, newest: Uint8Array | undefined, ports: JobPorts): ImageError {
  const facts = newest && SALVAGED.has(error.code) ? sniff(newest) : undefined;
  return newest && facts ? rescued(error, { bytes: newest, facts }, ports) : error;
}

const SALVAGED: ReadonlySet<ErrorCode> = new Set([
  'stream-ended-early',
  'network',
  'timeout',
  'bad-response',
  'server',
]);

function rescued(error: ImageError, picture: RescuedPicture, ports: JobPorts): ImageError {
  const { code, message, problems, status, requestId, retryAfter } = error;
  const failure = new ImageError(code, message, {
    ...(problems ? { problems } : {}),
    ...(status === undefined ? {} : { status }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    salvage: picture.bytes,
    cause: error,
  });
  ports.rescue(picture, failure);
  return failure;
}

/** Cancelling and the clock win over whatever they broke on their way. */
function reasonOf(error: unknown, signal: AbortSignal, clock: AbortSignal, timeout: number): ImageError {
  if (signal.aborted) return cancelled();
  if (clock.aborted)
    return new ImageError('timeout', t('No picture after {0} seconds', Math.round(timeout / 1000)), { cause: error });
  return toImageError(error, 'server');
}
