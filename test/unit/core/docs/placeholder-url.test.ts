import assert from 'node:assert/strict';
import { readPlaceholderUrl } from '../../../../src/core/docs/placeholder-url.ts';

/** `host` is told apart. */
const CASES: Readonly<Record<string, object>> = {
  'https://placehold.co/600x400': { width: 600, height: 400 },
  'https://placehold.co/400': { width: 400, height: 400 },
  'https://placehold.co/600x400/png': { width: 600, height: 400, format: 'png' },
  'https://placehold.co/600x400@2x.png': { width: 1200, height: 800, format: 'png' },
  'https://placehold.co/600x400@3x/orange/white.webp': {
    ...{ width: 1800, height: 1200, format: 'webp', background: 'orange', foreground: 'white' },
  },
  'https://placehold.co/600x400/000000/FFF/jpg?text=Hello+World&font=roboto': {
    ...{ width: 600, height: 400, text: 'Hello World', format: 'jpeg', background: '#000000', foreground: '#fff' },
  },
  'https://placehold.co/600x400/transparent/F00?text=A%5CnB&amp;font=lato': {
    ...{ width: 600, height: 400, text: 'A B', background: 'transparent', foreground: '#f00' },
  },
  '//placehold.co/600x400.svg': { width: 600, height: 400, format: 'svg' },
  'https://via.placeholder.com/150': { width: 150, height: 150 },
  'https://via.placeholder.com/350x150.png/09f/fff?text=Hi': {
    ...{ width: 350, height: 150, format: 'png', background: '#09f', foreground: '#fff', text: 'Hi' },
  },
  'https://via.placeholder.com/300/09f.png/fff': {
    ...{ width: 300, height: 300, format: 'png', background: '#09f', foreground: '#fff' },
  },
  'https://via.placeholder.com/150/0000FF/808080/?Text=Digital.com': {
    ...{ width: 150, height: 150, background: '#0000ff', foreground: '#808080', text: 'Digital.com' },
  },
  'http://via.placeholder.com/640x360?A%20boat': { width: 640, height: 360, text: 'A boat' },
  'http://placehold.it/350x150': { width: 350, height: 150 },
  'http://www.placehold.it/350x150/ff0000/00ff00&text=hello': {
    ...{ width: 350, height: 150, background: '#ff0000', foreground: '#00ff00', text: 'hello' },
  },
  'https://placeholder.com/640x360': { width: 640, height: 360 },
  'https://dummyimage.com/600x400/000/fff': { width: 600, height: 400, background: '#000', foreground: '#fff' },
  'https://dummyimage.com/600x400/000/fff.png&text=Hello+you': {
    ...{ width: 600, height: 400, background: '#000', foreground: '#fff', format: 'png', text: 'Hello you' },
  },
  'https://dummyimage.com/300.gif': { width: 300, height: 300, format: 'gif' },
  'https://dummyimage.com/640x4:3/': { width: 640, height: 480 },
  'https://dummyimage.com/16:9x1080/': { width: 1920, height: 1080 },
  'https://dummyimage.com/leaderboard/eee': { width: 728, height: 90, background: '#eee' },
  'https://dummyimage.com/vga': { width: 640, height: 480 },
  'https://picsum.photos/200/300': { width: 200, height: 300 },
  'https://picsum.photos/200': { width: 200, height: 200 },
  'https://picsum.photos/id/237/200/300.jpg': { width: 200, height: 300, format: 'jpeg' },
  'https://picsum.photos/seed/mountain-lake/640/480': { width: 640, height: 480, text: 'mountain lake' },
  'https://picsum.photos/seed/42/640/480.webp?grayscale&blur=2': {
    ...{ width: 640, height: 480, format: 'webp', grayscale: true },
  },
  'https://source.unsplash.com/random/800x600/?cats': { width: 800, height: 600, text: 'cats' },
  'https://source.unsplash.com/800x600?cats,dogs&sig=12': { width: 800, height: 600, text: 'cats dogs' },
  'https://source.unsplash.com/featured/?snow+mountain': { width: 1080, height: 720, text: 'snow mountain' },
  'https://source.unsplash.com/collection/190727/1600x900': { width: 1600, height: 900 },
  'https://placekitten.com/200/300': { width: 200, height: 300, text: 'kitten' },
  'http://placekitten.com/g/200/300': { width: 200, height: 300, text: 'kitten', grayscale: true },
  'https://placebear.com/400/300.jpg': { width: 400, height: 300, text: 'bear' },
  'https://placebeard.it/640x360': { width: 640, height: 360, text: 'beard' },
  'https://loremflickr.com/320/240/dog': { width: 320, height: 240, text: 'dog' },
  'https://loremflickr.com/g/320/240/paris,girl/all': {
    ...{ width: 320, height: 240, text: 'paris girl', grayscale: true },
  },
  'https://loremflickr.com/320/240': { width: 320, height: 240 },
  'https://fakeimg.pl/350x200/ff0000,128/000,255/?text=Hello&font=lobster': {
    ...{ width: 350, height: 200, background: '#ff0000', foreground: '#000', text: 'Hello' },
  },
  'http://lorempixel.com/400/200/sports/1/Dummy-Text': { width: 400, height: 200, text: 'Dummy-Text' },
  'http://lorempixel.com/g/400/200/city': { width: 400, height: 200, text: 'city', grayscale: true },
  'https://placeimg.com/640/480/animals/grayscale': { width: 640, height: 480, text: 'animals', grayscale: true },
  'https://placeimg.com/640/480/any': { width: 640, height: 480 },
  'https://baconmockup.com/300/200': { width: 300, height: 200, text: 'bacon' },
  'https://fpoimg.com/300x250?text=Preview&bg_color=e6e6e6&text_color=8F8F8F': {
    ...{ width: 300, height: 250, text: 'Preview', background: '#e6e6e6', foreground: '#8f8f8f' },
  },
  'https://dummyjson.com/image/400x200/008080/ffffff?text=Hi!&type=webp': {
    ...{ width: 400, height: 200, background: '#008080', foreground: '#ffffff', text: 'Hi!', format: 'webp' },
  },
  'https://images.placeholders.dev/?width=1055&height=100&text=Hello&bgColor=%23f7f6f6&textColor=rgb(1,2,3)': {
    ...{ width: 1055, height: 100, text: 'Hello', background: '#f7f6f6' },
  },
};

describe('the address of a placeholder', () => {
  for (const [link, expected] of Object.entries(CASES)) {
    it(link, () => {
      const { host, ...rest } = readPlaceholderUrl(link) ?? {};
      assert.deepEqual(rest, expected);
      assert.ok(host && link.includes(host), host);
    });
  }

  for (const link of [
    'https://example.com/600x400',
    'https://placehold.co/',
    'https://placehold.co/about',
    'https://placehold.co/0x400',
    'https://placehold.co/99999x400',
    'https://placehold.co.evil.example/600x400',
    'https://evil.example/placehold.co/600x400',
    'ftp://placehold.co/600x400',
    'placehold.co/600x400',
    'https://picsum.photos/images',
    'https://dummyjson.com/products/1',
    'https://images.unsplash.com/photo-1?w=800',
    'https://constructor/600x400',
    'https://[/600x400',
    '',
  ]) {
    it(`is not “${link}”`, () => assert.equal(readPlaceholderUrl(link), undefined));
  }
});
