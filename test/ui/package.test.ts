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
  'dist/placeholder.js',
  'dist/preview.js',
  'dist/sharp/sharp-wasm32/index.cjs',
  'dist/sharp/sharp-wasm32/sharp-wasm32-0.35.5.node.wasm',
  'dist/text.js',
  'dist/third-party-notices.txt',
  'dist/workshop.js',
  'media/icon.png',
  'media/preview.css',
];

describe('the package', () => {
  it('holds what runs and nothing else', () => {
    const files = entriesOf(readFileSync(packagedExtension)).filter((name) => name.startsWith('extension/'));
    assert.deepEqual(files.map((name) => name.slice('extension/'.length)).sort(), [...FILES].sort());
  });
});

/** The names in a zip file's central directory. */
function entriesOf(zip: Buffer): string[] {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const count = zip.readUInt16LE(end + 10);
  const names: string[] = [];
  for (let at = zip.readUInt32LE(end + 16), index = 0; index < count; index++) {
    const length = zip.readUInt16LE(at + 28);
    names.push(zip.toString('utf8', at + 46, at + 46 + length));
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return names;
}
