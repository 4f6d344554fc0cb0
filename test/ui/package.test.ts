import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { packagedExtension } from './workbench.ts';

const FILES = [
  'LICENSE.txt',
  'changelog.md',
  'readme.md',
  'package.json',
  'package.nls.json',
  'dist/api.js',
  'dist/extension.js',
  'dist/inter.woff',
  'dist/open-picture.js',
  'dist/pixels.js',
  'dist/placeholder.js',
  'dist/preview.js',
  'dist/sharp.js',
  'dist/sharp/sharp-wasm32/index.cjs',
  'dist/sharp/sharp-wasm32/sharp-wasm32-0.35.5.node.wasm',
  'dist/studio.js',
  'dist/text.js',
  'dist/third-party-notices.txt',
  'dist/workshop.js',
  'media/icon.png',
  'media/preview.css',
  'media/studio-form.css',
  'media/studio-gallery.css',
  'media/studio-history.css',
  'media/studio-mask.css',
  'media/studio.css',
];

/** Of the script that has to be there before anything can be seen, packed. */
const STUDIO_LIMIT_BYTES = 60_000;

describe('the package', () => {
  const entries = entriesOf(readFileSync(packagedExtension));

  it('holds what runs and nothing else', () => {
    const files = [...entries.keys()].filter((name) => name.startsWith('extension/'));
    assert.deepEqual(files.map((name) => name.slice('extension/'.length)).sort(), [...FILES].sort());
  });

  it(`has a studio whose script is smaller than ${STUDIO_LIMIT_BYTES / 1000} KB`, () => {
    const size = entries.get('extension/dist/studio.js') ?? 0;
    assert.ok(size > 5000 && size < STUDIO_LIMIT_BYTES, `${size} bytes`);
  });
});

/** What a zip file's central directory lists: names with their sizes in bytes as packed, which for a script is by deflate. */
function entriesOf(zip: Buffer): ReadonlyMap<string, number> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const count = zip.readUInt16LE(end + 10);
  const entries = new Map<string, number>();
  for (let at = zip.readUInt32LE(end + 16), index = 0; index < count; index++) {
    const length = zip.readUInt16LE(at + 28);
    entries.set(zip.toString('utf8', at + 46, at + 46 + length), zip.readUInt32LE(at + 20));
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}
