import type { PictureBytes } from '../image/picture-bytes.ts';
import type { Usage } from '../model/usage.ts';
import type { ErrorCode } from './errors.ts';
import type { RateLimit } from './rate-limit.ts';

/**
 * What a maker of pictures (the API's answer, the offline painter) tells while it works.
 * Waits first, if any; then any number of previews, then one `image-finished` per picture, then one `answer-finished`.
 */
export type ImageEvent = WaitStarted | WaitEnded | PreviewArrived | ImageFinished | AnswerFinished;

/** Nothing was made or paid yet, and the same request goes out again after a while. */
export interface WaitStarted {
  readonly type: 'wait-started';
  readonly ms: number;
  /** What the try before failed with. */
  readonly reason: ErrorCode;
}

export interface WaitEnded {
  readonly type: 'wait-ended';
}

/** A whole, coarser picture (not a difference to the one before). */
export interface PreviewArrived {
  readonly type: 'preview-arrived';
  /** 0-based, as the API counts; numbers may be left out. */
  readonly partial_image_index: number;
  readonly bytes: Uint8Array;
}

/** A picture in its final form, its bytes exactly as they were delivered. They belong to whoever takes the event. */
export interface ImageFinished {
  readonly type: 'image-finished';
  readonly bytes: PictureBytes;
  readonly revised_prompt?: string;
  /** The label that the answer gave it, which need not be true. */
  readonly output_format?: string;
}

/** The answer is complete; what it said of itself. */
export interface AnswerFinished {
  readonly type: 'answer-finished';
  readonly usage?: Usage;
  readonly request_id?: string;
  readonly rate_limit?: RateLimit;
}
