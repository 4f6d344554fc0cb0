import type { ForeignFormat } from '../model/draft.ts';

/** Which of the formats that no model takes these bytes begin; undefined for none of them. */
export function foreignFormat(head: Uint8Array): ForeignFormat | undefined {
  const start = new TextDecoder('latin1').decode(head.subarray(0, 64));
  // Its two letters alone may begin a text: the length of the next header, below 256, must follow.
  if (/^BM.{13}\0\0\0/s.test(start)) return 'bmp';
  // The second of each pair has room for more than 4 GB.
  if (/^(II[*+]\0|MM\0[*+])/.test(start)) return 'tiff';
  if (start.slice(4, 8) !== 'ftyp') return undefined;
  const brands = start.slice(8, head[3]);
  if (/avi[fs]/.test(brands)) return 'avif';
  return /hei[cxms]|hev[cxms]|mif1/.test(brands) ? 'heic' : undefined;
}
