/** A whole picture exactly as it was delivered: in memory or, where it is large, in a hidden file. */
export type PictureBytes = Uint8Array | SpooledPicture;

/** A picture that was written to a file of its own while it arrived. Whoever holds it moves the file away or discards it. */
export interface SpooledPicture {
  readonly path: string;
  readonly length: number;
  /** Its beginning, far enough to know format and size, and its end. */
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
  /** All of it, also after somebody else moved or removed the file. */
  readonly read: () => Promise<Uint8Array>;
  /** To be told when the file bears another name: the picture then only closes it. */
  readonly moved: () => void;
  /** Closes the file, and removes it where it was not moved away. */
  readonly discard: () => Promise<void>;
}

export function isSpooled(bytes: PictureBytes): bytes is SpooledPicture {
  return 'path' in bytes;
}

export function headOf(bytes: PictureBytes): Uint8Array {
  return isSpooled(bytes) ? bytes.head : bytes;
}

export function tailOf(bytes: PictureBytes): Uint8Array {
  return isSpooled(bytes) ? bytes.tail : bytes;
}

/** Brings the picture into memory; nothing of a spooled one is left behind. */
export async function intoMemory(bytes: PictureBytes): Promise<Uint8Array> {
  if (!isSpooled(bytes)) return bytes;
  try {
    return await bytes.read();
  } finally {
    await bytes.discard();
  }
}
