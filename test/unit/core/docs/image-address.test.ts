import assert from 'node:assert/strict';
import { namesPicture, readAddress, readAddressOf } from '../../../../src/core/docs/image-address.ts';

describe('the address of a picture', () => {
  const file = (path: string, rooted = false) => ({ kind: 'file', path, rooted });
  const alias = (path: string) => ({ kind: 'alias', path });
  const cases = {
    'a.png': file('a.png'),
    './img/a.png': file('./img/a.png'),
    '../a.png': file('../a.png'),
    ' a.png ': file('a.png'),
    '/img/a.png': file('img/a.png', true),
    'my%20image%C3%A4.png': file('my imageä.png'),
    'my\\ image.png': file('my image.png'),
    '100%.png': file('100%.png'),
    'a%zz%20b.png': file('a%zz b.png'),
    '%ff%20a.png': file('%ff%20a.png'),
    'a%23b.png': file('a#b.png'),
    'a%2520.png': file('a%20.png'),
    'a.png?v=1#x': file('a.png'),
    'a.png#x?y': file('a.png'),
    '<my image.png>': file('my image.png'),
    'img\\sub\\a.png': file('img/sub/a.png'),
    '..\\_static\\a.png': file('../_static/a.png'),
    '\\img\\a.png': file('img/a.png', true),
    'a\\_b\\(1\\).png': file('a_b(1).png'),
    'a&amp;b.png': file('a&b.png'),
    '@2x.png': file('@2x.png'),
    '~draft.png': file('~draft.png'),
    'icons/@2x.png': file('icons/@2x.png'),
    'a:b.png': { kind: 'other', scheme: 'a' },
    'https://example.com/a.png?x': { kind: 'web', url: 'https://example.com/a.png?x' },
    'HTTP://example.com/': { kind: 'web', url: 'HTTP://example.com/' },
    '//cdn.example/a.png': { kind: 'web', url: '//cdn.example/a.png' },
    'https://e.com/?a=1&amp;b=2': { kind: 'web', url: 'https://e.com/?a=1&b=2' },
    'data:image/png;base64,AA': { kind: 'other', scheme: 'data' },
    'blob:https://e.com/1': { kind: 'other', scheme: 'blob' },
    'file:///a.png': { kind: 'other', scheme: 'file' },
    'mailto:a@b.c': { kind: 'other', scheme: 'mailto' },
    'C:\\img\\a.png': alias('C:/img/a.png'),
    'd:/a.png': alias('d:/a.png'),
    '\\\\server\\share\\a.png': alias('//server/share/a.png'),
    '~@/assets/a.png': alias('~@/assets/a.png'),
    '@/assets/a.png': alias('@/assets/a.png'),
    '@components/a.png': alias('@components/a.png'),
    '~/a.png': alias('~/a.png'),
    '~package/a.png': alias('~package/a.png'),
    '#assets/a.png': alias('#assets/a.png'),
    '$lib/a.png': alias('$lib/a.png'),
  } as const;
  for (const [link, address] of Object.entries(cases)) {
    it(`${link} is ${JSON.stringify(address)}`, () => assert.deepEqual(readAddress(link), address));
  }

  for (const link of ['', '  ', '<>', '#top', '?x=1', '/', '///']) {
    it(`“${link}” leads to no file`, () => assert.notEqual(readAddress(link)?.kind, 'file'));
  }

  const inFolder = [
    ['a.png', 'images', file('images/a.png')],
    ['a.png', './images/', file('./images/a.png')],
    ['/a.png', 'images', file('a.png', true)],
    ['a.png', '/images', file('images/a.png', true)],
    ['a.png', 'https://cdn.example', { kind: 'web', url: 'https://cdn.example/a.png' }],
    ['https://e.com/a.png', 'images', { kind: 'web', url: 'https://e.com/a.png' }],
  ] as const;
  for (const [link, base, address] of inFolder) {
    it(`${link} in ${base} is ${JSON.stringify(address)}`, () =>
      assert.deepEqual(readAddressOf({ link, base }), address));
  }

  it('names a picture by its extension', () => {
    const named = ['a.png', 'A.JPG', 'x/a.webp?v=1', 'a.svg#b', 'a.jpeg', 'a.avif', 'a.gif'];
    const others = ['a.js', 'a.png.js', 'png', 'a.css?x=a.pngx', 'a.woff2', 'https://e.com/'];
    assert.deepEqual(
      named.filter((link) => !namesPicture(link)),
      [],
    );
    assert.deepEqual(others.filter(namesPicture), []);
  });
});
