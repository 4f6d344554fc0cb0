import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';

interface Entry {
  readonly name: string;
  /** As packed, in bytes, which for a script is by deflate. */
  readonly size: number;
  /** Where its own header stands. */
  readonly at: number;
}

/** What a zip file's central directory lists: names with their sizes in bytes as packed. */
export function entriesOf(zip: Buffer): ReadonlyMap<string, number> {
  return new Map(directoryOf(zip).map(({ name, size }) => [name, size]));
}

/** Writes all files of a zip below a folder. */
export function unpack(zip: Buffer, folder: string): void {
  for (const { name, size, at } of directoryOf(zip)) {
    const from = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
    const packed = zip.subarray(from, from + size);
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, zip.readUInt16LE(at + 8) === 0 ? packed : inflateRawSync(packed));
  }
}

function directoryOf(zip: Buffer): readonly Entry[] {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const count = zip.readUInt16LE(end + 10);
  const entries: Entry[] = [];
  for (let at = zip.readUInt32LE(end + 16), index = 0; index < count; index++) {
    const length = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + length);
    entries.push({ name, size: zip.readUInt32LE(at + 20), at: zip.readUInt32LE(at + 42) });
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}
