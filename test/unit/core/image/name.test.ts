import assert from 'node:assert/strict';
import { fillTemplate, formatOfName, numbered, slugOf } from '../../../../src/core/image/name.ts';

describe('a file name', () => {
  const slugs = {
    'A red fox': 'a-red-fox',
    '  A red   fox, on a hill!  ': 'a-red-fox-on-a-hill',
    'Ein Haus am Zürichsee': 'ein-haus-am-zurichsee',
    "The fox's den": 'the-foxs-den',
    一只红色的狐狸: '一只红色的狐狸',
    '한국어 여우': '한국어-여우',
    '../../etc/passwd': 'etc-passwd',
    'C:\\temp\\x': 'c-temp-x',
    CON: 'con-image',
    '🦊🦊': 'image',
    '': 'image',
  } as const;
  for (const [prompt, slug] of Object.entries(slugs)) {
    it(`of “${prompt}” is ${slug}`, () => assert.equal(slugOf(prompt), slug));
  }

  it('ends at a word within sixty characters', () => {
    const slug = slugOf('an extraordinarily detailed illustration of a red fox on a hill at sunset in autumn');
    assert.equal(slug, 'an-extraordinarily-detailed-illustration-of-a-red-fox-on-a');
  });

  it('is cut within a word that is longer than that', () => {
    assert.equal(slugOf('x'.repeat(300)), 'x'.repeat(60));
  });

  it('is made from a template', () => {
    const facts = { prompt: 'A fox', model: 'gpt-image-2', size: '640x360', now: new Date(2026, 10, 21, 9, 5, 7) };
    assert.equal(
      fillTemplate('${date}/${slug}-${model}_${size}-${time}-${other}', facts),
      '2026-11-21/a-fox-gpt-image-2_640x360-090507-${other}',
    );
  });

  it('is numbered from the second on', () => {
    assert.deepEqual(
      [1, 2, 3].map((attempt) => numbered('fox', attempt)),
      ['fox', 'fox-2', 'fox-3'],
    );
  });

  it('promises a format by its extension', () => {
    const names = ['a.PNG', 'a.jpg', 'a.JPEG', 'a.webp', 'a.gif', 'a.svg', 'a.txt', 'a', 'folder.d/'];
    assert.deepEqual(names.map(formatOfName), [
      'png',
      'jpeg',
      'jpeg',
      'webp',
      'gif',
      'svg',
      undefined,
      undefined,
      undefined,
    ]);
  });
});
