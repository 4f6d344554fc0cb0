import type { IncomingMessage } from 'node:http';

/** Reads a request's body to its end. @returns `whole: false` where the client hung up before */
export async function readBody(request: IncomingMessage): Promise<{ readonly bytes: Buffer; readonly whole: boolean }> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return { bytes: Buffer.concat(chunks), whole: true };
  } catch {
    return { bytes: Buffer.concat(chunks), whole: false };
  }
}
