import assert from 'node:assert/strict';
import { findImages } from '../../../../src/core/docs/find-images.ts';
import type { FoundImage } from '../../../../src/core/docs/found-image.ts';

/** What a test says of a picture: its address, and all that is known of it. */
export type Told = string | (Omit<FoundImage, 'span' | 'whole'> & { readonly whole?: string });

/** A row of a table of documents. */
export interface Row {
  readonly name: string;
  readonly text: string;
  readonly finds: readonly Told[];
}

/** Makes a test of each row: every picture is found, nothing else is, and every span holds what it says. */
export function findsInEach(languageId: string, rows: readonly Row[]): void {
  for (const { name, text, finds } of rows) {
    it(name, () => {
      const found = findImages(text, languageId);
      for (const { link, span } of found) assert.equal(text.slice(span.start, span.end), link);
      const told = found.map((image, index) => tell(text, image, finds[index]));
      assert.deepEqual(told, finds);
    });
  }
}

/** As much as the expectation says: an address alone, or all facts, with what shows the picture only where it is expected. */
function tell(text: string, { span, whole, ...facts }: FoundImage, expected: Told | undefined): Told {
  if (typeof expected !== 'object') return facts.link;
  return expected.whole === undefined ? facts : { ...facts, whole: text.slice(whole.start, whole.end) };
}
