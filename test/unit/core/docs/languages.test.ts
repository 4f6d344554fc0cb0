import assert from 'node:assert/strict';
import { DOCUMENT_LANGUAGES, LANGUAGE_OF_EXTENSION, readableLanguage } from '../../../../src/core/docs/languages.ts';

describe('the language that a document is read in', () => {
  const cases: readonly (readonly [languageId: string, path: string, language: string | undefined])[] = [
    ['markdown', '/w/README', 'markdown'],
    ['markdown', '/w/page.html', 'markdown'],
    ['plaintext', '/w/App.vue', 'vue'],
    ['plaintext', '/w/page.MDX', 'mdx'],
    ['django-html', '/w/page.html', 'html'],
    ['plaintext', 'Untitled-1', undefined],
    ['plaintext', '/w/notes.vue/readme', undefined],
    ['typescript', '/w/a.ts', undefined],
    ['toString', '/w/a.constructor', undefined],
  ];
  for (const [languageId, path, language] of cases) {
    it(`of ${path} as ${languageId} is ${language ?? 'none of ours'}`, () => {
      assert.equal(readableLanguage(languageId, path), language);
    });
  }

  it('is known by the name of a file, for every one of them', () => {
    const named = new Set(Object.values(LANGUAGE_OF_EXTENSION));
    assert.deepEqual([...named].sort(), Object.keys(DOCUMENT_LANGUAGES).sort());
  });
});
