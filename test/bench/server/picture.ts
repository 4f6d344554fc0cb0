import { createCipheriv, createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const DATA_CHUNK_BYTES = 64 * 1024;
/** Length, type and check sum of a chunk. */
const CHUNK_FRAME_BYTES = 12;

/**
 * A PNG of exactly so many bytes in every outward respect: signature, header, data chunks with check sums, end. The data is noise
 * (compressed pixels look the same), always the same for the same size and seed.
 */
export function createPicture(bytes: number, seed: string): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(1024, 0);
  header.writeUInt32BE(1024, 4);
  header.set([8, 2], 8);
  const head = Buffer.concat([SIGNATURE, chunk('IHDR', header)]);
  const tail = chunk('IEND', Buffer.alloc(0));
  const key = createHash('sha256').update(`${seed} ${bytes}`).digest().subarray(0, 16);
  const noise = createCipheriv('aes-128-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(bytes));
  const chunks: Buffer[] = [];
  for (let left = bytes - head.length - tail.length; left > 0; ) {
    const isLast = left <= DATA_CHUNK_BYTES + 2 * CHUNK_FRAME_BYTES;
    const size = isLast ? left - CHUNK_FRAME_BYTES : DATA_CHUNK_BYTES;
    chunks.push(chunk('IDAT', noise.subarray(left - CHUNK_FRAME_BYTES - size, left - CHUNK_FRAME_BYTES)));
    left -= size + CHUNK_FRAME_BYTES;
  }
  return Buffer.concat([head, ...chunks, tail], bytes);
}

function chunk(type: string, data: Buffer): Buffer {
  const whole = Buffer.alloc(data.length + CHUNK_FRAME_BYTES);
  whole.writeUInt32BE(data.length, 0);
  whole.write(type, 4, 'latin1');
  data.copy(whole, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, -4)), whole.length - 4);
  return whole;
}
