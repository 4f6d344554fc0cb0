import type { PictureFormat } from '../model/draft.ts';

/** The beginning and the end of a file; both are the whole file where that is small. */
export interface FileEnds {
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
  readonly length: number;
}

/** How far from the end its mark may stand: some writers append data of their own. */
const SEARCHED = 64 * 1024;

/** Whether a picture of this format has its end, judged by the mark that closes it; that it decodes is not promised. */
export function isComplete(format: PictureFormat, ends: FileEnds): boolean {
  return CHECKS[format](ends);
}

const CHECKS: Readonly<Record<PictureFormat, (ends: FileEnds) => boolean>> = {
  png: ({ tail }) => endsNear(tail, PNG_END),
  // Compressed data never holds this pair: there, an 0xff is followed by 0x00 or a restart mark.
  jpeg: ({ tail }) => endsNear(tail, [0xff, 0xd9]),
  webp: ({ head, length }) => {
    if (head.length < 8) return false;
    return new DataView(head.buffer, head.byteOffset).getUint32(4, true) + 8 <= length;
  },
  gif: ({ tail }) => tail[tail.findLastIndex((byte) => byte !== 0)] === 0x3b,
  svg: ({ tail }) => /(<\/svg\s*|<svg[^>]*\/)>\s*(<!--[\s\S]*-->\s*)?$/i.test(new TextDecoder().decode(last(tail))),
};

/** The whole IEND chunk but its length: its type and its checksum, which never changes. */
const PNG_END = [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];

function endsNear(tail: Uint8Array, mark: readonly number[]): boolean {
  const searched = last(tail);
  for (let at = searched.length - mark.length; at >= 0; at--) {
    if (mark.every((byte, index) => searched[at + index] === byte)) return true;
  }
  return false;
}

function last(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(Math.max(0, bytes.length - SEARCHED));
}
