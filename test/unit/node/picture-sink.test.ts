import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isSpooled, type PictureBytes, type SpooledPicture } from '../../../src/core/image/picture-bytes.ts';
import { createPictureSink } from '../../../src/node/picture-sink.ts';

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

  const filled = async (bytes: Uint8Array, place: string | undefined) => {
    const sink = createPictureSink(place);
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = Buffer.from(bytes.subarray(at, at + PIECE))
        .toString('base64')
        .replace(/=+$/, '');
      assert.ok(sink.decode(new TextEncoder().encode(piece)));
      await sink.busy();
    }
    assert.equal(sink.length(), bytes.length);
    return sink;
  };
  const spooled = async (place: string | undefined) => asSpooled(await (await filled(LARGE, place)).finish());

  for (const size of [0, 1, 65_536, 65_537, 3 * MEBIBYTE, 16 * MEBIBYTE]) {
    it(`stays in memory with ${size} bytes, as a plain array`, async () => {
      const bytes = await (await filled(LARGE.subarray(0, size), folder)).finish();
      assert.ok(!isSpooled(bytes) && !Buffer.isBuffer(bytes));
      assert.equal(Buffer.compare(bytes, LARGE.subarray(0, size)), 0);
      assert.deepEqual(await readdir(folder), []);
    });
  }

  it('lies in a hidden file of its folder beyond 16 MiB, whole', async () => {
    const picture = await spooled(folder);
    const [name] = await readdir(folder);
    assert.match(name ?? '', /^\.[\da-f]{8}\.stipple-tmp$/);
    assert.equal(picture.path, path.join(folder, name ?? ''));
    assert.equal(Buffer.compare(await readFile(picture.path), LARGE), 0);
    assert.equal(picture.length, LARGE.length);
    assert.equal(Buffer.compare(picture.head, LARGE.subarray(0, picture.head.length)), 0);
    assert.equal(Buffer.compare(picture.tail, LARGE.subarray(-picture.tail.length)), 0);
    assert.ok(picture.head.length >= 65_536 && picture.tail.length >= 4096);
    await picture.discard();
    assert.deepEqual(await readdir(folder), []);
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

  it('comes back in memory when the disk is full', async () => {
    const picture = await withFullDisk(() => filled(LARGE, folder).then((sink) => sink.finish()));
    assert.ok(!isSpooled(picture));
    assert.equal(Buffer.compare(picture, LARGE), 0);
    assert.deepEqual(await readdir(folder), []);
  });

  it('leaves no file, and nobody waiting for the exit, when it is given up on the way', async () => {
    const sink = await filled(LARGE.subarray(0, 20 * MEBIBYTE), folder);
    await sink.discard();
    assert.deepEqual(await readdir(folder), []);
    assert.equal(process.listeners('exit').filter(({ name }) => name === 'removeKept').length, 0);
  });

  it('takes downloaded bytes in pieces of any size', async () => {
    const sink = createPictureSink(folder);
    sink.append(LARGE.subarray(0, 5));
    sink.append(LARGE.subarray(5));
    const picture = asSpooled(await sink.finish());
    assert.equal(Buffer.compare(await picture.read(), LARGE), 0);
    await picture.discard();
  });

  it('takes nothing of what is no base64', async () => {
    const sink = createPictureSink(folder);
    for (const text of ['AA%A', 'AA A', 'AA==', 'A\nAA', 'AAA\u00e9']) {
      assert.equal(sink.decode(Buffer.from(text, 'latin1')), false, text);
      assert.equal(sink.length(), 0);
    }
    await sink.discard();
  });
});

function asSpooled(bytes: PictureBytes): SpooledPicture {
  assert.ok(isSpooled(bytes));
  return bytes;
}

/** Every write beyond 18 MiB fails as on a full disk. */
async function withFullDisk<T>(action: () => Promise<T>): Promise<T> {
  const { open } = await import('node:fs/promises');
  const probe = await open(__filename);
  const prototype = Object.getPrototypeOf(probe) as { write: (...call: unknown[]) => Promise<unknown> };
  await probe.close();
  const { write } = prototype;
  prototype.write = function (...call) {
    if (Number(call[3]) > 18 * MEBIBYTE) return Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    return write.apply(this, call);
  };
  try {
    return await action();
  } finally {
    prototype.write = write;
  }
}
