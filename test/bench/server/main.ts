import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Case, DELAY_MS, type Line, readPath } from '../cases.ts';
import { plainAnswer, type Stretch, streamAnswer } from './answer.ts';
import { sendOver } from './line.ts';
import { createPicture } from './picture.ts';
import { createRelay } from './relay.ts';

/** What the bench asks this process over IPC, and what it answers. */
export type Question =
  | { readonly ask: 'hash'; readonly pictureBytes: number }
  | { readonly ask: 'run'; readonly run: string };

/** SHA-256 of the picture of that size, in hexadecimal. */
export type HashAnswer = string;

export interface RunAnswer {
  /** When the system took the last byte of the answer; milliseconds of clock.ts. */
  readonly lastByteAt: number;
  /** Of the request's body. */
  readonly receivedBytes: number;
}

export type Ports = Readonly<Record<Line, number>>;

interface Run {
  readonly port: number;
  readonly lastByteAt: number;
  readonly receivedBytes: number;
}

const [, , keyFile, certificateFile] = process.argv;
const runs = new Map<string, Run>();
const plain = createServer(answer);
const secure = createSecureServer(
  { key: readFileSync(keyFile ?? ''), cert: readFileSync(certificateFile ?? '') },
  answer as RequestListener,
);
const relay = createRelay(() => portOf(plain), DELAY_MS / 2);

Promise.all([plain, secure, relay.server].map(listen)).then(() => {
  const ports: Ports = { plain: portOf(plain), tls: portOf(secure), delayed: portOf(relay.server) };
  process.send?.(ports);
});

process.on('message', (question: Question) => process.send?.(reply(question)));
process.on('disconnect', () => process.exit());

function reply(question: Question): HashAnswer | RunAnswer {
  if (question.ask === 'hash') {
    return createHash('sha256').update(picture(question.pictureBytes, 'final')).digest('hex');
  }
  const run = runs.get(question.run);
  if (!run) throw new Error(`nobody asked for run ${question.run}`);
  return { lastByteAt: relay.lastByteAt(run.port) ?? run.lastByteAt, receivedBytes: run.receivedBytes };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = readPath(request.url ?? '');
  if (!asked) {
    response.writeHead(404).end();
    return;
  }
  const { receivedBytes, wantsStream } = await readRequest(request);
  response.writeHead(200, { 'content-type': wantsStream ? 'text/event-stream' : 'application/json' });
  const port = request.socket.remotePort ?? 0;
  const lastByteAt = await sendOver(response, answerBytes(asked.wanted, wantsStream), asked.wanted.bytesPerSecond);
  runs.set(asked.run, { port, lastByteAt, receivedBytes });
  response.end();
}

async function readRequest(
  request: IncomingMessage,
): Promise<{ readonly receivedBytes: number; readonly wantsStream: boolean }> {
  if (request.headers['content-type']?.startsWith('application/json')) {
    const body = await text(request);
    return { receivedBytes: Buffer.byteLength(body), wantsStream: JSON.parse(body).stream === true };
  }
  let receivedBytes = 0;
  for await (const chunk of request) receivedBytes += chunk.length;
  return { receivedBytes, wantsStream: false };
}

function answerBytes({ finalBytes, partials }: Omit<Case, 'line'>, wantsStream: boolean): Buffer[] {
  const stretches = wantsStream ? streamAnswer(finalBytes, partials) : plainAnswer(finalBytes);
  return stretches.map(bytesOf);
}

const base64 = new Map<string, Buffer>();

/** Encoded once: the server must never be what is waited for. */
function bytesOf(stretch: Stretch): Buffer {
  if (stretch.kind === 'text') return Buffer.from(stretch.text);
  const name = `${stretch.kind} ${stretch.pictureBytes}`;
  const encoded = base64.get(name) ?? Buffer.from(picture(stretch.pictureBytes, stretch.kind).toString('base64'));
  base64.set(name, encoded);
  return encoded;
}

function picture(bytes: number, kind: 'partial' | 'final'): Buffer {
  return createPicture(bytes, kind);
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
