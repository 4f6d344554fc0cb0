import assert from 'node:assert/strict';
import {
  convertedMaking,
  lockedPicture,
  type MadeFrom,
  type Making,
  makingOf,
  scaledMaking,
} from '../../../../src/core/recipe/making.ts';
import type { Recipe } from '../../../../src/core/recipe/recipe.ts';
import { HASH } from './locked.ts';

const FOLDER = 'file:///home/me/my%20site';
const OUTPUT = { sha256: HASH, width: 64, height: 32, format: 'png', bytes: 99 } as const;
const DATE = new Date('2026-11-28T08:00:00Z');

const making = (recipe: Partial<Recipe> = {}, facts: Partial<Parameters<typeof makingOf>[0]> = {}): Making =>
  makingOf({
    recipe: { operation: 'generate', options: {}, image: [], ...recipe },
    inputs: { image: [] },
    request: { model: 'gpt-image-2', options: { prompt: 'A red fox', model: 'gpt-image-2', size: '64x32' } },
    done: [],
    date: DATE,
    ...facts,
  });

describe('how a picture was made', () => {
  it('is what was sent, without what is of the transport or the person', () => {
    const options = {
      prompt: 'A red fox',
      model: 'gpt-image-2',
      n: 3,
      size: '64x32',
      quality: 'low',
      partial_images: 2,
      stream: true,
      response_format: 'b64_json',
      user: 'me@example.com',
      safety_identifier: 'x',
    };
    const made = making({ origin: 'alt' }, { request: { model: 'gpt-image-2', options } });
    assert.deepEqual(lockedPicture(made, OUTPUT, FOLDER), {
      prompt: 'A red fox',
      origin: 'alt',
      operation: 'generate',
      model: 'gpt-image-2',
      options: { size: '64x32', quality: 'low' },
      ...OUTPUT,
      date: '2026-11-28T08:00:00.000Z',
    });
  });

  it('names the server by its host alone', () => {
    assert.equal(
      making({}, { server: 'https://me:secret@images.example.com:8443/v1?key=1' }).server,
      'images.example.com:8443',
    );
  });

  it('tells the template where it differs from the prompt', () => {
    assert.equal(making({ template: 'A {{colour}} fox' }).template, 'A {{colour}} fox');
    assert.ok(!('template' in making({ template: 'A red fox' })));
  });

  it('tells what was done to what was delivered', () => {
    const edit = making({ operation: 'edit', keep_outside_mask: true }, { done: ['composited'] });
    const facts = { parent: `${FOLDER}/a.png`, target: { width: 9, height: 7 }, date: new Date(0) };
    const scaled = scaledMaking({ ...edit, cost_usd: 0.5, cost_approximate: true, usage: { total_tokens: 1 } }, facts);
    const picture = lockedPicture(convertedMaking(scaled), OUTPUT, FOLDER);
    assert.deepEqual(picture.done, ['composited', 'resized', 'converted']);
    assert.deepEqual([picture.parent, picture.target, picture.cost_usd], ['a.png', '9x7', 0]);
    assert.ok(!('usage' in picture) && !('cost_approximate' in picture));
    assert.equal(picture.date, '1970-01-01T00:00:00.000Z');
  });

  const inputs: readonly (readonly [what: string, input: MadeFrom, expected: object])[] = [
    [
      'a file of the folder',
      { name: `${FOLDER}/images/my%20fox.png`, sha256: HASH },
      { file: 'images/my fox.png', sha256: HASH },
    ],
    [
      'a file beside the folder',
      { name: 'file:///home/me/my%20site2/fox.png', sha256: HASH },
      { name: 'fox.png', sha256: HASH },
    ],
    [
      'a file elsewhere',
      { name: 'file:///home/me/holi%20day.jpg', sha256: HASH },
      { name: 'holi day.jpg', sha256: HASH },
    ],
    ['a file that is gone', { name: `${FOLDER}/fox.png` }, { file: 'fox.png' }],
    ['an address', { name: 'https://example.com/a.png?w=100#top' }, { url: 'https://example.com/a.png?w=100' }],
    ['an address with a password', { name: 'https://me:pw@example.com/a.png' }, { url: 'https://example.com/a.png' }],
    [
      'an address that lets in who knows it',
      { name: 'https://example.com/a.png?w=1&X-Amz-Signature=abc' },
      { url: 'https://example.com/a.png' },
    ],
    ['an id of the API', { name: 'file-AbCdEfGhIj' }, { file_id: 'file-AbCdEfGhIj' }],
  ];
  for (const [what, input, expected] of inputs) {
    it(`names ${what} so that it means the same to others and no more`, () => {
      const made: Making = { ...making({ operation: 'edit' }), image: [input], mask: input, markup: input };
      const { image, mask, markup, parent } = lockedPicture(made, OUTPUT, FOLDER);
      assert.deepEqual([image, mask, markup], [[expected], expected, expected]);
      assert.equal(parent, 'file' in expected ? expected.file : undefined);
    });
  }
});
