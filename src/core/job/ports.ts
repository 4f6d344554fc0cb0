import type { ImageRequest, PictureFacts, Problem } from '../model/draft.ts';
import type { Cost } from '../model/price.ts';
import type { Row } from '../model/row.ts';
import type { Usage } from '../model/usage.ts';
import type { ImageError } from '../wire/errors.ts';
import type { ImageEvent, PreviewArrived, WaitEnded, WaitStarted } from '../wire/events.ts';
import type { RateLimit } from '../wire/rate-limit.ts';
import type { FinishedPicture } from './check-picture.ts';
import type { SavedImage } from './result.ts';

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
