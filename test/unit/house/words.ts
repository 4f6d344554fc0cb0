import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TABLE } from '../../../src/core/model/table.ts';

const SRC = path.resolve(__dirname, '../../../src');

/** Who hands a text on to `t` that is not written there: the table's words for people. */
const HANDED_ON = ['core/text.ts', 'core/model/catalogue.ts', 'core/model/validate.ts'];

/** What is said here is for language models, or for the schema of a setting, and stays in English; or it is no text at all. */
const FOR_MACHINES = ['core/model/schema.ts', 'core/model/tool-schema.ts', 'core/docs/link-writers.ts'];

export interface Words {
  /** All that is said to people, in English, sorted. */
  readonly all: readonly string[];
  /** Calls of `t` whose text is made while it runs, which nobody can translate. */
  readonly dynamic: readonly string[];
}

/** Reads the sources for what they say through `t`. */
export function wordsOfSources(): Words {
  const said = new Set<string>(
    TABLE.flatMap(({ summary, generate, edit }) => [summary, ...doubtsOf(generate), ...doubtsOf(edit?.options)]),
  );
  const dynamic: string[] = [];
  for (const { file, text } of sources()) {
    for (const [call, single, double] of text.matchAll(
      /(?<![\w.$])t\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|[^)\s][^\n]{0,40})/g,
    )) {
      const literal = single ?? double;
      if (literal !== undefined) said.add(literal.replace(/\\(.)/g, '$1'));
      else if (!HANDED_ON.includes(file)) dynamic.push(`${file}: ${call}`);
    }
  }
  return { all: [...said].sort(), dynamic };
}

/** Texts for people that do not go through `t`: in JSX, and where the editor's API shows them. */
export function untranslated(): readonly string[] {
  const heard = sources().filter(({ file }) => !FOR_MACHINES.some((name) => file.startsWith(name)));
  return heard.flatMap(({ file, text }) => {
    const shown = [
      ...text.matchAll(
        /\b(?:title|label|placeholder|placeHolder|detail|description|prompt|tooltip|openLabel|saveLabel|alt|aria-label)(?:: |=)['"`]([^'"`\n]+)['"`]/g,
      ),
      ...text.matchAll(/\bshow(?:Information|Warning|Error)Message\(\s*['"`]([^'"`\n]+)/g),
      ...(file.endsWith('.tsx') ? text.matchAll(/>\s*([A-Z][^<>{}=;\n]*[a-z][^<>{}=;\n]*)\s*<\//g) : []),
    ];
    return shown
      .filter(([, words = '']) => /\p{L}{2,}/u.test(words) && isForPeople(words))
      .map(([, words]) => `${file}: ${words}`);
  });
}

/** Not an id, a codicon, a name of a command, or our own name beside something that is filled in. */
function isForPeople(text: string): boolean {
  const words = text.replace(/\$\{[^}]*\}?|Stipple/g, '');
  return (
    /\p{L}{2}/u.test(words) && /[A-Z].*[a-z]|\s/.test(words) && !/^[\w-]+(\.[\w-]+)+$|^\$\(|^[a-z][\w-]*$/.test(words)
  );
}

function sources(): readonly { readonly file: string; readonly text: string }[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('node/painter/'))
    .map((file) => ({ file, text: readFileSync(path.join(SRC, file), 'utf8') }));
}

function doubtsOf(options: Readonly<Record<string, unknown>> = {}): readonly string[] {
  return Object.values(options).flatMap((rule) =>
    typeof rule === 'object' && rule !== null && 'doubtful' in rule
      ? Object.values(rule.doubtful as Record<string, string>)
      : [],
  );
}
