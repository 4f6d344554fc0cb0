import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findImages } from '../../../../src/core/docs/find-images.ts';
import { DOCUMENT_LANGUAGES } from '../../../../src/core/docs/languages.ts';

/**
 * A folder for each language. In its documents, the addresses that are to be found stand between ⟦ and ⟧, which are no part of the
 * document; what must not be found mostly has “trap” in its name. They bear .txt so that no tool takes them for code of this project.
 */
const FOLDER = path.join(__dirname, 'corpus');

interface Document {
  readonly languageId: string;
  readonly name: string;
  readonly text: string;
  /** The start of each address, and the address. */
  readonly expected: readonly (readonly [number, string])[];
}

const documents = readdirSync(FOLDER).flatMap((languageId) =>
  readdirSync(path.join(FOLDER, languageId)).map((name) => readDocument(languageId, name)),
);

describe('the corpus of documents', () => {
  it('has every language, and a few thousand lines', () => {
    const languages = new Set(documents.map(({ languageId }) => languageId));
    assert.deepEqual(
      Object.keys(DOCUMENT_LANGUAGES).filter((one) => !languages.has(one)),
      [],
    );
    const lines = documents.reduce((sum, { text }) => sum + text.split('\n').length, 0);
    assert.ok(lines >= 3000, `${lines} lines`);
  });

  for (const { languageId, name, text, expected } of documents) {
    it(`has ${expected.length} pictures in ${languageId}/${name}, no more and no fewer`, () => {
      const found = findImages(text, languageId).map(({ link, span }) => [span.start, link] as const);
      const missed = expected.filter(([start]) => !found.some(([other]) => other === start));
      const wrong = found.filter(([start]) => !expected.some(([other]) => other === start));
      assert.deepEqual({ missed, wrong }, { missed: [], wrong: [] });
      assert.deepEqual(found, expected);
      assert.ok(expected.length > 10 && text.includes('trap'));
    });
  }

  /** As people type: what is open is not closed yet. */
  it('never stops the finder, wherever a document is cut off', () => {
    for (const { languageId, text } of documents) {
      for (let end = 0; end < text.length; end += 613) {
        const start = Math.max(0, end - 1500);
        for (const part of [text.slice(start, end), text.slice(end, end + 1500)]) {
          for (const { link, span, whole } of findImages(part, languageId)) {
            assert.equal(part.slice(span.start, span.end), link);
            assert.ok(whole.start >= 0 && whole.start < whole.end && whole.end <= part.length);
          }
        }
      }
    }
  });
});

function readDocument(languageId: string, name: string): Document {
  const marked = readFileSync(path.join(FOLDER, languageId, name), 'utf8');
  const expected: (readonly [number, string])[] = [];
  let removed = 0;
  for (const { 0: whole, 1: link = '', index } of marked.matchAll(/⟦(.*?)⟧/g)) {
    expected.push([index - removed, link]);
    removed += whole.length - link.length;
  }
  return { languageId, name, text: marked.replace(/[⟦⟧]/g, ''), expected };
}
