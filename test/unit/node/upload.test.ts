import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net, { type AddressInfo, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { isImageError } from '../../../src/core/wire/errors.ts';
import type { FilePart, Part } from '../../../src/core/wire/http.ts';
import { fileContent } from '../../../src/node/files.ts';
import { multipartBody } from '../../../src/node/multipart.ts';
import { PLAIN_NETWORK } from '../../../src/node/network-facts.ts';
import { createTransport } from '../../../src/node/transport.ts';
import { startStandIn } from '../../server/stand-in.ts';

const MEBIBYTE = 1024 * 1024;
const ROUTES = ['undici', 'editor'] as const;

describe('an upload', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'stipple-upload-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Bytes that differ from place to place, so that a chunk at the wrong place shows. */
  const file = (name: string, size: number) => {
    const bytes = Buffer.alloc(size);
    for (let at = 0; at + 4 <= size; at += 4096) bytes.writeUInt32LE(at, at);
    writeFileSync(path.join(folder, name), bytes);
    return { at: path.join(folder, name), bytes };
  };
  const part = async (at: string): Promise<FilePart> => ({
    name: 'image[]',
    filename: path.basename(at),
    contentType: 'image/png',
    content: await fileContent(at),
  });

  it('promises exactly the length that it sends, with bytes, files and fields in their order', async () => {
    const large = file('large.png', 1_300_001);
    const empty = file('empty.png', 0);
    const small = { name: 'mask', filename: 'a "b"\n.png', contentType: 'image/png', bytes: Buffer.from('mask') };
    const parts: Part[] = [{ name: 'prompt', value: 'ü' }, await part(large.at), await part(empty.at), small];
    for (const kept of [parts, parts.slice(0, 1), []]) {
      const { length, chunks } = multipartBody(kept, 'xyz');
      let sent = 0;
      for await (const chunk of chunks) sent += chunk.length;
      assert.equal(sent, length);
    }
    const { chunks } = multipartBody(parts, 'xyz');
    const copies: Buffer[] = [];
    for await (const chunk of chunks) copies.push(Buffer.from(chunk));
    const head = (name: string) => `Content-Disposition: form-data; name="${name}"`;
    const expected = [
      `--xyz\r\n${head('prompt')}\r\n\r\nü\r\n`,
      `--xyz\r\n${head('image[]')}; filename="large.png"\r\nContent-Type: image/png\r\n\r\n`,
      large.bytes,
      `\r\n--xyz\r\n${head('image[]')}; filename="empty.png"\r\nContent-Type: image/png\r\n\r\n`,
      `\r\n--xyz\r\n${head('mask')}; filename="a %22b%22%0A.png"\r\nContent-Type: image/png\r\n\r\nmask\r\n--xyz--\r\n`,
    ];
    assert.ok(Buffer.concat(copies).equals(Buffer.concat(expected.map((piece) => Buffer.from(piece)))));
  });

  for (const route of ROUTES) {
    describe(`by ${route}`, () => {
      const transport = createTransport(() => ({ ...PLAIN_NETWORK, route }));
      after(() => transport.close());
      const send = (url: string, parts: readonly Part[], signal = new AbortController().signal) =>
        transport.send({ method: 'POST', url, headers: {}, body: { kind: 'multipart', parts } }, signal);

      it('arrives byte for byte', async () => {
        const files = [1, 2, 3].map((number) => file(`${number}.png`, MEBIBYTE + number));
        const server = await listen(http.createServer(hashing));
        const reply = await send(server.url, await Promise.all(files.map(({ at }) => part(at))));
        const sha256 = files.reduce((sum, { bytes }) => sum.update(bytes), createHash('sha256')).digest('hex');
        const told = JSON.parse(await textOf(reply.body));
        assert.deepEqual(told, { length: told.promised, promised: told.promised, sha256 });
        await server.close();
      });

      it('arrives byte for byte where a disk hands it out in crumbs, all in one buffer', async () => {
        const [crumb, count] = [Buffer.alloc(5000), 1500];
        const expected = createHash('sha256');
        let given = 0;
        const open = async function* () {
          while (given < count) {
            yield crumb.fill(given++ % 251);
            expected.update(crumb);
          }
        };
        // Reads when the client has nothing more to do: the line is full then, and crumbs wait on this side of it.
        const waiting = async (request: http.IncomingMessage, response: http.ServerResponse) => {
          for (let before = -1; before < given; ) {
            before = given;
            for (let turns = 0; turns < 100; turns++) await turn();
          }
          assert.ok(given < count, 'the line has taken everything');
          hashing(request, response);
        };
        const server = await listen(http.createServer(waiting));
        const content = { size: crumb.length * count, open };
        const reply = await send(server.url, [{ name: 'image', filename: 'a', contentType: 'image/png', content }]);
        assert.equal(JSON.parse(await textOf(reply.body)).sha256, expected.digest('hex'));
        await server.close();
      });

      it('takes a few buffers, whatever its size', async () => {
        // Holes, which cost no disk.
        const holes = [1, 2, 3, 4].map((number) => path.join(folder, `hole-${number}`));
        for (const at of holes) {
          writeFileSync(at, '');
          truncateSync(at, 45 * MEBIBYTE);
        }
        const sink = await startSink();
        const start = process.memoryUsage().arrayBuffers;
        let peak = 0;
        let looks = 0;
        const look = () => {
          looks++;
          peak = Math.max(peak, process.memoryUsage().arrayBuffers - start);
        };
        const parts = await Promise.all(holes.map(async (at) => watch(await part(at), look)));
        const reply = await send(sink.url, parts);
        assert.ok(Number(await textOf(reply.body)) > 180 * MEBIBYTE);
        assert.ok(looks > 100 && peak < 10 * MEBIBYTE, `${peak} bytes above start in ${looks} looks`);
        sink.stop();
      });

      it('stops with clear words where a file is changed, shortened or gone', async () => {
        const changes: Readonly<Record<string, (at: string) => void>> = {
          touched: (at) => utimesSync(at, 1, 1),
          shortened: (at) => truncateSync(at, 100),
          gone: (at) => rmSync(at),
        };
        const server = await listen(http.createServer(hashing));
        for (const [name, change] of Object.entries(changes)) {
          const { at } = file(`${name}.png`, 200_000);
          const parts = [await part(at)];
          change(at);
          const error = await failure(send(server.url, parts));
          assert.ok(isImageError(error) && error.code === 'invalid-request', String(error));
          assert.match(error.message, new RegExp(`${name}\\.png (has changed since|cannot be read)`));
        }
        await server.close();
      });

      it('stops where a file is shortened under its hands', async () => {
        const { at } = file('melting.png', 20 * MEBIBYTE);
        const [melting] = [await part(at)];
        let chunks = 0;
        const server = await listen(http.createServer(hashing));
        const error = await failure(send(server.url, [watch(melting, () => ++chunks === 3 && truncateSync(at, 4096))]));
        assert.match(error.message, /melting\.png has changed since it was checked/);
        await server.close();
      });

      it('that is refused early is told by the answer, not by the reset', async () => {
        const { at } = file('refused.png', 16 * MEBIBYTE);
        const standIn = await startStandIn();
        standIn.next('body-too-large-early');
        const reply = await send(`${standIn.url}/images/edits`, [await part(at)]);
        assert.deepEqual([reply.status, /Too Large/.test(await textOf(reply.body))], [413, true]);
        await standIn.close();
        for (const [status, after] of [
          [413, 1],
          [401, 1],
          [413, 2 * MEBIBYTE],
        ] as const) {
          const server = await listen(net.createServer((socket) => refuse(socket, status, after)));
          for (let time = 0; time < 5; time++) {
            const early = await send(server.url, [await part(at)]);
            assert.deepEqual([early.status, await textOf(early.body)], [status, 'refused']);
          }
          await server.close();
        }
      });
    });
  }
});

/** Answers after some bytes of the request and resets, with the rest of it unread. */
function refuse(socket: Socket, status: number, after: number): void {
  let read = 0;
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    const before = read;
    read += chunk.length;
    if (before >= after || read < after) return;
    socket.pause();
    socket.write(`HTTP/1.1 ${status} No\r\ncontent-length: 7\r\n\r\nrefused`, () => socket.resetAndDestroy());
  });
}

/** Answers with the lengths and the hash over the contents of all parts. */
function hashing(request: http.IncomingMessage, response: http.ServerResponse): void {
  const sha256 = createHash('sha256');
  const boundary = Buffer.from(`--${/boundary=(.+)/.exec(request.headers['content-type'] ?? '')?.[1]}`);
  let length = 0;
  let rest: Buffer = Buffer.alloc(0);
  let inside = false;
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const mark = rest.indexOf(inside ? boundary : '\r\n\r\n');
      if (mark < 0) break;
      if (inside) sha256.update(rest.subarray(0, mark - 2));
      rest = rest.subarray(mark + (inside ? boundary.length : 4));
      inside = !inside;
    }
    if (inside && rest.length > 1024) {
      sha256.update(rest.subarray(0, rest.length - 1024));
      rest = rest.subarray(rest.length - 1024);
    }
  });
  request.on('error', () => {});
  request.on('end', () =>
    response.end(
      JSON.stringify({ length, promised: Number(request.headers['content-length']), sha256: sha256.digest('hex') }),
    ),
  );
}

function watch(part: FilePart | undefined, look: () => unknown): FilePart {
  assert.ok(part && 'content' in part);
  const { content } = part;
  const open = async function* () {
    for await (const chunk of content.open()) {
      look();
      yield chunk;
    }
  };
  return { ...part, content: { ...content, open } };
}

/** A server in a process of its own, so that its buffers are not counted; it answers with the number of bytes that came. */
async function startSink(): Promise<{ readonly url: string; stop(): void }> {
  const script = `
    const server = require('node:http').createServer((request, response) => {
      let length = 0;
      request.on('data', (chunk) => (length += chunk.length)).on('end', () => response.end(String(length)));
    });
    server.listen(0, '127.0.0.1', () => console.log(server.address().port));
  `;
  const child = spawn(process.execPath, ['--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = await once(child.stdout, 'data');
  return { url: `http://127.0.0.1:${String(port).trim()}/`, stop: () => child.kill() };
}

async function listen(server: net.Server): Promise<{ readonly url: string; close(): Promise<void> }> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of open) socket.destroy();
      }),
  };
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const chunk of body) text += Buffer.from(chunk).toString();
  return text;
}

async function failure(running: Promise<unknown>): Promise<Error> {
  return running.then(
    () => assert.fail('it did not fail'),
    (error: Error) => error,
  );
}
