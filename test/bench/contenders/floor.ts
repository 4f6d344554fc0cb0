import { once } from 'node:events';
import { type FileHandle, open } from 'node:fs/promises';
import { request } from 'node:http';
import net from 'node:net';
import tls from 'node:tls';
import { base64Length, type Stretch, streamAnswer } from '../server/answer.ts';
import { MODEL, PROMPT, type Task } from './task.ts';

/** Decoded pieces of this size are written while the next bytes arrive. */
const PIECE_BYTES = 768 * 1024;
const SENT_PIECE_BYTES = 256 * 1024;

type Take = (bytes: Buffer) => void;

/**
 * What no client can beat. `discard` looks at nothing; `decode` knows beforehand where in the answer the pictures are, so that
 * it neither parses nor checks.
 */
export async function receive(task: Task, variant: string): Promise<void> {
  const stretches = streamAnswer(task.finalBytes, task.partials);
  if (variant === 'discard') {
    await readAnswer(task, stretches, () => undefined);
    task.fileClosed();
    return;
  }
  const file = await open(task.file, 'w');
  const final = createDecoder(file);
  const preview = createDecoder();
  const takers: Readonly<Record<Stretch['kind'], Take>> = {
    text: () => undefined,
    partial: preview.take,
    final: final.take,
  };
  await readAnswer(task, stretches, cutBy(stretches, takers));
  task.pictureWhole();
  await final.end();
  await file.close();
  task.fileClosed();
}

/** HTTP/1.0 answers come without chunks: after the header every byte is the answer's. */
async function readAnswer(task: Task, stretches: readonly Stretch[], take: Take): Promise<void> {
  const { protocol, hostname, port, pathname } = new URL(task.baseUrl);
  const isSecure = protocol === 'https:';
  const socket = isSecure ? tls.connect(Number(port), hostname) : net.connect(Number(port), hostname);
  await once(socket, isSecure ? 'secureConnect' : 'connect');
  const body = JSON.stringify({ model: MODEL, prompt: PROMPT, stream: true, partial_images: task.partials });
  socket.write(
    `POST ${pathname}/images/generations HTTP/1.0\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  let left = stretches.reduce((sum, stretch) => sum + lengthOf(stretch), 0);
  let inHeader = true;
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', () => reject(new Error(`the answer ended ${left} bytes early`)));
    socket.on('data', (chunk: Buffer) => {
      const bytes = inHeader ? chunk.subarray(chunk.indexOf('\r\n\r\n') + 4) : chunk;
      inHeader = false;
      take(bytes);
      left -= bytes.length;
      if (left === 0) resolve();
    });
  });
  socket.destroy();
}

function cutBy(stretches: readonly Stretch[], takers: Readonly<Record<Stretch['kind'], Take>>): Take {
  let index = 0;
  let left = lengthOf(stretches[0]);
  return (bytes) => {
    for (let at = 0; at < bytes.length; ) {
      const here = bytes.subarray(at, at + left);
      takers[stretches[index]?.kind ?? 'text'](here);
      at += here.length;
      left -= here.length;
      if (left === 0) left = lengthOf(stretches[++index]);
    }
  };
}

function lengthOf(stretch: Stretch | undefined): number {
  if (!stretch) return Number.POSITIVE_INFINITY;
  return stretch.kind === 'text' ? stretch.text.length : base64Length(stretch.pictureBytes);
}

/** Decodes into pieces and writes each when it is full; without a file they are dropped. */
function createDecoder(file?: FileHandle): { readonly take: Take; readonly end: () => Promise<void> } {
  let piece = Buffer.allocUnsafe(PIECE_BYTES);
  let filled = 0;
  let rest = '';
  let written: Promise<unknown> = Promise.resolve();

  return { take, end };

  function take(bytes: Buffer): void {
    const text = rest + bytes.toString('latin1');
    const usable = text.length - (text.length % 4);
    rest = text.slice(usable);
    if (filled + (usable / 4) * 3 > PIECE_BYTES) flush();
    filled += piece.write(text.slice(0, usable), filled, 'base64');
  }

  function flush(): void {
    const full = piece.subarray(0, filled);
    if (file) {
      written = written.then(() => file.write(full));
      piece = Buffer.allocUnsafe(PIECE_BYTES);
    }
    filled = 0;
  }

  async function end(): Promise<void> {
    flush();
    await written;
  }
}

/** The files through a request with nothing around them, one piece at a time. */
export async function send(task: Task): Promise<void> {
  const outgoing = request(`${task.baseUrl}/images/edits`, { method: 'POST' });
  const replied = once(outgoing, 'response');
  const piece = Buffer.allocUnsafe(SENT_PIECE_BYTES);
  for (const file of task.uploads) {
    await using handle = await open(file);
    for (;;) {
      const { bytesRead } = await handle.read(piece);
      if (bytesRead === 0) break;
      await new Promise((resolve) => outgoing.write(piece.subarray(0, bytesRead), resolve));
    }
  }
  outgoing.end();
  const [reply] = await replied;
  reply.resume();
  await once(reply, 'end');
  task.fileClosed();
}
