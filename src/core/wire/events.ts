import type { Usage } from '../model/usage.ts';

/**
 * What a maker of pictures (the API's answer, the offline painter) tells while it works.
 * Any number of previews, then one `image-finished` per picture, then one `answer-finished`.
 */
export type ImageEvent = PreviewArrived | ImageFinished | AnswerFinished;

/** A whole, coarser picture (not a difference to the one before). */
export interface PreviewArrived {
  readonly type: 'preview-arrived';
  /** 0-based, as the API counts; numbers may be left out. */
  readonly partial_image_index: number;
  readonly bytes: Uint8Array;
}

/** A picture in its final form, its bytes exactly as they were delivered. */
export interface ImageFinished {
  readonly type: 'image-finished';
  readonly bytes: Uint8Array;
  readonly revised_prompt?: string;
}

/** The answer is complete; what it said of itself. */
export interface AnswerFinished {
  readonly type: 'answer-finished';
  readonly usage?: Usage;
  readonly request_id?: string;
}
