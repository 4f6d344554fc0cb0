import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** SHA-256 of a file of this machine, in hexadecimal; it never lies in memory as a whole. */
export async function digestFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 512 * 1024 })) hash.update(chunk);
  return hash.digest('hex');
}
