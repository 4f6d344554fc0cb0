import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { type Lock, readLock, writeLock } from '../../../../src/core/recipe/lock-file.ts';
import { LOCKED_FIELDS, type LockedPicture } from '../../../../src/core/recipe/locked-picture.ts';
import { locked, WHOLE } from './locked.ts';

const SCHEMA = JSON.parse(readFileSync(path.resolve(__dirname, '../../../../media/stipple.lock.schema.json'), 'utf8'));

const lock = (pictures: Readonly<Record<string, LockedPicture>>): Lock => new Map(Object.entries(pictures));

/** A lock file with one picture, told as a JavaScript value. */
const withPicture = (facts: object, file = 'a.png') =>
  JSON.stringify({ version: 1, pictures: { [file]: { ...locked('a'), ...facts } } });

describe('a lock file', () => {
  it('is read as it was written', () => {
    const pictures = lock({ 'images/fox.png': WHOLE, 'b.png': locked('b'), 'ä/日本.png': locked('ü "x" \n y') });
    assert.deepEqual(readLock(writeLock(pictures)), pictures);
    assert.deepEqual(readLock(writeLock(new Map())), new Map());
  });

  it('has the same text whatever order pictures and their fields came in', () => {
    const reversed = Object.fromEntries(Object.entries(WHOLE).reverse()) as unknown as LockedPicture;
    const names = ['a.png', 'b.png', 'c/d.png', 'e.png'];
    const forth = new Map(names.map((name) => [name, WHOLE]));
    const back = new Map(names.reverse().map((name) => [name, reversed]));
    assert.equal(writeLock(back), writeLock(forth));
  });

  it('shows a picture as a block of lines with a field each', () => {
    const block = writeLock(lock({ 'images/fox.png': locked('A red fox', { cost_usd: 0 }) })).match(
      /^ {4}"im[\s\S]*?^ {4}\}.*\n/m,
    );
    assert.equal(
      block?.[0],
      `    "images/fox.png": {
      "prompt": "A red fox",
      "operation": "generate",
      "model": "placeholder",
      "options": {
        "size": "64x32"
      },
      "sha256": "${'a'.repeat(64)}",
      "width": 64,
      "height": 32,
      "format": "png",
      "bytes": 99,
      "cost_usd": 0,
      "date": "2026-11-28T08:00:00.000Z"
    },
`,
    );
  });

  it('changes by whole lines only where a picture comes, goes or changes', () => {
    const before = lock({ 'a.png': locked('a'), 'b.png': locked('b') });
    const lines = (one: Lock) => writeLock(one).split('\n');
    const more = lines(new Map([...before, ['c.png', locked('c')]]));
    const blocks = lines(before);
    assert.equal(more.length - blocks.length, lines(lock({ 'c.png': locked('c') })).length - lines(new Map()).length);
    let at = 0;
    for (const line of more) if (line === blocks[at]) at++;
    assert.equal(at, blocks.length, 'every line of before is there, in its order');
  });

  it('keeps what newer versions say of a picture', () => {
    const text = withPicture({ mood: 'calm', also: { z: 1, a: 2 } });
    const written = writeLock(readLock(text) ?? new Map());
    assert.match(written, /"date": .*,\n {6}"also": \{\n {8}"a": 2,\n {8}"z": 1\n {6}\},\n {6}"mood": "calm"\n/);
  });

  const readable: Readonly<Record<string, string>> = {
    'an empty file': '',
    'a file of blanks': ' \n',
    'a byte order mark': `\uFEFF${writeLock(new Map())}`,
    'line ends of Windows': writeLock(lock({ 'a.png': WHOLE })).replaceAll('\n', '\r\n'),
    'one that a formatter has been over': JSON.stringify(JSON.parse(writeLock(lock({ 'a.png': WHOLE }))), null, 4),
    'the address of a schema': '{"$schema":"x","version":1,"pictures":{}}',
  };
  for (const [what, text] of Object.entries(readable)) it(`is read from ${what}`, () => assert.ok(readLock(text)));

  const foreign: Readonly<Record<string, string>> = {
    'half a file': writeLock(lock({ 'a.png': WHOLE })).slice(0, 300),
    'a list': '[]',
    'a text': '"lock"',
    'another version': '{"version":2,"pictures":{}}',
    'no version': '{"pictures":{}}',
    'no pictures': '{"version":1}',
    'a list of pictures': '{"version":1,"pictures":[]}',
    'something else beside': '{"version":1,"pictures":{},"packages":{}}',
    'a picture that is none': '{"version":1,"pictures":{"a.png":3}}',
    'marks of a conflict': '<<<<<<< HEAD\n{"version":1,"pictures":{}}\n=======\n>>>>>>> other\n',
    'a path that leaves the folder': withPicture({}, '../a.png'),
    'a path that leaves it later': withPicture({}, 'a/../../b.png'),
    'an absolute path': withPicture({}, '/a.png'),
    'a drive': withPicture({}, 'C:/a.png'),
    'a backslash': withPicture({}, 'a\\b.png'),
    'a path with an empty part': withPicture({}, 'a//b.png'),
    'an input that leaves the folder': withPicture({ image: [{ file: '../../etc/passwd' }] }),
    'an input that is two things': withPicture({ image: [{ file: 'a.png', url: 'https://x/' }] }),
    'an input that is nothing': withPicture({ mask: {} }),
  };
  for (const [what, text] of Object.entries(foreign)) {
    it(`is not read from ${what}`, () => assert.equal(readLock(text), undefined));
  }

  describe('and its schema', () => {
    const accepts = new Ajv({ allErrors: true, formats: { 'date-time': true } }).compile(SCHEMA);
    const { properties, required } = SCHEMA.definitions.picture;

    it('say the same fields', () => assert.deepEqual(Object.keys(properties), LOCKED_FIELDS));

    it('agree about what is written', () => {
      for (const one of [new Map(), lock({ 'images/fox.png': WHOLE, '.hidden/b.c.png': locked('b') })]) {
        assert.ok(accepts(JSON.parse(writeLock(one))), JSON.stringify(accepts.errors));
      }
    });

    for (const name of LOCKED_FIELDS) {
      it(`agree about ${name}`, () => {
        const without = withPicture({ [name]: undefined });
        assert.deepEqual([accepts(JSON.parse(without)), Boolean(readLock(without))], same(!required.includes(name)));
        for (const wrong of [null, [null], -1, { file: 7 }, name === 'options' || name === 'usage' ? 'x' : { x: 1 }]) {
          const text = withPicture({ [name]: wrong });
          assert.deepEqual([accepts(JSON.parse(text)), Boolean(readLock(text))], same(isFree(name, wrong)), text);
        }
      });
    }
    const same = (both: boolean) => [both, both];
    /** What the server or the API may say any way it likes. */
    const isFree = (name: string, value: unknown) =>
      ['options', 'usage'].includes(name) && typeof value === 'object' && value !== null && !Array.isArray(value);

    for (const [what, text] of Object.entries(foreign)) {
      if (!/path|drive|backslash|input|version|beside|pictures/.test(what)) continue;
      it(`refuse ${what}`, () => assert.equal(accepts(JSON.parse(text)), false));
    }
  });
});
