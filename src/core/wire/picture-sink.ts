import type { PictureBytes } from '../image/picture-bytes.ts';

/** The port to where the bytes of one picture go while they arrive. */
export interface PictureSink {
  /** Bytes taken so far. */
  readonly length: () => number;
  /**
   * Takes what these characters of base64 stand for: whole groups of four, or the two or three of an unpadded end. Returns
   * whether all of them are base64; if not, nothing was taken.
   */
  readonly decode: (characters: Uint8Array) => boolean;
  readonly append: (bytes: Uint8Array) => void;
  /** Settles when the disk has caught up; undefined where it has. Never rejects. */
  readonly busy: () => Promise<void> | undefined;
  /** Nothing more comes: what is left may go to the disk while somebody still reads what the picture is. */
  readonly end: () => void;
  /** The picture, which from now on belongs to the caller. */
  readonly finish: () => Promise<PictureBytes>;
  /** Gives up what was taken; leaves no file. */
  readonly discard: () => Promise<void>;
}

/** What a picture is for, as far as that is known when it begins: to be looked at, or to be saved. */
export type PictureUse = 'preview' | 'picture' | 'unknown';

export type CreateSink = (use: PictureUse) => PictureSink;
