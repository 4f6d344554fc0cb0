import { intoMemory, isSpooled } from '../image/picture-bytes.ts';
import { sniff } from '../image/sniff.ts';
import type { ImageRequest, PictureFacts, Problem } from '../model/draft.ts';
import { type Cost, costOf } from '../model/price.ts';
import { t } from '../text.ts';
import { cancelled, type ErrorCode, ImageError, toImageError } from '../wire/errors.ts';
import type { AnswerFinished, ImageFinished } from '../wire/events.ts';
import { checkComplete, checkPicture, type FinishedPicture, mislabelled } from './check-picture.ts';
import type { Derivation, DerivedPicture, JobPorts, RescuedPicture } from './ports.ts';
import type { JobResult, SavedImage } from './result.ts';

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
