import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transformSync } from 'esbuild';
import { asCode, type CodeKind } from '../../../../src/core/job/as-code.ts';
import { OFFLINE_MODEL, ONLINE_MODEL } from '../../../../src/core/model/table.ts';
import type { Recipe } from '../../../../src/core/recipe/recipe.ts';
import { DEFAULT_BASE_URL } from '../../../../src/core/wire/server.ts';

const PROMPT = `it's a "fox" on $HOME \\ \`hill\`\nwith two lines 🦊`;
const SERVER = { baseUrl: DEFAULT_BASE_URL };
const KINDS: readonly CodeKind[] = ['curl', 'python', 'typescript'];

const generating: Recipe = {
  operation: 'generate',
  options: {
    prompt: PROMPT,
    model: ONLINE_MODEL,
    size: '1536x1024',
    n: 2,
    stream: true,
    partial_images: 2,
    quality: '',
  },
  image: [],
};
const editing: Recipe = {
  operation: 'edit',
  options: { prompt: PROMPT, model: ONLINE_MODEL },
  image: ['file:///project/a%20fox.png', 'file:///work/hat.png'],
  mask: 'file:///project/mask.png',
};

describe('a picture as code', () => {
  for (const kind of KINDS) {
    it(`leaves the key to the environment and streaming out, in ${kind}`, () => {
      const code = asCode(generating, kind, SERVER);
      assert.match(code, /OPENAI_API_KEY/);
      assert.doesNotMatch(code, /stream["':= ]|partial_images|quality/);
      assert.match(code, /1536x1024/);
    });

    it(`puts the online model in the place of the offline one, in ${kind}`, () => {
      const code = asCode({ ...generating, options: { prompt: 'x', model: OFFLINE_MODEL } }, kind, SERVER);
      assert.match(code, new RegExp(ONLINE_MODEL.replaceAll('.', '\\.')));
      assert.doesNotMatch(code, /placeholder/);
    });

    it(`names another server, in ${kind}`, () => {
      assert.match(asCode(generating, kind, { baseUrl: 'http://localhost:1/v1/' }), /http:\/\/localhost:1\/v1["'/]/);
    });

    it(`names the pictures of an edit as one would in their folder, in ${kind}`, () => {
      const code = asCode(editing, kind, SERVER);
      assert.match(code, /a fox\.png/);
      assert.match(code, /hat\.png/);
      assert.match(code, /mask\.png/);
      const { mask: _, ...others } = editing;
      const marked = asCode({ ...others, markup: 'file:///work/my%20marks.png' }, kind, SERVER);
      assert.match(marked, /markup.{1,25}my marks\.png/);
      assert.doesNotMatch(marked, /mask/);
    });
  }

  for (const recipe of [generating, editing]) {
    it(`is TypeScript that compiles: ${recipe.operation}`, () => {
      const { warnings } = transformSync(asCode(recipe, 'typescript', SERVER), { loader: 'ts', format: 'esm' });
      assert.deepEqual(warnings, []);
    });
  }

  describe('in a shell', () => {
    let folder: string;
    before(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'stipple-code-'));
      // Stands in the place of curl and shows what a shell made of the code.
      writeFileSync(path.join(folder, 'curl'), '#!/bin/sh\nfor one in "$@"; do printf "%s\\0" "$one"; done\n', {
        mode: 0o755,
      });
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    const argumentsOf = (recipe: Recipe) => {
      const [command = ''] = asCode(recipe, 'curl', SERVER).split('| jq');
      const environment = { PATH: `${folder}:${process.env.PATH}`, OPENAI_API_KEY: 'from-the-environment' };
      const told = execFileSync('sh', ['-c', command.trimEnd().replace(/\\$/, '')], {
        env: environment,
        encoding: 'utf8',
      });
      return told.split('\0').slice(0, -1);
    };

    it('hands the prompt over as it was typed, and the key of the environment', () => {
      const given = argumentsOf(generating);
      const body = JSON.parse(given[given.indexOf('-d') + 1] ?? '') as Readonly<Record<string, unknown>>;
      assert.deepEqual(body, { prompt: PROMPT, model: ONLINE_MODEL, n: 2, size: '1536x1024' });
      assert.ok(given.includes('Authorization: Bearer from-the-environment'));
      assert.ok(given.includes(`${DEFAULT_BASE_URL}/images/generations`));
    });

    it('sends files and fields of an edit apart', () => {
      const given = argumentsOf(editing);
      assert.deepEqual(
        given.filter((_, index) => given[index - 1] === '-F'),
        ['image[]=@a fox.png', 'image[]=@hat.png', 'mask=@mask.png'],
      );
      assert.ok(given.includes(`prompt=${PROMPT}`));
      assert.ok(given.includes(`${DEFAULT_BASE_URL}/images/edits`));
    });
  });
});
