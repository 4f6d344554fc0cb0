import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isSpooled, type PictureBytes, type SpooledPicture } from '../../../src/core/image/picture-bytes.ts';
import type { PictureSink, PictureUse } from '../../../src/core/wire/picture-sink.ts';
import { createPictureSinks } from '../../../src/node/picture-sink.ts';

const MEBIBYTE = 1024 * 1024;
const PIECE = 48 * 1024;
/** 24 MiB whose bytes tell where they stand. */
const LARGE = new Uint8Array(new Uint32Array(6 * MEBIBYTE).map((_, index) => index * 2_654_435_761).buffer);

describe('a picture that arrives', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'stipple-sink-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const fill = async (sink: PictureSink, bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length; at += PIECE) {
      assert.ok(sink.decode(base64(bytes.subarray(at, at + PIECE))));
      await sink.busy();
    }
    assert.equal(sink.length(), bytes.length);
    return sink;
  };
  const filled = (bytes: Uint8Array, place: string | undefined, use: PictureUse = 'picture') =>
    fill(createPictureSinks(place)(use), bytes);
  const spooled = async (place: string | undefined, bytes = LARGE) =>
    asSpooled(await (await filled(bytes, place)).finish());

  const kept: readonly (readonly [use: PictureUse, bytes: number])[] = [
    ['picture', 0],
    ['picture', 1],
    ['picture', 65_537],
    ['picture', MEBIBYTE / 2],
    ['preview', MEBIBYTE],
    ['preview', 16 * MEBIBYTE],
    ['unknown', 16 * MEBIBYTE],
  ];
  for (const [use, size] of kept) {
    it(`stays in memory as a ${use} of ${size} bytes, as a plain array of no more than its bytes`, async () => {
      const bytes = await (await filled(LARGE.subarray(0, size), folder, use)).finish();
      assert.ok(!isSpooled(bytes) && !Buffer.isBuffer(bytes));
      assert.equal(bytes.buffer.byteLength, size);
      assert.equal(Buffer.compare(bytes, LARGE.subarray(0, size)), 0);
      assert.deepEqual(await readdir(folder), []);
    });
  }

  const written: readonly (readonly [use: PictureUse, bytes: number])[] = [
    ['picture', MEBIBYTE + 1],
    ['picture', 3 * MEBIBYTE - 7],
    ['picture', LARGE.length],
    ['unknown', LARGE.length],
  ];
  for (const [use, size] of written) {
    it(`lies in a hidden file of its folder as a ${use} of ${size} bytes, whole`, async () => {
      const whole = LARGE.subarray(0, size);
      const picture = asSpooled(await (await filled(whole, folder, use)).finish());
      const [name] = await readdir(folder);
      assert.match(name ?? '', /^\.[\da-f]{8}\.stipple-tmp$/);
      assert.equal(picture.path, path.join(folder, name ?? ''));
      assert.equal(Buffer.compare(await readFile(picture.path), whole), 0);
      assert.equal(picture.length, size);
      const { head, tail } = picture;
      assert.equal(Buffer.compare(head, whole.subarray(0, head.length)), 0);
      assert.equal(Buffer.compare(tail, whole.subarray(-tail.length)), 0);
      assert.ok(head.length >= 256 * 1024 && tail.length >= 64 * 1024, `${head.length} and ${tail.length} bytes`);
      await picture.discard();
      assert.deepEqual(await readdir(folder), []);
    });
  }

  it('lies among the temporary files as a preview of more than 16 MiB, and never in the folder', async () => {
    const sink = await filled(LARGE, folder, 'preview');
    assert.deepEqual(readdirSync(folder), []);
    const picture = asSpooled(await sink.finish());
    assert.equal(path.dirname(picture.path), tmpdir());
    assert.equal(Buffer.compare(await picture.read(), LARGE), 0);
    await picture.discard();
    await assert.rejects(stat(picture.path), { code: 'ENOENT' });
  });

  it('is not touched by the others of its answer, although they use the same memory', async () => {
    const createSink = createPictureSinks(folder);
    const parts = [0, 3, 6, 9].map((start) => LARGE.subarray(start * MEBIBYTE, (start + 3) * MEBIBYTE));
    const uses: readonly PictureUse[] = ['preview', 'unknown', 'picture', 'picture'];
    const pictures: PictureBytes[] = [];
    for (const [index, part] of parts.entries()) {
      pictures.push(await (await fill(createSink(uses[index] ?? 'picture'), part)).finish());
    }
    for (const [index, bytes] of pictures.entries()) {
      const whole = isSpooled(bytes) ? await bytes.read() : bytes;
      assert.equal(Buffer.compare(whole, parts[index] ?? LARGE), 0, `picture ${index}`);
      if (isSpooled(bytes)) assert.equal(Buffer.compare(bytes.head, whole.subarray(0, bytes.head.length)), 0);
      if (isSpooled(bytes)) await bytes.discard();
    }
  });

  it('is not touched by another that arrives at the same time', async () => {
    const createSink = createPictureSinks(folder);
    const [one, other] = [LARGE.subarray(0, 5 * MEBIBYTE), LARGE.subarray(7 * MEBIBYTE, 12 * MEBIBYTE)];
    const pictures = await Promise.all(
      [one, other].map(async (bytes) => asSpooled(await (await fill(createSink('picture'), bytes)).finish())),
    );
    for (const [index, picture] of pictures.entries()) {
      assert.equal(Buffer.compare(await picture.read(), index === 0 ? one : other), 0, `picture ${index}`);
      await picture.discard();
    }
  });

  it('needs no more memory than a few blocks, however large it is', async () => {
    const sink = createPictureSinks(folder)('picture');
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    for (let at = 0; at < LARGE.length; at += PIECE) {
      sink.append(LARGE.subarray(at, at + PIECE));
      await sink.busy();
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    }
    assert.ok(most < 5 * MEBIBYTE, `${most} bytes`);
    await sink.discard();
  });

  it('is on its way to the disk to the last byte when it has ended, before anybody asks for it', async () => {
    const sink = await filled(LARGE.subarray(0, 2 * MEBIBYTE), folder);
    sink.end();
    assert.equal(sink.length(), 2 * MEBIBYTE);
    const picture = asSpooled(await sink.finish());
    assert.equal(Buffer.compare(await picture.read(), LARGE.subarray(0, 2 * MEBIBYTE)), 0);
    await picture.discard();
  });

  it('is moved away by a new name, and discarding it then takes nothing away', async () => {
    const picture = await spooled(folder);
    const target = path.join(folder, 'fox.png');
    await rename(picture.path, target);
    assert.equal(Buffer.compare(await picture.read(), LARGE), 0);
    await picture.discard();
    await picture.discard();
    assert.equal((await stat(target)).size, LARGE.length);
    assert.equal((await stat(target)).mode & 0o777, 0o666 & ~process.umask());
  });

  it('removes nothing and waits for no exit once it is told that it was moved', async () => {
    const picture = await spooled(folder);
    await rename(picture.path, path.join(folder, 'fox.png'));
    picture.moved();
    await writeFile(picture.path, 'of somebody else');
    assert.equal(waitingForExit(), 0);
    await picture.discard();
    assert.equal((await readdir(folder)).length, 2);
  });

  it('goes to the nearest folder that exists, and leaves the others unmade', async () => {
    const picture = await spooled(path.join(folder, 'a/b'));
    assert.equal(path.dirname(picture.path), folder);
    await picture.discard();
    assert.deepEqual(await readdir(folder), []);
  });

  it('goes to the temporary files where no folder is known, for nobody else to read', async () => {
    const picture = await spooled(undefined);
    assert.equal(path.dirname(picture.path), tmpdir());
    assert.equal((await stat(picture.path)).mode & 0o077, 0);
    await picture.discard();
    await assert.rejects(stat(picture.path), { code: 'ENOENT' });
  });

  it('is still there when its folder is gone', async () => {
    const inner = path.join(folder, 'inner');
    await mkdir(inner);
    const picture = await spooled(inner);
    await rm(inner, { recursive: true });
    assert.equal(Buffer.compare(await picture.read(), LARGE), 0);
    await picture.discard();
  });

  for (const [when, from] of [
    ['is full from the start', 0],
    ['becomes full on the way', 10 * MEBIBYTE + 1],
    ['becomes full at the end', LARGE.length - 70_000],
  ] as const) {
    it(`comes back in memory when the disk ${when}`, async () => {
      const picture = await withFullDisk(from, () => filled(LARGE, folder).then((sink) => sink.finish()));
      assert.ok(!isSpooled(picture));
      assert.equal(Buffer.compare(picture, LARGE), 0);
      assert.deepEqual(await readdir(folder), []);
    });
  }

  it('leaves no file, and nobody waiting for the exit, when it is given up on the way', async () => {
    const sink = await filled(LARGE.subarray(0, 20 * MEBIBYTE), folder);
    assert.equal(readdirSync(folder).length, 1);
    await sink.discard();
    assert.deepEqual(await readdir(folder), []);
    assert.equal(waitingForExit(), 0);
  });

  it('takes downloaded bytes in pieces of any size', async () => {
    const sink = createPictureSinks(folder)('picture');
    sink.append(LARGE.subarray(0, 5));
    sink.append(LARGE.subarray(5));
    const picture = asSpooled(await sink.finish());
    assert.equal(Buffer.compare(await picture.read(), LARGE), 0);
    await picture.discard();
  });

  it('takes nothing of what is no base64', async () => {
    const sink = createPictureSinks(folder)('picture');
    for (const text of ['AA%A', 'AA A', 'AA==', 'A\nAA', 'AAA\u00e9']) {
      assert.equal(sink.decode(Buffer.from(text, 'latin1')), false, text);
      assert.equal(sink.length(), 0);
    }
    await sink.discard();
  });
});

function base64(bytes: Uint8Array): Uint8Array {
  return new TextEncoder().encode(Buffer.from(bytes).toString('base64').replace(/=+$/, ''));
}

function asSpooled(bytes: PictureBytes): SpooledPicture {
  assert.ok(isSpooled(bytes));
  return bytes;
}

function waitingForExit(): number {
  return process.listeners('exit').filter(({ name }) => name === 'removeKept').length;
}

/** Every write that goes beyond `limit` bytes of its file fails as on a full disk. */
async function withFullDisk<T>(limit: number, action: () => Promise<T>): Promise<T> {
  const { open } = await import('node:fs/promises');
  const probe = await open(__filename);
  const prototype = Object.getPrototypeOf(probe) as { write: (...call: unknown[]) => Promise<unknown> };
  await probe.close();
  const { write } = prototype;
  prototype.write = function (...call) {
    const [, , length, position] = call.map(Number);
    if (Number(position) + Number(length) > limit) {
      return Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    }
    return write.apply(this, call);
  };
  try {
    return await action();
  } finally {
    prototype.write = write;
  }
}
