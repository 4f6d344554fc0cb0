import { refused } from './problems.ts';

export type Part = {
  readonly name: string;
  /** Undefined when the part is a text field. */
  readonly filename: string | undefined;
  /** As sent, lower case, without parameters; undefined when the part names none. */
  readonly contentType: string | undefined;
  readonly bytes: Buffer;
};

/**
 * Reads a whole multipart/form-data body (RFC 7578) without any of the leniency of real servers, so that a body that
 * passes here passes everywhere: CRLF only, nothing before the first boundary, nothing after the last.
 * @throws Refused (400) where the body breaks the format.
 */
export function readMultipart(body: Buffer, contentType: string): readonly Part[] {
  const boundary = boundaryOf(contentType);
  const first = Buffer.from(`--${boundary}`);
  const next = Buffer.from(`\r\n--${boundary}`);
  if (!body.subarray(0, first.length).equals(first)) throw broken('the body does not start with its boundary');
  const parts: Part[] = [];
  let at = first.length;
  while (!startsWith(body, at, '--')) {
    if (!startsWith(body, at, '\r\n')) throw broken('a boundary is not followed by CRLF');
    const end = body.indexOf(next, at + 2);
    if (end < 0) throw broken('the closing boundary is missing');
    parts.push(readPart(body.subarray(at + 2, end)));
    at = end + next.length;
  }
  const rest = body.subarray(at + 2).toString('latin1');
  if (rest !== '' && rest !== '\r\n') throw broken('bytes follow the closing boundary');
  if (parts.length === 0) throw broken('the body has no parts');
  return parts;
}

function boundaryOf(contentType: string): string {
  const found = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const boundary = found?.[1] ?? found?.[2];
  if (boundary === undefined) throw broken('the Content-Type header has no boundary');
  if (boundary.length > 70 || !/^[\w'()+,\-./:=? ]*[\w'()+,\-./:=?]$/.test(boundary)) throw broken('illegal boundary');
  return boundary;
}

function readPart(part: Buffer): Part {
  const split = part.indexOf('\r\n\r\n');
  if (split < 0) throw broken('a part has no empty line after its headers');
  const headers = new Map<string, string>();
  for (const line of part.subarray(0, split).toString('utf8').split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    if (colon < 1 || /[^a-z-]/.test(name)) throw broken(`a part has the header line ${JSON.stringify(line)}`);
    if (headers.has(name)) throw broken(`a part has the header ${name} twice`);
    headers.set(name, line.slice(colon + 1).trim());
  }
  const disposition = headers.get('content-disposition') ?? '';
  if (!/^form-data(;|$)/.test(disposition)) throw broken('a part has no "Content-Disposition: form-data"');
  const name = quoted(disposition, 'name');
  if (!name) throw broken('a part has no name');
  if (headers.has('content-transfer-encoding')) throw broken(`the part '${name}' is transfer-encoded`);
  return {
    name,
    filename: quoted(disposition, 'filename'),
    contentType: headers.get('content-type')?.split(';')[0]?.trim().toLowerCase(),
    bytes: part.subarray(split + 4),
  };
}

function quoted(disposition: string, key: string): string | undefined {
  const value = new RegExp(`;\\s*${key}="([^"\\r\\n]*)"`).exec(disposition)?.[1];
  // The escapes of the HTML standard's multipart encoding, the only ones a form may use.
  return value?.replace(/%22/g, '"').replace(/%0D/g, '\r').replace(/%0A/g, '\n');
}

function startsWith(body: Buffer, at: number, text: string): boolean {
  return body.subarray(at, at + text.length).toString('latin1') === text;
}

function broken(why: string): Error {
  return refused(null, null, `Could not parse multipart form: ${why}.`);
}
