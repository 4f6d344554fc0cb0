import { isComplete } from '../image/complete.ts';
import { headOf, type PictureBytes, tailOf } from '../image/picture-bytes.ts';
import { sniff } from '../image/sniff.ts';
import { dangerIn } from '../image/svg-safety.ts';
import type { PictureFacts, Problem } from '../model/draft.ts';
import { t } from '../text.ts';
import { ImageError } from '../wire/errors.ts';

/** A picture whose bytes are what a picture should be, to be saved as they are. */
export interface FinishedPicture {
  readonly bytes: PictureBytes;
  readonly facts: PictureFacts;
}

/** What a picture really is. Throws `bad-response` for what is none and for an SVG that does more than show. */
export async function checkPicture(bytes: PictureBytes): Promise<PictureFacts> {
  const facts = sniff(headOf(bytes));
  if (!facts) throw new ImageError('bad-response', t('What the server sent as a picture is none'));
  if (facts.format === 'svg') {
    const text = new TextDecoder().decode('read' in bytes ? await bytes.read() : bytes);
    const danger = dangerIn(text);
    if (danger) throw new ImageError('bad-response', t('The SVG holds more than a picture: {0}', danger));
  }
  return facts;
}

/** Throws `bad-response` for a picture that breaks off. */
export function checkComplete({ bytes, facts }: FinishedPicture): void {
  const ends = { head: headOf(bytes), tail: tailOf(bytes), length: bytes.length };
  if (isComplete(facts.format, ends)) return;
  throw new ImageError('bad-response', t('The picture is not complete: its end is missing'));
}

/** Where a picture is of another format than was asked for or promised. */
export function mislabelled({ facts }: FinishedPicture, label: string | undefined): readonly Problem[] {
  if (label === undefined || label === facts.format) return [];
  const message = t('The server sent {0} as {1}: saved as what it is', facts.format.toUpperCase(), label.toUpperCase());
  return [{ field: 'output_format', message }];
}
