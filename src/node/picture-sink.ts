import { setImmediate as nextTurn } from 'node:timers/promises';
import { MEBIBYTE } from '../core/model/rule.ts';
import type { CreateSink, PictureSink, PictureUse } from '../core/wire/picture-sink.ts';
import { type Blocks, createBlocks } from './blocks.ts';
import { createSpool, type Spool } from './spool.ts';

/** At most so much is left to write when the last byte has come, however large the picture. */
const BLOCK = MEBIBYTE / 2;

/**
 * A picture beyond that goes into a hidden file while it arrives, so that in the end it has but to be renamed. A preview is wanted
 * in memory, and only a very large one waits for its end in a file. What may be either is treated as a preview: those come more
 * often.
 */
const MEMORY_LIMITS: Readonly<Record<PictureUse, number>> = {
  picture: BLOCK,
  preview: 16 * MEBIBYTE,
  unknown: 16 * MEBIBYTE,
};

/**
 * Where the pictures of one answer go.
 * @param folder where they will be saved, if that is on this machine. There the hidden files lie, but none of a preview: nobody
 * wants to see them come and go
 */
export function createPictureSinks(folder: string | undefined): CreateSink {
  const blocks = createBlocks(BLOCK);
  return (use) => createPictureSink(use, use === 'preview' ? undefined : folder, blocks);
}

/** Speed, measured: base64 decodes at 5 to 7 GB/s in pieces of up to 96 KiB and at 1.3 GB/s beyond. */
function createPictureSink(use: PictureUse, folder: string | undefined, blocks: Blocks): PictureSink {
  /** Where the next bytes go, from `filled` on. */
  let block: Buffer | undefined;
  let filled = 0;
  /** The blocks before it, until there is a spool for them. */
  const full: Buffer[] = [];
  let passedOn = 0;
  let spool: Spool | undefined;

  return {
    length: () => passedOn + filled,
    decode: (characters) => {
      const expected = Math.floor((characters.length * 3) / 4);
      const target = blockFor(expected);
      const text = Buffer.from(characters.buffer, characters.byteOffset, characters.length).toString('latin1');
      if (target.write(text, filled, 'base64') !== expected) return false;
      filled += expected;
      return true;
    },
    append: (bytes) => {
      for (let at = 0; at < bytes.length; ) {
        const target = blockFor(1);
        const piece = bytes.subarray(at, at + target.length - filled);
        target.set(piece, filled);
        filled += piece.length;
        at += piece.length;
      }
    },
    busy: () => spool?.busy(),
    end,
    finish: async () => {
      end();
      return spool ? spool.finish() : collected();
    },
    discard: async () => {
      await spool?.discard();
    },
  };

  function blockFor(size: number): Buffer {
    if (block && filled + size > block.length) {
      const done = passOn(block);
      if (spool) spool.write(done);
      else full.push(done);
      if (!spool && passedOn > MEMORY_LIMITS[use]) {
        spool = createSpool(folder, blocks.give);
        for (const one of full.splice(0)) spool.write(one);
      }
      block = undefined;
    }
    block ??= blocks.take();
    return block;
  }

  /** Its filled part. */
  function passOn(one: Buffer): Buffer {
    const part = one.subarray(0, filled);
    passedOn += filled;
    filled = 0;
    return part;
  }

  function end(): void {
    if (!block) return;
    const rest = passOn(block);
    block = undefined;
    if (spool) spool.end(rest);
    else full.push(rest);
  }

  /** A block at a time, so that nobody else in this process waits for all of them. */
  async function collected(): Promise<Uint8Array> {
    // A plain array, not a Buffer: those travel to webviews as JSON, at a thousandth of the speed.
    const whole = new Uint8Array(Buffer.allocUnsafeSlow(passedOn).buffer);
    let at = 0;
    for (const part of full) {
      if (at > 0) await nextTurn();
      whole.set(part, at);
      at += part.length;
      blocks.give(part);
    }
    return whole;
  }
}
