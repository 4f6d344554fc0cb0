import type { FilePart, Part } from '../core/wire/http.ts';

export interface MultipartBody {
  /** Exact, in bytes. */
  readonly length: number;
  /** Files are opened when their turn comes, and closed also where the loop is left early. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

type Piece = Uint8Array | FilePart;

/** A multipart/form-data body (RFC 7578) whose length is known before its first byte leaves. */
export function multipartBody(parts: readonly Part[], boundary: string): MultipartBody {
  const encoder = new TextEncoder();
  const pieces: Piece[] = [];
  let text = '';
  for (const part of parts) {
    text += `--${boundary}\r\n${partHeaders(part)}\r\n\r\n`;
    if (isFile(part)) {
      pieces.push(encoder.encode(text), part);
      text = '\r\n';
    } else {
      text += `${part.value}\r\n`;
    }
  }
  pieces.push(encoder.encode(`${text}--${boundary}--\r\n`));
  return { length: pieces.reduce((sum, piece) => sum + sizeOf(piece), 0), chunks: inTurn(pieces) };
}

async function* inTurn(pieces: readonly Piece[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    if ('content' in piece) yield* piece.content.open();
    else yield 'bytes' in piece ? piece.bytes : piece;
  }
}

function sizeOf(piece: Piece): number {
  if ('content' in piece) return piece.content.size;
  return 'bytes' in piece ? piece.bytes.length : piece.length;
}

function isFile(part: Part): part is FilePart {
  return 'filename' in part;
}

function partHeaders(part: Part): string {
  const disposition = `Content-Disposition: form-data; name="${quoted(part.name)}"`;
  if (!isFile(part)) return disposition;
  return `${disposition}; filename="${quoted(part.filename)}"\r\nContent-Type: ${part.contentType}`;
}

/** As browsers do it: the three characters that would end the value are percent-encoded. */
function quoted(value: string): string {
  return value.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
}
