import type { Part } from '../core/wire/http.ts';

export interface MultipartBody {
  /** Exact, in bytes. */
  readonly length: number;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** A multipart/form-data body (RFC 7578) whose length is known before its first byte leaves. */
export function multipartBody(parts: readonly Part[], boundary: string): MultipartBody {
  const encoder = new TextEncoder();
  const pieces = parts.flatMap((part) => [
    encoder.encode(`--${boundary}\r\n${partHeaders(part)}\r\n\r\n`),
    'bytes' in part ? part.bytes : encoder.encode(part.value),
    encoder.encode('\r\n'),
  ]);
  pieces.push(encoder.encode(`--${boundary}--\r\n`));
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return { length, chunks: inTurn(pieces) };
}

async function* inTurn(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

function partHeaders(part: Part): string {
  const disposition = `Content-Disposition: form-data; name="${quoted(part.name)}"`;
  if (!('bytes' in part)) return disposition;
  return `${disposition}; filename="${quoted(part.filename)}"\r\nContent-Type: ${part.contentType}`;
}

/** As browsers do it: the three characters that would end the value are percent-encoded. */
function quoted(value: string): string {
  return value.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
}
