import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { untranslated, wordsOfSources } from './words.ts';

const ROOT = path.resolve(__dirname, '../../..');

/** By the editor's names. */
const LANGUAGES = ['de', 'zh-cn'];

type Bundle = Readonly<Record<string, string>>;

const read = (file: string): Bundle => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));
const { all, dynamic } = wordsOfSources();
const manifest = read('package.nls.json');

describe('what Stipple says', () => {
  it('can be translated: every text is written where it is said', () => {
    assert.ok(all.length > 500, `${all.length} texts`);
    assert.deepEqual(dynamic, []);
  });

  it('goes through the translation, in pages and in the editor', () => {
    assert.deepEqual(untranslated(), []);
  });

  for (const language of LANGUAGES) {
    describe(`in ${language}`, () => {
      const bundles: readonly (readonly [file: string, english: Bundle])[] = [
        [`l10n/bundle.l10n.${language}.json`, Object.fromEntries(all.map((text) => [text, text]))],
        [`package.nls.${language}.json`, manifest],
      ];
      for (const [file, english] of bundles) {
        const keys = Object.keys(english);
        before(() => {
          if (process.env.UPDATE !== '1') return;
          // What is no longer said goes, and the rest stands in order; only a person translates.
          const translated = read(file);
          const kept = keys.filter((key) => translated[key] !== undefined).map((key) => [key, translated[key]]);
          writeFileSync(path.join(ROOT, file), `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`);
        });

        it(`${file} has every text, and none that nobody says`, () => {
          const translated = Object.keys(read(file));
          assert.deepEqual(
            {
              missing: keys.filter((key) => !translated.includes(key)),
              left: translated.filter((key) => !keys.includes(key)),
            },
            { missing: [], left: [] },
          );
        });

        it(`${file} fills in what the English text fills in`, () => {
          const translated = read(file);
          const holes = (text = '') => (text.match(/\{\{?\w*\}?\}|`[^`]+`/g) ?? []).sort().join(' ');
          assert.deepEqual(
            keys.filter((key) => translated[key] && holes(translated[key]) !== holes(english[key])),
            [],
          );
        });

        it(`${file} is a translation`, () => {
          const translated = read(file);
          const same = keys.filter(
            (key) =>
              /\s/.test(key) && english[key] === translated[key] && /\p{L}{3,} \p{L}{3,}/u.test(english[key] ?? ''),
          );
          assert.deepEqual(same, []);
        });
      }
    });
  }
});
