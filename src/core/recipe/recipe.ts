import type { Operation } from '../model/options.ts';
import type { PixelSize } from '../model/size.ts';
import type { Origin } from './locked-picture.ts';

/** What a picture is made from, as data that can be kept: enough to make one like it again. */
export interface Recipe {
  readonly operation: Operation;
  /** By the API's own names, as somebody chose them; unchecked. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The pictures that go along, each a URI, a web address or a file id of the API, in the order they are sent. */
  readonly image: readonly string[];
  readonly mask?: string;
  readonly markup?: string;
  /** Whether what is outside of the mask stays as it was; by itself where there is a mask. */
  readonly keep_outside_mask?: boolean;
  /** Exact pixels that the finished picture is brought to on this machine. */
  readonly target?: PixelSize;
  /** The prompt with its variables, as it was written; absent where it has none. */
  readonly template?: string;
  /** What of a document the prompt was taken from. */
  readonly origin?: Origin;
}
