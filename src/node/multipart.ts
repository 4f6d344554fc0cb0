import { type FileData, sizeOf } from '../core/model/file-data.ts';
import type { FilePart, Part } from '../core/wire/http.ts';

export interface MultipartBody {
  /** Exact, in bytes. */
  readonly length: number;
  /** Files are opened when their turn comes, and closed also where the loop is left early. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** A multipart/form-data body (RFC 7578) whose length is known before its first byte leaves. */
export function multipartBody(parts: readonly Part[], boundary: string): MultipartBody {
  const encoder = new TextEncoder();
  const pieces: FileData[] = [];
  let text = '';
  for (const part of parts) {
    text += `--${boundary}\r\n${partHeaders(part)}\r\n\r\n`;
    if (isFile(part)) {
      pieces.push({ bytes: encoder.encode(text) }, part);
      text = '\r\n';
    } else {
      text += `${part.value}\r\n`;
    }
  }
  pieces.push({ bytes: encoder.encode(`${text}--${boundary}--\r\n`) });
  return { length: pieces.reduce((sum, piece) => sum + sizeOf(piece), 0), chunks: inTurn(pieces) };
}

async function* inTurn(pieces: readonly FileData[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    if ('bytes' in piece) yield piece.bytes;
    else yield* piece.content.open();
  }
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
